/** Rules C01–C32: each is broken by one changed text of a real report and silent before; the findings on the units. */
import { describe, expect, it } from 'vitest';
import type { Print } from '../src/check/check.ts';
import { viewReport } from '../src/check/reading/view.ts';
import type { Finding } from '../src/diagnostics/finding.ts';
import { loadCatalogues } from '../src/loading.ts';
import type { ProfileFiles } from '../src/model/profile-files.ts';
import {
  type Block,
  type Cell,
  type ChartSeries,
  type Inline,
  plainText,
  type Report,
  type Table,
} from '../src/model/report.ts';
import { analyseUnit, paths, printedForms } from './support.ts';
import { factsOf, rulesOf, toldBy } from './support-check.ts';

const C_RULES = rulesOf('C');

type Change = (text: string) => string;

const contexts = new Map<string, { context: Print; report: Report }>();

/** What the rules get for a unit; made once. */
function unit(name: string) {
  const known = contexts.get(name);
  if (known !== undefined) return known;
  const { dossier, profile, figures, report, files } = analyseUnit(name);
  if (!dossier || !profile || !figures || !report || !files) {
    throw new Error(`${name} cannot be composed`);
  }
  const { value: catalogues } = loadCatalogues(dossier.year, { profile } as ProfileFiles, paths);
  if (catalogues === undefined) throw new Error('no catalogues');
  const { classification, tableSet } = catalogues;
  const { classes } = tableSet;
  const tables = printedForms(tableSet.tables);
  const prose = files.markdownFiles.map((file) => ({ file, text: files.readMarkdown(file) ?? '' }));
  const given = { dossier, figures, classification, tables, classes, locate: () => ({ file: 'x' }) };
  const view = viewReport(report, () => undefined);
  const made = { report, context: { ...factsOf(given, { prose }, profile), view } };
  contexts.set(name, made);
  return made;
}

function findings(rule: string, name: string, change: Change): Finding[] {
  const { context, report } = unit(name);
  const view = viewReport(changed(report, change), () => undefined);
  return C_RULES.filter(({ id }) => id === rule).flatMap((one) => toldBy(one, { ...context, view }));
}

const untouched = new Map<string, ReadonlySet<string>>();

/** Messages of a rule about a unit's own report; asked once. */
function told(rule: string, name: string): ReadonlySet<string> {
  const key = `${rule} ${name}`;
  const known = untouched.get(key) ?? new Set(findings(rule, name, (text) => text).map(({ message }) => message));
  untouched.set(key, known);
  return known;
}

/** Every text of the report goes through `change`. */
function changed(report: Report, change: Change): Report {
  const inlines = (text: readonly Inline[]): Inline[] => [{ kind: 'text', text: change(plainText(text)) }];
  const cell = (one: Cell): Cell => ({ ...one, paragraphs: one.paragraphs.map(inlines) });
  const table = (one: Table): Table => ({ ...one, body: one.body.map((row) => row.map(cell)) });
  const points = (one: ChartSeries): ChartSeries => ({
    ...one,
    points: one.points.map((point) => ({ ...point, text: change(point.text) })),
  });
  const block = (one: Block): Block => {
    if (one.kind === 'paragraph') return { ...one, text: inlines(one.text) };
    if (one.kind === 'chart') return { ...one, series: one.series.map(points) };
    return one.kind === 'table' ? table(one) : one;
  };
  return { ...report, parts: report.parts.map((part) => ({ ...part, blocks: part.blocks.map(block) })) };
}

/** Replaces the first occurrence in the report. @throws when there is none */
function swap(name: string, from: string, to: string): Change {
  let done = false;
  const { view } = unit(name).context;
  const isPrinted =
    view.texts.some(({ text }) => text.includes(from)) || JSON.stringify(view.report).includes(`"${from}"`);
  if (!isPrinted) throw new Error(`“${from}” is not in ${name}`);
  return (text) => {
    if (done || !text.includes(from)) return text;
    done = true;
    return text.replace(from, to);
  };
}

const Q = 'qingshan-2022';
const L = 'luxian-2023';
const S = 'lengshuitan-2021';
const H = 'heshui-2024';

