/** A draft: the report to the letter, each finding at its sentence or cell, and a list with pages at the end. */
import { strFromU8, unzipSync } from 'fflate';
import { describe, expect, it } from 'vitest';
import { textsOf } from '../src/model/map-texts.ts';
import { plainText, type Report } from '../src/model/report.ts';
import { analyse } from '../src/pipeline.ts';
import { renderText } from '../src/render/text/render-text.ts';
import { type Draft, draftReport } from '../src/review/draft.ts';
import { issueReport } from '../src/review/issue-list.ts';
import { type Composed, composed, stateOf } from '../src/states.ts';
import { renderDraft } from '../src/stories/draft/draft.ts';
import { issueSection, renderIssueList } from '../src/stories/draft/issues.ts';
import { loadTypefaces } from '../src/style/typefaces.ts';
import { analyseUnit, changedUnit, docxParagraphs, paths, textOf } from './support.ts';

const FACTS = { number: 2, date: '2024-03-05', author: '审核人' };

function reached(unit: string): Composed {
  const analysis = composed(analyseUnit(unit));
  if (analysis === undefined) throw new Error(`${unit} has no report`);
  return analysis;
}

function draftOf({ report, findings, figures }: Composed): Draft {
  return draftReport(report, findings, figures, FACTS);
}

/** The text that carries a remark; of a block of mere strings its kind. */
function remarked({ parts }: Report, number: number): string {
  const blocks = parts.flatMap((part) => part.blocks);
  const texts = blocks
    .flatMap(textsOf)
    .map((text) => plainText(text.filter(({ remarks }) => remarks?.includes(number))));
  const whole = blocks.filter(({ remarks }) => remarks?.includes(number)).map(({ kind }) => `[${kind}]`);
  return [...texts.filter((text) => text !== ''), ...whole].join(' | ');
}

/** What is marked for the finding whose message holds the words. */
function markedFor({ report, findings }: Draft, words: string): string {
  const hits = findings.flatMap(({ finding }, index) => (finding.message.includes(words) ? [index + 1] : []));
  expect(hits, words).toHaveLength(1);
  return remarked(report, hits[0] ?? 0);
}

describe.each(['qingshan-2022', 'lengshuitan-2021', 'luxian-2023', 'heshui-2024', 'putuo-finance-2024'])(
  'the draft of %s',
  (unit) => {
    const analysis = reached(unit);
    const draft = draftOf(analysis);

    it('says what the report says, and has a remark for each finding, in reading order', () => {
      expect(renderText(draft.report)).toBe(textOf(analysis));
      const remarks = draft.report.review?.remarks ?? [];
      expect(remarks.map(({ number }) => number)).toEqual(analysis.findings.map((_, index) => index + 1));
      expect(draft.findings).toHaveLength(analysis.findings.length);
      const carried = draft.report.parts.flatMap(({ blocks }) =>
        blocks.flatMap((block) => [
          ...(block.remarks ?? []),
          ...textsOf(block)
            .flat()
            .flatMap(({ remarks = [] }) => remarks),
        ]),
      );
      const firsts = [...new Set(carried)];
      expect(firsts).toEqual([...firsts].sort((a, b) => a - b));
    });

    it('marks a sentence or cell, not a page: no anchor is longer than a long sentence', () => {
      for (const { number } of draft.report.review?.remarks ?? []) {
        expect(remarked(draft.report, number).length, `${number}`).toBeLessThan(420);
      }
    });
  },
);

