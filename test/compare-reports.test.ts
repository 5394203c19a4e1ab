/** A report and its former state as one: what came and went, and that both states can be had back. */
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { toGrid } from '../src/model/grid.ts';
import { textsOf } from '../src/model/map-texts.ts';
import { normaliseReport } from '../src/model/normalise.ts';
import type { Block, Inline, Report, Table } from '../src/model/report.ts';
import { settleChanges } from '../src/model/settle.ts';
import { analyse } from '../src/pipeline.ts';
import { renderText } from '../src/render/text/render-text.ts';
import { asRead } from '../src/review/compare/as-read.ts';
import { compareReports } from '../src/review/compare/compare-reports.ts';
import { abridged, changedLines } from './marked-text.ts';
import { indicatorForm, smallReport, twoReports } from './report-trees.ts';
import { runs } from './runs.ts';
import { analyseUnit, changedUnit, paths } from './support.ts';

function tablesOf(report: Report): Table[] {
  return report.parts.flatMap(({ blocks }) => blocks.filter((block) => block.kind === 'table'));
}

function idsOf(report: Report): string[] {
  return report.parts.flatMap(({ id, blocks }) => [
    `part ${id}`,
    ...blocks.flatMap((own) => ('id' in own ? [own.id] : [])),
  ]);
}

const ANY = {
  two: runs(100, 20_240_701),
  marked: runs(60, 20_240_702),
  forms: runs(120, 20_240_703),
  same: runs(40, 20_240_704),
  texts: runs(1000, 20_240_705),
};

describe('any two reports', { timeout: ANY.two.timeout }, () => {
  it('are had back from the marks: accepted the present one, rejected the former one', () => {
    fc.assert(
      fc.property(twoReports, ([former, present]) => {
        const marked = compareReports(former, present);
        expect(settleChanges(marked, 'accept')).toEqual(normaliseReport(present));
        expect(asRead(settleChanges(marked, 'reject')).parts).toEqual(asRead(former).parts);
        expect(settleChanges(marked, 'reject').meta).toEqual(present.meta);
        expect(renderText(marked)).toBe(renderText(normaliseReport(present)));
      }),
      ANY.two,
    );
  });

  it('make a marked report that outputs can print: whole grids, one bookmark for each id, marks on every text', () => {
    fc.assert(
      fc.property(twoReports, ([former, present]) => {
        const marked = compareReports(former, present);
        for (const table of tablesOf(marked)) expect(() => toGrid(table)).not.toThrow();
        expect(new Set(idsOf(marked)).size).toBe(idsOf(marked).length);
        for (const block of marked.parts.flatMap(({ blocks }) => blocks)) expectMarkedThroughout(block);
      }),
      ANY.marked,
    );
  });

  it('may be forms that got or lost rows under cells over several rows', () => {
    fc.assert(
      fc.property(indicatorForm, indicatorForm, (former, present) => {
        const marked = compareReports(former, present);
        for (const table of tablesOf(marked)) expect(() => toGrid(table)).not.toThrow();
        expect(settleChanges(marked, 'accept')).toEqual(present);
        expect(settleChanges(marked, 'reject')).toEqual(former);
      }),
      ANY.forms,
    );
  });

  it('have no marks where nothing changed', () => {
    fc.assert(
      fc.property(smallReport, (report) => {
        expect(compareReports(report, report)).toEqual(normaliseReport(report));
      }),
      ANY.same,
    );
  });
});

function expectMarkedThroughout(block: Block): void {
  const { change } = block;
  if (change !== undefined) {
    for (const inline of textsOf(block).flat()) expect(inline.change).toBe(change);
  } else if (block.kind === 'table') {
    [...block.head, ...block.body].forEach((row, index) => {
      const rowChange = block.rowChanges?.get(index);
      if (rowChange === undefined) return;
      for (const inline of row.flatMap(({ paragraphs }) => paragraphs.flat())) expect(inline.change).toBe(rowChange);
    });
  }
}