/** rule, unit, text as it is, text with the fault, piece of the message */
const FAULTS: readonly (readonly [rule: string, name: string, from: string, to: string, message: string])[] = [
  ['C01', Q, '2022年度收、支总计1114.03万元', '2022年度收、支总计1114.30万元', '为 1114.03万元'],
  ['C02', Q, '收、支总计各减少75.64万元，下降6.4%', '收、支总计各减少75.64万元，下降6.8%', '6.4%'],
  ['C02', Q, '收、支总计各减少75.64万元，下降6.4%', '收、支总计各增加75.64万元，增长6.4%', '应为减少'],
  ['C02', Q, '各减少75.64万元，下降6.4%', '各减少75.64万元，增长6.4%', '方向不一致'],
  ['C02', L, '比2022年度212.96万元减少27.56万元', '比2022年度221.96万元减少27.56万元', '212.96万元'],
  ['C02', L, '比2022年度212.96万元减少27.56万元', '比2022年度221.96万元减少27.56万元', '应为减少 36.56万元'],
  ['C02', L, '比2022年度212.96万元减少27.56万元', '比2022年度0万元减少27.56万元', '上年数为零'],
  ['C02', Q, '国有资本经营预算财政拨款收入0万元，比', '一般公共预算财政拨款收入1085.68万元，比', '不是无增减'],
  ['C03', Q, '财政拨款收入1114.03万元，占本年收入100%', '财政拨款收入1114.03万元，占本年收入99%', '应为 100%'],
  ['C03', L, '上级补助收入0万元，占0%', '上级补助收入3万元，占0%', '为 0万元'],
  ['C04', Q, '占本年支出11.3%', '占本年支出13.1%', '应为 11.3%'],
  ['C04', H, '占总支出的61.46%', '占总支出的64.16%', '应为 61.46%'],
  ['C05', Q, '年度财政拨款收、支总计1114.03万元', '年度财政拨款收、支总计1141.03万元', '为 1114.03万元'],
  ['C06', Q, '一般公共预算财政拨款收入1085.68万元', '一般公共预算财政拨款收入1058.68万元', '为 1085.68万元'],
  ['C07', Q, '占本年支出合计的97.5%', '占本年支出合计的95.7%', '应为 97.5%'],
  ['C07', L, '一般公共预算支出决算数为1919.15万元', '一般公共预算支出决算数为1991.15万元', '1919.15万元'],
  ['C08', Q, '卫生健康（类）支出1080.57万元，占99.5%', '卫生健康（类）支出1085.07万元，占99.5%', '为 1080.57万元'],
  ['C08', Q, '卫生健康（类）支出1080.57万元，占99.5%', '卫生健康（类）支出1080.57万元，占95.9%', '应为 99.5%'],
  ['C08', Q, '卫生健康（类）支出1080.57万元，占99.5%', '卫生健康（类）支出1041.14万元，占95.9%', '比重之和'],
  ['C08', L, '住房保障支出55.58万元，占2.9%', '其他', '没有写“住房保障支出”'],
  ['C09', Q, '完成年初预算的112.9%', '完成年初预算的111.9%', '应为 112.9%'],
  ['C09', Q, '支出决算为1085.68万元，完成年初预算的116.8%', '支出决算为1085.68万元，完成年初预算的118.6%', '116.8%'],
  ['C09', Q, '完成预算的47.1%', '完成预算的41.7%', '应为 47.1%'],
  ['C10', Q, '年初预算为45.03万元', '年初预算为54.03万元', '为 45.03万元'],
  ['C10', Q, '支出决算数大于年初预算数', '支出决算数小于年初预算数', '应为大于'],
  ['C10', Q, '4.卫生健康支出（类）行政事业单位医疗（款）', '4.卫生健康支出（类）医疗救助（款）', '不相配'],
  ['C10', Q, '4.卫生健康支出（类）行政事业单位医疗（款）', '4.其他（款）', '没有写“卫生健康支出（类）'],
  ['C10', Q, '支出决算数大于年初预算数的主要原因是在职人员政策性增资。', '', '没有写明大于预算的原因'],
  [
    'C11',
    Q,
    '年初预算为0万元，支出决算为5.11万元',
    '年初预算为0万元，支出决算为5.11万元，完成年初预算的100%',
    '不能计算',
  ],
  ['C12', Q, '人员经费118.82万元', '人员经费118.28万元', '为 118.82万元'],
  ['C12', Q, '一般公共预算财政拨款基本支出126.18万元', '一般公共预算财政拨款基本支出126.81万元', '为 126.18万元'],
  ['C13', Q, '基本工资、津贴补贴', '津贴补贴', '没有列“基本工资”'],
  ['C13', Q, '办公费、物业管理费', '办公费、印刷费、物业管理费', '列有“印刷费”'],
  ['C14', Q, '本年支出28.35万元，年末', '本年支出28.53万元，年末', '为 28.35万元'],
  ['C14', Q, '（项）。支出决算为28.35万元', '（项）。支出决算为28.53万元', '这一项为 28.35万元'],
  ['C14', Q, '2022年度政府性基金预算财政拨款年初结转和结余0万元', '本部门无政府性基金预算财政拨款支出', '本节写'],
  ['C15', L, '国有资本经营预算财政拨款支出0万元', '国有资本经营预算财政拨款支出3万元', '为 0万元'],
  ['C16', L, '支出决算为1.27万元，完成预算25.4%', '支出决算为1.27万元，完成预算24.5%', '25.4%'],
  ['C16', L, '公务接待费支出决算1.27万元，占100%', '公务接待费支出决算1.27万元，占90%', '应为 100%'],
  ['C16', L, '公务接待费支出1.27万元，完成预算25.4%', '公务接待费支出1.72万元，完成预算25.4%', '为 1.27万元'],
  ['C16', L, '主要原因是减少公务接待支出。', '本年度未发生公务接待。', '未发生公务接待'],
  ['C16', L, '主要原因是减少公务接待支出。', '主要原因是上年有接待，本年度未发生公务接待。', '未发生公务接待'],
  ['C17', L, '国内公务接待24批次，120人次', '国内公务接待42批次，120人次', '批次为 24'],
  ['C17', L, '更新购置公务用车0辆', '更新购置公务用车1辆', '购置数为 0'],
  ['C18', L, '国内公务接待支出1.27万元', '国内公务接待支出1.17万元', '之和为 1.17万元'],
  ['C18', L, '国内公务接待支出1.27万元', '国内公务接待支出1.17万元（含外事接待支出0万元）', '为 1.27万元'],
  ['C19', Q, '机关运行经费支出7.36万元', '机关运行经费支出8.36万元', '大于公用经费'],
  ['C19', Q, '机关运行经费支出7.36万元', '机关运行经费支出6.36万元', '应当相等'],
  ['C20', Q, '占服务支出金额的100%', '占工程支出金额的100%', '应除以服务支出金额'],
  ['C20', Q, '占政府采购支出总额的86.3%', '占政府采购支出总额的68.3%', '应为 86.3%'],
  ['C20', Q, '政府采购工程支出184.3万元', '政府采购工程支出148.3万元', '三项之和'],
  ['C20', Q, '授予小微企业合同金额29.96万元', '授予小微企业合同金额299.6万元', '大于授予中小企业'],
  ['C21', Q, '截至2022年12月31日，武汉', '截至2021年12月31日，武汉', '截至2022年12月31日'],
  ['C21', L, '主要领导干部用车0辆', '主要领导干部用车2辆', '之和为 2辆'],
  ['C22', Q, '共得91.66分', '共得96.66分', '为 91.66分'],
  ['C22', Q, '共涉及6个一级项目', '共涉及7个一级项目', '项目个数前后不一'],
  ['C22', Q, '资金959.5万元', '资金995.5万元', '为 959.5万元'],
  ['C23', Q, '受理办结市民热线386件，按时', '受理办结市民热线386件，接待来访群众205人，按时', '市民热线'],
  ['C24', Q, '二是新增医疗保障综合服务大厅', '二是但新增医疗保障综合服务大厅', '没有说明'],
  ['C25', H, '医疗救助2506.15万元', '医疗救助2560.15万元', '之和为 15411.29万元'],
  ['C25', Q, '市级308万元', '市级380万元', '之和为 1577.48万元'],
  ['C26', H, '资产管理六个方面', '资产管理五个方面', '所列为 6 个'],
  ['C26', H, '围绕四大核心方向', '围绕五大核心方向', '所列为 4 个'],
  ['C26', H, '内设机构4个股室', '内设机构3个股室', '所列为 4'],
  ['C27', H, '预算执行率为85.01%', '预算执行率为38.54%', '是占总支出的比重'],
  [
    'C09',
    Q,
    '支出决算为1085.68万元，完成年初预算的116.8%',
    '支出决算为1085.68万元，完成全年预算的116.8%',
    '写成全年预算的',
  ],
  ['C23', Q, '受理办结市民热线386件，按时', '人民群众满意度93%，按时', '自评表“人民群众满意度”'],
  ['C24', Q, '城乡医疗救助减少329.45万元', '城乡医疗救助增加329.45万元', '文字写成增加'],
  ['C28', Q, '987.85', '978.85', '明细为 987.85万元'],
  ['C28', Q, '用于城乡医疗救助的彩票公益金支出', '城乡医疗救助彩票公益金支出', '名称印为'],
  ['C29', Q, '1189.67', '1198.67', '应为 1189.67万元'],
  ['C30', Q, '①城乡医疗救助709.41万元', '①城乡医疗救助790.41万元', '明细中“城乡医疗救助”'],
  ['C31', Q, '执行数为219.66万元', '执行数为219.96万元', '只差一位'],
  ['C32', Q, '完成预算的47.1%', '完成预算的47.2%', '数据中没有 47.2%'],
  ['C32', L, '支出决算为18.6万元', '支出决算为18.61万元', '数据中没有 18.61万元'],
  ['C32', H, '占总支出的61.46%', '占总支出的61.47%', '数据中没有 61.47%'],
];