describe('anchors', () => {
  const qingshan = draftOf(reached('qingshan-2022'));
  const heshui = draftOf(reached('heshui-2024'));
  const luxian = draftOf(reached('luxian-2023'));

  it.each([
    [qingshan, '“一般公共预算财政拨款支出（合计）完成年初预算”为 116.7%', '116.8'],
    [qingshan, '“城乡医疗救助预算执行得分”为 9.5', '9.42'],
    [qingshan, '“项目属性”同时勾选', '1、持续性项目☑　2、新增性项目☑'],
    [qingshan, '“截止”后接时间', '截止目前'],
    [luxian, '“（”没有与之成对的另一半', '（的通知'],
    [luxian, '“因公出国（境）费完成预算”为 0%', '0'],
    [heshui, '“医保标准化水平”（目标值 显著提升）重复了 2 次', '医保标准化水平'],
  ])('a finding stands where a reader looks for it', (draft, words, text) => {
    expect(markedFor(draft, words)).toContain(text);
  });

  it('a number declared for a table stands in its cell', () => {
    const folder = changedUnit('qingshan-2022', ['"amount": 219.66', '"amount": 220.66']);
    const analysis = composed(analyse(folder, paths, 'data/units/qingshan-2022'));
    if (analysis === undefined) throw new Error('no report');
    const draft = draftOf(analysis);
    expect(markedFor(draft, '“本年项目支出（医疗保障管理事务）”按明细为 245.69万元')).toBe('245.69');
  });

  it('what the report does not print at all is listed without a place', () => {
    expect(markedFor(heshui, '公文缺少主送机关')).toBe('');
  });
});

describe('the papers of a draft', () => {
  it('hold the findings as comments, the list at the end with pages, and a list of their own', async () => {
    const analysis = reached('qingshan-2022');
    const files = await renderDraft(analysis, stateOf(analysis), paths, { ...FACTS, provenance: false, ofd: false });
    const names = [...files.keys()];
    const { title } = analysis.report.meta;
    expect(names).toEqual([
      `${title}（征求意见稿）.docx`,
      `${title}（征求意见稿）.pdf`,
      'review.html',
      '问题清单.docx',
      'findings.json',
      'manifest.json',
    ]);
    const docx = files.get(names[0] ?? '') ?? new Uint8Array();
    const comments = strFromU8(unzipSync(docx)['word/comments.xml'] ?? new Uint8Array());
    expect([...comments.matchAll(/<w:comment /g)]).toHaveLength(analysis.findings.length);
    expect(comments).toContain('w:author="审核人"');
    const dates = [...comments.matchAll(/w:date="([^"]*)"/g)].map(([, date]) => date);
    expect(new Set(dates)).toEqual(new Set(['2024-03-05T00:00:00.000Z']));
    const paragraphs = docxParagraphs(docx);
    const list = paragraphs.slice(paragraphs.indexOf('问题清单'));
    expect(list[1]).toMatch(/^共 \d+ 个错误、\d+ 个警告、\d+ 条提示。$/);
    const row = list.findIndex((text) => text.startsWith('已公开的“城乡医疗救助预算执行得分”'));
    // 序号 and the place in the paper stand before the problem, what to do and the place in the file after it.
    expect(list[row - 3]).toMatch(/^\d+$/);
    expect(list[row - 2]).toBe('R02');
    expect(list[row - 1]).toMatch(/^第37页，第六部分　附件 > 二、.* > 表“.*”行“得分/);
    expect(list[row]).toBe('已公开的“城乡医疗救助预算执行得分”为 9.5，按明细计算为 9.42');
    // The values stand below where the problem does not say them already.
    expect(list[row + 1]).not.toContain('实际');
    expect(list).toContain('实际：持续性项目、新增性项目');
    expect(list).not.toContain('应为：截至');
    const own = docxParagraphs(files.get('问题清单.docx') ?? new Uint8Array());
    expect(own.filter((text) => text !== '').slice(1)).toEqual(list.filter((text) => text !== '').slice(1));
  });

  it('tell of each figure where it comes from, when asked', async () => {
    const analysis = reached('lengshuitan-2021');
    const files = await renderDraft(analysis, stateOf(analysis), paths, { ...FACTS, provenance: true, ofd: false });
    const docx = [...files].find(([name]) => name.endsWith('稿）.docx'))?.[1] ?? new Uint8Array();
    const comments = strFromU8(unzipSync(docx)['word/comments.xml'] ?? new Uint8Array());
    const texts = [...comments.matchAll(/<w:t[^>]*>([^<]*)<\/w:t>/g)].map(([, text = '']) => text);
    expect(texts.filter((text) => text === '数据来源').length).toBeGreaterThan(80);
    const filled = /^填写在：.*三级指标第\d+项 &gt; .*（report\.json 第\d+行第\d+列）$/;
    expect(texts).toContainEqual(expect.stringMatching(filled));
    expect(texts.some((text) => text.startsWith('算式：'))).toBe(true);
  });

  it('can be made of a dossier whose errors stop a report', async () => {
    const folder = changedUnit('qingshan-2022', ['"status": "published"', '"status": "preparing"']);
    const analysis = analyse(folder, paths, 'data/units/qingshan-2022');
    expect(analysis.publishable).toBe(false);
    const reached = composed(analysis);
    expect(reached).toBeDefined();
    if (reached === undefined) return;
    const files = await renderDraft(reached, stateOf(reached), paths, { ...FACTS, provenance: false, ofd: false });
    expect(files.size).toBe(6);
  });
});