const text = (words: string): Inline => ({ kind: 'text', text: words });
const figure = (figureId: string, words: string): Inline => ({ kind: 'figure', figureId, text: words });

function reportOf(...blocks: Block[]): Report {
  const meta = { title: '决算', unitName: '甲局', year: 2022, date: '2023-08-20', subject: '', keywords: [] };
  return { meta, parts: [{ id: 'body', kind: 'body', blocks }] };
}

function paragraphOf(...inlines: readonly Inline[]): Block {
  return { kind: 'paragraph', role: 'body', text: inlines };
}

function changed(former: Block[], present: Block[]): string[] {
  return changedLines(compareReports(reportOf(...former), reportOf(...present)));
}

describe('a text', () => {
  it.each([
    ['比上年增加', '比上年减少', '比上年〔-增加-〕〔+减少+〕'],
    ['支出1,085.68万元。', '支出1,090.68万元。', '支出〔-1,085.68-〕〔+1,090.68+〕万元。'],
    ['占98.5%；下降6.4%。', '占98%；增长6.4%。', '占〔-98.5%-〕〔+98%+〕；〔-下降-〕〔+增长+〕6.4%。'],
    ['于8月19日完成。', '于10月20日完成。', '于〔-8月19-〕〔+10月20+〕日完成。'],
    ['医疗保障局', '医保局', '医〔-疗-〕保〔-障-〕局'],
    ['推进DRG改革', '推进DIP改革', '推进〔-DRG-〕〔+DIP+〕改革'],
    [
      '一、救助。其中门诊10人。',
      '一、救助。其中住院8人。其中门诊10人。',
      '一、救助。〔+其中住院8人。+〕其中门诊10人。',
    ],
    ['一是人员增加5万元。', '一是人员增加5万元；二是公用增加3万元。', '一是人员增加5万元〔+；二是公用增加3万元+〕。'],
    [
      '本年的问题主要是医疗救助资金预算数未足额执行，原因是系统建设滞后，其他资金均按预算执行。',
      '本年医疗救助资金没有用完预算，因为系统上线较晚，其他资金均按预算执行。',
      '本年〔-的问题主要是-〕医疗救助资金〔-预算数未足额执行，原因是系统建设滞后-〕〔+没有用完预算，因为系统上线较晚+〕，其他资金均按预算执行。',
    ],
  ])('%s → %s', (former, present, expected) => {
    expect(changed([paragraphOf(text(former))], [paragraphOf(text(present))])).toEqual([expected]);
  });

  it('may repeat itself: both states are had back', { timeout: ANY.texts.timeout }, () => {
    const words = fc
      .array(fc.constantFrom('甲', '乙', '，', '。', '5'), { maxLength: 14 })
      .map((list) => list.join(''));
    fc.assert(
      fc.property(words, words, (former, present) => {
        const marked = compareReports(reportOf(paragraphOf(text(former))), reportOf(paragraphOf(text(present))));
        expect(renderText(settleChanges(marked, 'accept')).trim()).toBe(present);
        expect(renderText(settleChanges(marked, 'reject')).trim()).toBe(former);
      }),
      ANY.texts,
    );
  });

  it('keeps a changed figure whole, and takes a figure from elsewhere that reads the same for the same', () => {
    const former = [paragraphOf(text('支出'), figure('a', '1114.03'), text('万元，占'), figure('rate', '12.3%'))];
    const present = [paragraphOf(text('支出'), figure('a', '1114.13'), text('万元，占'), text('12.3%'))];
    expect(changed(former, present)).toEqual(['支出〔-1114.03-〕〔+1114.13+〕万元，占12.3%']);
  });

  it('shows emphasis that came as a change', () => {
    const strong: Inline = { kind: 'text', text: '一是扩面。', strong: true };
    const lines = changed([paragraphOf(text('一是扩面。二是提质。'))], [paragraphOf(strong, text('二是提质。'))]);
    expect(lines).toEqual(['〔-一是扩面。-〕〔+一是扩面。+〕二是提质。']);
  });
});