/** A unit whose report gives a rule nothing to say. */
const SILENT: Readonly<Record<string, string>> = { C02: Q, C13: Q, C19: Q, C21: Q, C22: Q, C23: S, C24: S, C27: Q };

describe('rules C', () => {
  it.each(C_RULES.map(({ id }) => id))('%s is silent on a right report', (rule) => {
    expect(findings(rule, SILENT[rule] ?? Q, (text) => text)).toEqual([]);
  });

  it.each(FAULTS)('%s finds in %s: %s → %s', (rule, name, from, to, message) => {
    const before = told(rule, name);
    const after = findings(rule, name, swap(name, from, to));
    const added = after.filter((one) => rule === 'C23' || rule === 'C24' || !before.has(one.message));
    expect(added.map((one) => one.message).join('\n')).toContain(message);
  });

  it('C16 lets a unit say what it did not do last year', () => {
    const said = (to: string) => {
      const faults = findings('C16', L, swap(L, '主要原因是减少公务接待支出。', to));
      return faults.filter(({ actual }) => actual === '未发生公务接待');
    };
    expect(said('主要原因是上年未发生公务接待。')).toEqual([]);
    expect(said('主要原因是未发生公务接待。')).toHaveLength(1);
  });

  it('has a faulty case for every rule', () => {
    const missing = C_RULES.filter(({ id }) => id !== 'C33' && !FAULTS.some(([rule]) => rule === id));
    expect(missing).toEqual([]);
  });

  it('has no two findings of one rule with one message', () => {
    for (const name of [Q, L, S, H]) {
      const told = C_RULES.flatMap((rule) => toldBy(rule, unit(name).context)).map(
        ({ rule, message }) => `${rule} ${message}`,
      );
      expect(new Set(told).size).toBe(told.length);
    }
  });

  it('says nothing about an empty report, and does not throw', () => {
    const { context, report } = unit(Q);
    const view = viewReport({ ...report, parts: [] }, () => undefined);
    for (const rule of C_RULES) {
      const said = toldBy(rule, { ...context, view });
      expect(said, rule.id).toEqual([]);
    }
  });
});