describe('the list of findings by itself', () => {
  const units = ['qingshan-2022', 'lengshuitan-2021', 'luxian-2023', 'heshui-2024', 'putuo-finance-2024'];

  it('has only characters that the typefaces have', () => {
    const typefaces = loadTypefaces(paths.fonts);
    for (const unit of units) {
      const report = issueReport([issueSection(reached(unit), paths)]);
      const texts = report.parts.flatMap(({ blocks }) => blocks.flatMap(textsOf).map(plainText));
      expect(typefaces.uncovered(texts.join('')), unit).toEqual([]);
    }
  });

  it('names the file below the folder of the unit and the line, no path of the machine', async () => {
    const [section] = [issueSection(reached('qingshan-2022'), paths)];
    const list = docxParagraphs(await renderIssueList([section]));
    expect(list).toContain('填写在：annex/report.md 第15行第1列');
    expect(list.filter((text) => /^填写在：.*（report\.json 第\d+行/.test(text)).length).toBeGreaterThan(10);
    expect(list.filter((text) => text.includes('data/units'))).toEqual([]);
  });

  it('speaks of the paper and of what is filled in, not of keys', async () => {
    const list = docxParagraphs(await renderIssueList([issueSection(reached('heshui-2024'), paths)]));
    expect(list).toContain('在公文格式要素下补上“主送机关”；普发性文件等确实没有的，在对核查意见的说明中说明理由');
    expect(list).toContain('应为：主送机关 县财政局');
    expect(list.filter((text) => /waivers|document|recipient|shortfallReason|\[\d+\]|\{/.test(text))).toEqual([]);
    // A finding of sixteen indicators tells the lines of all in one paragraph.
    expect(list.filter((text) => /^其余|^填写在/.test(text)).every((text) => text.length < 300)).toBe(true);
  });

  it('tells one cause once, where it stands in the paper first, with the number of what follows', async () => {
    const folder = changedUnit('qingshan-2022', ['"amount": 219.66', '"amount": 220.66']);
    const analysis = composed(analyse(folder, paths, 'data/units/qingshan-2022'));
    if (analysis === undefined) throw new Error('no report');
    const list = docxParagraphs(await renderIssueList([issueSection(analysis, paths)]));
    const row = list.findIndex((text) => text.includes('按明细为 245.69万元'));
    expect(list[row - 1]).toMatch(/^第5页，第二部分[^>]* > 《支出决算表》“医疗保障管理事务”行“项目支出”栏$/);
    expect(list.slice(row, row + 3).join('')).toMatch(/连带：另有 \d{2} 处因此不符/);
    expect(list.filter((text) => text.includes('A33'))).toHaveLength(1);
  });

  it('parts a long title after the name of the unit', async () => {
    const [section] = [issueSection(reached('heshui-2024'), paths)];
    const [title] = issueReport([section]).parts[0]?.blocks ?? [];
    expect(title?.kind === 'paragraph' ? plainText(title.text) : '').toBe(
      '合水县医疗保障局\n2024年单位整体支出绩效自评报告\n问题清单',
    );
  });

  it('holds the findings of several units, also of one that cannot be composed', async () => {
    const broken = analyse(changedUnit('heshui-2024', ['"profile": "gansu"', '"profile": "gansa"']), paths, 'x');
    const sections = [issueSection(reached('lengshuitan-2021'), paths), issueSection(broken, paths)];
    const list = docxParagraphs(await renderIssueList(sections));
    expect(list.filter((text) => text.startsWith('共 '))).toHaveLength(2);
    expect(list).toContain('没有名为“gansa”的模板');
    expect(list).toContain('应为：gansu');
  });
});