const row = (...cells: string[]) => cells.map((words) => ({ paragraphs: [words === '' ? [] : [text(words)]] }));

function tableOf(id: string, body: Table['body'], extra: Partial<Table> = {}): Table {
  const columns = [1, 1, 1];
  return { kind: 'table', id, orientation: 'portrait', columns, head: [], body, style: 'form', notes: [], ...extra };
}

describe('a block', () => {
  it('that cannot be compared in itself is replaced whole, under an id of its own', () => {
    const former = reportOf(tableOf('T', [row('甲', '乙', '丙')]));
    const present = reportOf(tableOf('T', [row('甲', '乙')], { columns: [1, 1] }));
    const marked = compareReports(former, present);
    expect(changedLines(marked)).toEqual(['〔-表T~deleted：（1行）-〕', '〔+表T：（1行）+〕']);
    expect(settleChanges(marked, 'reject')).toEqual(former);
  });

  it('that moved to a part of its own goes there and comes here', () => {
    const own = paragraphOf(text('名词解释'));
    const former = reportOf(own);
    const present = { ...former, parts: [{ id: 'terms', kind: 'body' as const, blocks: [own] }] };
    const marked = compareReports(former, present);
    expect(marked.parts.map(({ id }) => id)).toEqual(['body~deleted', 'terms']);
    expect(settleChanges(marked, 'reject').parts).toEqual(former.parts);
  });

  it('takes the page break before it along', () => {
    const annex = (name: string): Block[] => [{ kind: 'pageBreak' }, paragraphOf(text(`附件${name}：自评表`))];
    const marked = compareReports(reportOf(...annex('甲'), ...annex('乙')), reportOf(...annex('甲')));
    expect(marked.parts[0]?.blocks.map(({ kind, change }) => `${kind} ${change ?? ''}`)).toEqual([
      'pageBreak ',
      'paragraph ',
      'pageBreak deleted',
      'paragraph deleted',
    ]);
  });

  it('is found again on the other side of a page break', () => {
    const annex = (year: string) => paragraphOf(text(`本表反映部门${year}年度各项收入情况。`));
    const pageBreak: Block = { kind: 'pageBreak' };
    const last = paragraphOf(text('结束'));
    expect(changed([pageBreak, annex('2021'), last], [annex('2022'), pageBreak, last])).toEqual([
      '〔-pageBreak-〕',
      '本表反映部门〔-2021-〕〔+2022+〕年度各项收入情况。',
      '〔+pageBreak+〕',
    ]);
  });

  it('of a draft keeps its own remarks, not those of the draft before', () => {
    const review = { watermark: '', label: '第2稿', author: '财务科', date: '2023-08-20', remarks: [], revised: false };
    const before = reportOf(
      paragraphOf({ ...text('支出5万元'), remarks: [7] }),
      paragraphOf({ ...text('去年'), remarks: [8] }),
    );
    const now = { ...reportOf(paragraphOf({ ...text('支出6万元'), remarks: [1] })), review };
    const marked = compareReports(before, now);
    const remarks = marked.parts[0]?.blocks
      .flatMap(textsOf)
      .flat()
      .map((inline) => [inline.change, inline.remarks]);
    expect(remarks).toEqual([
      [undefined, [1]],
      ['deleted', undefined],
      ['inserted', [1]],
      [undefined, [1]],
      ['deleted', undefined],
    ]);
    expect(marked.review?.revised).toBe(true);
    expect(compareReports(now, now).review?.revised).toBe(false);
  });
});

type Edit = readonly [file: string, change: (source: string) => string];