describe('what the program prints itself', () => {
  /** Messages of a rule about the report with another block for each of a kind. */
  const saidOf = <Kind extends Block['kind']>(
    rule: string,
    kind: Kind,
    change: (block: Extract<Block, { kind: Kind }>) => Block,
  ) => {
    const { context, report } = unit(Q);
    const blocks = (part: Report['parts'][number]) =>
      part.blocks.map((block) => (block.kind === kind ? change(block as Extract<Block, { kind: Kind }>) : block));
    const parts = report.parts.map((part) => ({ ...part, blocks: blocks(part) }));
    const print = { ...context, view: viewReport({ ...report, parts }, () => undefined) };
    return C_RULES.filter(({ id }) => id === rule)
      .flatMap((one) => toldBy(one, print))
      .map(({ message }) => message)
      .join('\n');
  };

  it('is charts in the unit and under the years of their figures', () => {
    expect(saidOf('C29', 'chart', (chart) => ({ ...chart, unit: '单位：元' }))).toContain('单位印为 元，应为 万元');
    const stale = (text: string) => text.replace('2021年', '2020年');
    const moved = saidOf('C29', 'chart', (chart) => ({ ...chart, categories: chart.categories.map(stale) }));
    expect(moved).toContain('应为 2021年');
  });

  it('is tables under the numbers of their columns', () => {
    const renumbered = (cell: Cell): Cell =>
      plainText(cell.paragraphs[0] ?? []) === '5' ? { ...cell, paragraphs: [[{ kind: 'text', text: '8' }]] } : cell;
    const head = (table: Table): Table => ({ ...table, head: table.head.map((row) => row.map(renumbered)) });
    expect(saidOf('C28', 'table', head)).toContain('栏次印为“8”');
  });
});

describe('the red head', () => {
  it('is read as all other words are', () => {
    const { context, report } = unit(H);
    const stale = (text: string) => text.replace('2024年', '2021年');
    const parts = report.parts.map((part) => ({
      ...part,
      blocks: part.blocks.map((block) =>
        block.kind === 'redHead' ? { ...block, title: block.title.map(stale) } : block,
      ),
    }));
    const view = viewReport({ ...report, parts }, () => undefined);
    const told = rulesOf('D').flatMap((rule) => toldBy(rule, { ...context, view }));
    expect(told.map(({ message }) => message).join('\n')).toContain('标题的年度是2021年');
  });

  it('and signature stand among the texts of the view', () => {
    const { report } = unit(H);
    const signature: Block = { kind: 'signature', signer: '某某县财政局', date: '2025年13月1日' };
    const view = viewReport({ ...report, parts: [{ id: 'x', kind: 'body', blocks: [signature] }] }, () => undefined);
    expect(view.texts.map(({ kind, text }) => [kind, text])).toEqual([
      ['signature', '某某县财政局'],
      ['signature', '2025年13月1日'],
    ]);
  });
});

describe('sentences of other places', () => {
  const say = (rule: string, ...texts: string[]) => {
    const { context, report } = unit(Q);
    const blocks: Block[] = texts.map((text) => ({ kind: 'paragraph', role: 'body', text: [{ kind: 'text', text }] }));
    const view = viewReport({ ...report, parts: [{ id: 'narrative', kind: 'body', blocks }] }, () => undefined);
    return C_RULES.filter(({ id }) => id === rule).flatMap((one) => toldBy(one, { ...context, view }));
  };

  it('C22 knows the score that stands as a clause of its own', () => {
    expect(say('C22', '评价得分91.66分。')).toEqual([]);
    expect(say('C22', '评价得分91.76分。').map(({ message }) => message)).toEqual([
      expect.stringContaining('为 91.66分'),
    ]);
  });

  it.each([
    ['C01', '2022年度收入总计1,114.03万元，支出总计1,114.03万元。'],
    ['C02', '某项收费5.21万元，较上年决算数增加1.25万元，增长31.6%，主要原因是收费标准调整，增加2万元。'],
    ['C02', '2021年度收入合计比2020年度增加3万元。'],
    ['C09', '项目年初预算为30万元，调整后预算为45万元，支出决算为45万元，完成调整预算的100%。'],
    ['C25', '全年培训1200人次，其中：线上培训300人次，集中培训200人次。'],
    ['C25', '投入资金100万元，其中：设备30万元、耗材20万元，检查医院35家。'],
    ['C26', '内设办公室、价格和采购股、法规股3个股室。'],
    ['C31', '从评价情况看，7个项目全年预算1784.26万元。'],
    ['C02', '2022年度支出822.26万元，比2021年度增加21.11万元，增长2.64%。'],
    ['C32', '约12.34万元，100万元以上的设备，占比超过31.4%。'],
    ['C26', '对财政、民政、卫健等12个部门的数据进行了比对。'],
    ['C26', '完成了医保目录和价格、招标采购和配送两项工作。'],
    ['C02', '机关运行经费支出7.36万元，其中办公费比上年增加3万元，增长9%。'],
    ['C04', '信息化项目支出30万元，医保基金支出合计5.2亿元。'],
    ['C03', '2021年度收入合计980万元，上年收入合计980万元，职工医保基金收入合计12亿元。'],
    ['C05', '一般公共预算财政拨款收入总计1200万元。'],
    ['C16', '国内公务接待费1.2万元。'],
    ['C30', '办公费预算99万元。'],
    ['C25', '现有职工100人，其中：男60人，女40人，党员30人。'],
    ['C26', '采取两方面措施：一是宣传。二是检查。取得三方面成效：一是参保。二是服务。三是监管。'],
    ['C22', '项目绩效自评得分为95分，决策指标评价得分为18分。'],
    ['C09', '一般公共预算财政拨款支出全年预算为1500万元，支出决算为1085.68万元，完成全年预算的72.4%。'],
    ['C23', '全年检查药店210家。2021年检查药店205家。'],
  ])('%s lets pass: %s', (rule, text) => {
    expect(say(rule, text)).toEqual([]);
  });

  it.each([
    ['C01', '2022年度收入总计1,114.03万元，支出总计1,114.30万元。', '1114.03万元'],
    ['C26', '局机关内设办公室、规划股和法规股5个股室。', '5'],
    ['C31', '从评价情况看，7个项目全年预算1784.26元。', '1784.26万元'],
    ['C31', '从评价情况看，7个项目全年预算1748.26万元。', '1784.26万元'],
    ['C02', '2022年度支出822.26万元，比2021年度增加12.11万元，增长2.63%。', '应为 1.5%'],
    ['C30', '①卫生健康（类）支出1088.57万元。', '1080.57万元'],
    ['C25', '全年培训1200人次，其中：线上培训700人次，集中培训600人次。', '之和为 1300人次'],
    ['C20', '政府采购支出总额334.95万元，其中：政府采购货物支出160.47万元。', '150.47万元'],
  ])('%s does not: %s', (rule, text, message) => {
    expect(
      say(rule, text)
        .map((one) => one.message)
        .join(),
    ).toContain(message);
  });
});