/** What a reader sees of the edits of a unit's dossier. */
function changedIn(unit: string, ...edits: readonly Edit[]): string[] {
  const folder = changedUnit(unit);
  for (const [file, change] of edits) {
    const source = readFileSync(join(folder, file), 'utf8');
    expect(change(source), file).not.toBe(source);
    writeFileSync(join(folder, file), change(source));
  }
  const former = analyseUnit(unit).report;
  const present = analyse(folder, paths).report;
  if (former === undefined || present === undefined) throw new Error(`${unit}: no report`);
  const marked = compareReports(former, present);
  expect(settleChanges(marked, 'accept')).toEqual(normaliseReport(present));
  expect(asRead(settleChanges(marked, 'reject')).parts).toEqual(asRead(former).parts);
  return changedLines(marked).map(abridged);
}

const replaced =
  (from: string | RegExp, to: string): Edit[1] =>
  (source) =>
    source.replace(from, to);

describe('the second draft of a real unit', () => {
  it('shows a new item of expenditure in its tables and sentences, and the numbers that shift', () => {
    const lines = changedIn('qingshan-2022', [
      'report.json',
      (source) =>
        source
          .replace('{ "code": "2101501", "generalPublic": 125.91 }', '{ "code": "2101399", "generalPublic": 12.5 },$&')
          .replace(
            /\{ "code": "2101501", "fund": "generalPublic"/,
            '{ "code": "2101399", "fund": "generalPublic", "initialBudget": 0, "project": 12.5 },$&',
          ),
    ]);
    expect(lines.filter((line) => /行：|其他医疗救助|^〔[-+]\d|总计〔/.test(line))).toMatchInlineSnapshot(`
      [
        "行：〔+2101399+〕｜〔+其他医疗救助支出+〕｜〔+12.50+〕｜〔+12.50+〕｜｜｜｜｜",
        "行：〔+2101399+〕｜〔+其他医疗救助支出+〕｜〔+12.50+〕｜｜〔+12.50+〕｜｜｜",
        "行：〔+2101399+〕｜〔+其他医疗救助支出+〕｜〔+12.50+〕｜｜〔+12.50+〕",
        "2022年度收、支总计〔-1114.03-〕〔+1126.53+〕万元。与2021年度相比，收、支总计各减少〔-75.64-〕〔+63.14+〕万元，下降〔-6.4-〕〔+5.3+〕%，主要原因：一是城…支出20.35万元。",
        "2022年度支出合计〔-1114.03-〕〔+1126.53+〕万元。其中：基本支出…18万元，占本年支出〔-11.3-〕〔+11.2+〕%；项目支出〔-987.85-〕〔+1000.35+〕万元，占本年支出〔-88.7-〕〔+88.8+〕%。主要使用一般行政…支出、城乡医疗救助、〔+其他医疗救助支出、+〕行政运行、用于城乡医…票公益金支出等科目。",
        "2022年度财政拨款收、支总计〔-1114.03-〕〔+1126.53+〕万元。与2021年度…拨款收、支总计各减少〔-75.64-〕〔+63.14+〕万元，下降〔-6.4-〕〔+5.3+〕%，主要原因：一是城…支出20.35万元。",
        "〔+6.卫生健康支出（类）医疗救助（款）…算为0万元，支出决算为12.5万元。+〕",
        "〔-6-〕〔+7+〕.卫生健康支出（类）…在职人员政策性增资。",
        "〔-7-〕〔+8+〕.卫生健康支出（类）…公设施设备购置费用。",
        "〔+6.卫生健康支出（类）医疗救助（款）…项目以外其他用于医疗救助方面的支出。+〕",
        "〔-6-〕〔+7+〕.卫生健康支出（类）…业单位）的基本支出。",
        "〔-7-〕〔+8+〕.卫生健康支出（类）…科目的其他项目支出。",
        "〔-8-〕〔+9+〕.其他支出（类）彩票…助的彩票公益金支出。",
      ]
    `);
  });

  it('shows a dropped project where it was named, counted, described and evaluated', () => {
    const lines = changedIn('qingshan-2022', [
      'report.json',
      (source) => {
        const dossier = JSON.parse(source);
        const projects = dossier.projects.filter(({ id }: { id: string }) => id !== 'children-subsidy');
        const [, item] = dossier.expenditure;
        return JSON.stringify({
          ...dossier,
          projects,
          expenditure: dossier.expenditure.map((own: object) => (own === item ? { ...item, project: 0.03 } : own)),
        });
      },
    ]);
    expect(lines).toMatchInlineSnapshot(`
      [
        "2022年度一般公共…业单位医疗补助政策。〔-⑥职工子女医疗补助费0.03万元，主…成效是落实机关事业单位医疗补助政策。-〕",
        "根据预算绩效管理要求…绩效自评，共涉及项目〔-6-〕〔+5+〕个，资金959.5万…，较好地发挥了效益。",
        "我部门（单位）在20…括涉密项目），共涉及〔-6-〕〔+5+〕个一级项目。",
        "〔-6.职工子女医疗补助费项目绩效自评综…益是：落实机关事业单位医疗补助政策。-〕",
        "项目支出自评结果详见第六部分附件二至〔-七-〕〔+六+〕项项目自评表。",
        "〔-pageBreak-〕",
        "〔-七、2022年度“职工子女医疗补助”项目自评表-〕",
        "〔-表project-self-eval…sidy~deleted：（17行）-〕",
      ]
    `);
  });

  it('shows an indicator more in a form, and not the whole group of rows under its goal', () => {
    const lines = changedIn('qingshan-2022', [
      'report.json',
      (source) => {
        const dossier = JSON.parse(source);
        const { indicators } = dossier.projects[1].selfEvaluation;
        indicators.splice(1, 0, { ...indicators[0], name: '投诉办结率' });
        return JSON.stringify(dossier);
      },
    ]);
    expect(lines).toMatchInlineSnapshot(`
      [
        "行：〔+投诉办结率+〕｜〔+不低于辖区定点医药机构总数的5%+〕｜〔+监督检查辖区定点医疗机构总数的19%+〕｜〔+15+〕",
        "总分｜〔-100-〕〔+115+〕",
      ]
    `);
  });

  it('shows a section that is gone, a paragraph dropped from a cell and a sentence put differently', () => {
    const lines = changedIn(
      'qingshan-2022',
      ['annex/report.md', replaced(/### 三、存在的问题和原因[\s\S]*?### 四、/, '### 三、')],
      ['annex/report.md', replaced('科学合理编制预算，对于临时性工作应动态调整', '科学编制预算，临时性工作应及时调整')],
      ['key-work/6-publicity.md', replaced(/3、4月19日[^\n]*\n\n4、/, '3、')],
      ['overview/structure.md', replaced('内设综合办公室一个机构', '内设综合办公室、基金监管科两个机构')],
    );
    expect(lines).toMatchInlineSnapshot(`
      [
        "从单位构成看，武汉市…组成。内设综合办公室〔-一-〕〔+、基金监管科两+〕个机构。",
        "6｜加强医保政策宣传…传折页200余份。／〔-3、4月19日，我局主要领导带队深入…规和政策，自觉维护好医保基金安全。-〕¶／〔-4-〕〔+3+〕、积极动员辖区定点医…山人民医疗保障服务。",
        "〔-三、存在的问题和原因-〕",
        "〔-本年存在的问题主要是医疗救助资金预算…主要原因是医疗救助信息系统建设滞后。-〕",
        "〔-2022年4月以前，我局依靠民政部门…对我局开展医疗救助工作形成极大影响。-〕",
        "〔-四-〕〔+三+〕、下一步拟改进措施",
        "科学〔-合理-〕编制预算，〔-对于-〕临时性工作应〔-动态-〕〔+及时+〕调整绩效目标，提高目…绩效目标的激励作用。",
      ]
    `);
  });

  it('shows a sum that turned from more to less', () => {
    const lines = changedIn('heshui-2024', [
      'report.json',
      replaced(
        '"performance.overall.funds.basic.executed": 3466300',
        '"performance.overall.funds.basic.executed": 5466300',
      ),
    ]);
    expect(lines).toMatchInlineSnapshot(`
      [
        "根据我局年终决算编制…6.21万元，较上年〔-增加129.58-〕〔+减少70.42+〕万元，〔-增加37.38-〕〔+减少12.88+〕%，主要原因：社保及…支出的38.54%。",
      ]
    `);
  });

  it('shows corrected words and figures in the reports of other places', () => {
    const corrected = changedIn(
      'luxian-2023',
      ['report.json', replaced(/("code": "2210201", "generalPublic": )55.58/, '$157.58')],
      ['report.json', replaced(/("code": "2210201",[^}]*"basic": )55.58/, '$157.58')],
      [
        'annex/department-report.md',
        replaced('在职人员6名，其中局长1名，副局长2名', '在职人员5名，其中局长1名，副局长1名'),
      ],
    );
    expect(corrected.filter((line) => /住房|人员概况/.test(line))).toMatchInlineSnapshot(`
      [
        "2023年度一般公共预算财政拨款支出〔-1919.15-〕〔+1921.15+〕万元，主要用于以下方…771.85万元，占〔-40.22-〕〔+40.18+〕%；卫生健康支出1091.72万元，占〔-56.89-〕〔+56.83+〕%；住房保障支出〔-55.58-〕〔+57.58+〕万元，占〔-2.9-〕〔+3+〕%。",
        "11.住房保障支出（…金（项）：支出决算为〔-55.58-〕〔+57.58+〕万元，完成预算〔-100-〕〔+103.6+〕%。",
        "（三）人员概况。县医…名。年末实有在职人员〔-6-〕〔+5+〕名，其中局长1名，副局长〔-2-〕〔+1+〕名，科员3人。下属事…，长期聘用人员1人。",
        "｜19｜｜十九、住房保障支出｜50｜〔-55.58-〕〔+57.58+〕",
        "221｜住房保障支出｜〔-55.58-〕〔+57.58+〕｜〔-55.58-〕〔+57.58+〕｜｜｜｜｜",
        "22102｜住房改革支出｜〔-55.58-〕〔+57.58+〕｜〔-55.58-〕〔+57.58+〕｜｜｜｜｜",
        "2210201｜住房公积金｜〔-55.58-〕〔+57.58+〕｜〔-55.58-〕〔+57.58+〕｜｜｜｜｜",
        "221｜住房保障支出｜〔-55.58-〕〔+57.58+〕｜〔-55.58-〕〔+57.58+〕｜｜｜｜",
        "22102｜住房改革支出｜〔-55.58-〕〔+57.58+〕｜〔-55.58-〕〔+57.58+〕｜｜｜｜",
        "2210201｜住房公积金｜〔-55.58-〕〔+57.58+〕｜〔-55.58-〕〔+57.58+〕｜｜｜｜",
        "｜19｜｜十九、住房保障支出｜51｜〔-55.58-〕〔+57.58+〕｜〔-55.58-〕〔+57.58+〕｜｜",
        "221｜住房保障支出｜〔-55.58-〕〔+57.58+〕｜〔-55.58-〕〔+57.58+〕｜",
        "22102｜住房改革支出｜〔-55.58-〕〔+57.58+〕｜〔-55.58-〕〔+57.58+〕｜",
        "2210201｜住房公积金｜〔-55.58-〕〔+57.58+〕｜〔-55.58-〕〔+57.58+〕｜",
      ]
    `);
    expect(
      changedIn('lengshuitan-2021', [
        'problems.md',
        (source) =>
          source
            .replace('自从今年六旬中旬起', '自今年六月中旬起')
            .replace('等等问题', '等问题')
            .replace(/我中心通过[^\n]*\n\n/, ''),
      ]),
    ).toMatchInlineSnapshot(`
      [
        "〔-我中心通过全体干部职工的共同努力，医…很大提高，年度目标任务得以全面完成。-〕",
        "2.自〔-从-〕今年六〔-旬-〕〔+月+〕中旬起，我区由原“永…务系统基本医疗账套里〔-等-〕等问题，待创智系统公司不断完善。",
      ]
    `);
  });
});