/** Every finding of the family on the four units. */
const ON_UNITS: Readonly<Record<string, readonly string[]>> = {
  [Q]: [
    'C23 “定点医药机构开展自查自纠”两处的数不同',
    'C23 “市民热线”各处的数不同',
    'C24 净减少 75.64万元的原因中列有增加的事项',
    'C24 所列原因合计减少 89.3万元，净减少 75.64万元',
    'C24 净减少 95.99万元的原因中列有增加的事项',
    'C24 所列原因合计减少 109.65万元，净减少 95.99万元',
  ],
  [L]: [
    'C02 本段先说收、支总计 1919.15万元',
    'C02 本段先说财政拨款收、支总计 1919.15万元',
    'C13 “主要包括”列有“因公出国（境）费用”、“公务用车运行维护费”',
    'C19 “泸县医疗保障局机关运行经费支出185.4万元”：等于全部公用经费',
    'C21 “单价50万元以上通用设备”',
    'C22 项目个数前后不一：“组织对特殊群体城乡医保补助等9个”，“该类项目总数6个”',
    'C23 “2023年度政府采购预算金额1.5万元，实际支出1.5万元”：政府采购支出说明中“政府采购支出总额”为 4.96万元',
    'C27 “2022年结转17.5万元”：收入支出决算总表的年初结转和结余为 0万元',
  ],
  [S]: [],
  [H]: ['C22 “2024年我单位全年预算收入774.79万元”：自评表的全年预算数为 827.46万元'],
};

describe('findings on the units', () => {
  it.each(Object.entries(ON_UNITS))('%s', (name, expected) => {
    const told = C_RULES.flatMap((rule) => toldBy(rule, unit(name).context)).map(
      ({ rule, message }) => `${rule} ${message}`,
    );
    expect(told.map((message, index) => message.slice(0, expected[index]?.length))).toEqual(expected);
  });
});
