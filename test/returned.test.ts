/** A draft that reviewers have commented and changed in Word is read back. */
import { cpSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import type { DraftArguments } from '../src/cli/calls/draft.ts';
import { draft, draftInto } from '../src/cli/commands/draft.ts';
import { readRemarks } from '../src/input/read-remarks.ts';
import { type Inline, plainText, type Report } from '../src/model/report.ts';
import { type ChangePiece, textAfter } from '../src/model/returned-draft.ts';
import type { Origin } from '../src/model/text-origins.ts';
import { analyse } from '../src/pipeline.ts';
import { placedTexts } from '../src/review/printed-texts.ts';
import { numbersIn } from '../src/review/returned/numbers.ts';
import { placeChange } from '../src/review/returned/own-words.ts';
import { REVIEWER, ReviewedDraft } from './returned-edits.ts';
import { paths, replaceOnce, unitFolder } from './support.ts';

const sandbox = mkdtempSync(join(tmpdir(), 'juesuan-returned-'));
afterAll(() => rmSync(sandbox, { recursive: true, force: true }));
const out = join(sandbox, 'out');
const UNIT = 'heshui-2024';
const RETURNED = join(sandbox, 'returned.docx');
let own = new Uint8Array();

const WISHES = {
  since: undefined,
  number: 1,
  date: '2025-08-20',
  author: undefined,
  provenance: true,
  ofd: false,
  keep: 1,
};

/** The draft that was written. */
function wordIn(place: string): Uint8Array<ArrayBuffer> {
  const folder = join(place, UNIT, '征求意见稿');
  const name = readdirSync(folder).find((file) => file.endsWith('.docx') && !file.startsWith('问题清单')) ?? '';
  return new Uint8Array(readFileSync(join(folder, name)));
}

beforeAll(async () => {
  await draftInto(unitFolder(UNIT), { ...paths, out }, WISHES);
  own = wordIn(out);
}, 120_000);

/** A unit of its own. */
function unit(): string {
  const folder = join(mkdtempSync(join(sandbox, 'unit-')), UNIT);
  cpSync(unitFolder(UNIT), folder, { recursive: true });
  return folder;
}

async function readBack(folder: string, edited: ReviewedDraft, wishes: Partial<DraftArguments> = {}): Promise<string> {
  writeFileSync(RETURNED, edited.bytes());
  const written: string[] = [];
  const spy = vi.spyOn(process.stdout, 'write').mockImplementation((text) => written.push(String(text)) > 0);
  try {
    const usual = { read: RETURNED, take: false, format: 'text', keep: 1, quiet: false, provenance: false, ofd: false };
    const places = { units: paths.units, templates: paths.templates, out };
    await draft({ ...usual, ...places, 单位: [folder], ...wishes } as DraftArguments);
  } finally {
    spy.mockRestore();
  }
  return written.join('');
}

const paragraphs = (folder: string) =>
  placedTexts(analyse(folder, paths).report ?? { parts: [] as never, meta: {} as never });
const prints = (folder: string, words: string) => paragraphs(folder).some(({ text }) => text.includes(words));
const file = (folder: string, name: string) => readFileSync(join(folder, name), 'utf8');

const CONDUCT = 'organisation/conduct.md';
/** As far as the list of findings does not quote it. */
const [WRONG, RIGHT] = ['切实可行得评价方案，对部门执行整', '切实可行的评价方案，对部门执行整'];
const MANAGEMENT = 'analysis/management.md';

describe('comments', () => {
  it('are nothing where nobody but the draft itself has spoken', async () => {
    const folder = unit();
    expect(await readBack(folder, new ReviewedDraft(own))).toContain('审核意见 0 条');
    expect(readdirSync(folder)).not.toContain('remarks.json');
  });

  it('become remarks at their words, each once however often the draft is read', async () => {
    const folder = unit();
    const edited = new ReviewedDraft(own).comment('绩效评价工作小组', '写明组长');
    const shown = await readBack(folder, edited);
    expect(shown).toContain('新记入 remarks.json 1 条');
    expect(shown).toContain('张三：写明组长');
    const remark = { id: 'r1', quote: '绩效评价工作小组', text: '写明组长', by: '张三', answers: [], settled: false };
    expect(readRemarks(folder)).toEqual([remark]);
    expect(await readBack(folder, edited)).toContain('新记入 remarks.json 0 条，以前已记下 1 条');
    expect(readRemarks(folder)).toHaveLength(1);
  });

  it('quote as much as tells their place from others with the same words', async () => {
    const folder = unit();
    const sentence = '合水县医疗保障服务中心';
    await readBack(folder, new ReviewedDraft(own).comment(`下设二级单位：${sentence}`, '核对全称'));
    expect(readRemarks(folder)?.[0]?.quote).toBe(`下设二级单位：${sentence}`);
  });

  it('stay where the report has changed since, which is told', async () => {
    const folder = unit();
    const edited = new ReviewedDraft(own).comment('绩效评价工作小组', '写明组长');
    replaceOnce(join(folder, CONDUCT), '工作小组', '专班');
    expect(await readBack(folder, edited)).toContain('现在的报告中没有这些字');
    expect(readRemarks(folder)?.[0]?.quote).toBe('绩效评价工作小组');
  });

  it('of a draft with another signature are not taken for those of reviewers', async () => {
    const folder = unit();
    const stranger = { name: '某某科', date: '2024-03-05T00:00:00Z' };
    const edited = new ReviewedDraft(own).comment('绩效评价工作小组', '应为 1', stranger);
    expect(await readBack(folder, edited)).toContain('请用 --author "某某科" 再读一次');
    expect(readRemarks(folder)).toEqual([]);
  });
});

describe('changed prose', () => {
  it('is told with its place, before and after, and not taken unasked', async () => {
    const folder = unit();
    const before = file(folder, CONDUCT);
    const shown = await readBack(folder, new ReviewedDraft(own).replace(WRONG, RIGHT));
    expect(shown).toContain(`${CONDUCT}:1`);
    expect(shown).toMatch(/“…[^”]*切实可行得[^”]*” → “…[^”]*切实可行的/);
    expect(shown).toContain('可以采纳：加上 --take');
    expect(file(folder, CONDUCT)).toBe(before);
  });

  it('is taken with --take, beside figures of the same paragraph that stay', async () => {
    const folder = unit();
    const before = file(folder, MANAGEMENT);
    const edited = new ReviewedDraft(own).replace(WRONG, RIGHT).replace('三公经费”未超预算', '三公经费”没有超预算');
    const shown = await readBack(folder, edited, { take: true });
    expect(shown).toContain('修订 2 处：采纳 2 处');
    expect(prints(folder, '制定切实可行的评价方案')).toBe(true);
    expect(file(folder, MANAGEMENT)).toBe(before.replace('未超预算。', '没有超预算。'));
    expect(file(folder, MANAGEMENT)).not.toBe(before);
    expect(await readBack(folder, edited, { take: true })).toContain('现在的报告中没有这一段');
  });

  it('of a value of report.json is taken there, and all else stays', async () => {
    const folder = unit();
    const before = file(folder, 'report.json');
    const edited = new ReviewedDraft(own).replace('上级下达项目资金减少', '上级安排项目资金减少');
    expect(await readBack(folder, edited, { take: true })).toContain('已采纳');
    expect(file(folder, 'report.json')).toBe(before.replace('上级下达项目资金减少', '上级安排项目资金减少'));
  });

  it('keeps the line ends of its file', async () => {
    const folder = unit();
    const before = file(folder, MANAGEMENT).replaceAll('\n', '\r\n');
    writeFileSync(join(folder, MANAGEMENT), before);
    await readBack(folder, new ReviewedDraft(own).replace('三公经费”未超预算', '三公经费”没有超预算'), { take: true });
    expect(file(folder, MANAGEMENT)).toBe(before.replace('未超预算。', '没有超预算。'));
  });

  it.each([
    ['a number in words of the unit', '内设机构4个股室', '内设机构5个股室'],
    ['a figure of a sentence or cell', '129.58', '192.58'],
    ['a figure taken out', '218.17', ''],
    ['a number put in', WRONG, '3种可行的'],
    ['the unit of an amount', '100%—80%（含）、80%—60%', '100%—80%（含）、80—60%'],
  ])('%s is told as a figure and never taken', async (_what, removed, added) => {
    const folder = unit();
    const shown = await readBack(folder, new ReviewedDraft(own).replace(removed, added), { take: true });
    expect(shown).toContain('改了数，没有采纳');
    expect(prints(folder, removed)).toBe(true);
    if (added !== '') expect(prints(folder, added)).toBe(false);
  });

  it('of a template, of parted paragraphs and with signs of Markdown is told, not taken', async () => {
    const folder = unit();
    const edited = new ReviewedDraft(own)
      .replace(WRONG, '*切实可行*')
      .part('从整体支出效益分析中更加精确地查找问题')
      .replace('绩效自评工作组织开展情况', '绩效自评组织情况');
    const shown = await readBack(folder, edited, { take: true });
    expect(shown).toContain('Markdown 的记号');
    expect(shown).toContain('段落有分合增删');
    expect(shown).toContain('是模板中的文字');
    expect(shown).toContain('采纳 0 处');
  });

  it('is told beside changes of the draft itself, which count as accepted', async () => {
    const earlier = unit();
    replaceOnce(join(earlier, CONDUCT), '我局成立', '本单位设立');
    const drafted = join(sandbox, 'since');
    await draftInto(unitFolder(UNIT), { ...paths, out: drafted }, { ...WISHES, since: earlier });
    const marked = new ReviewedDraft(wordIn(drafted));
    const folder = unit();
    expect(await readBack(folder, marked)).toContain('修订 0 处');
    expect(await readBack(folder, marked.replace(WRONG, RIGHT), { take: true })).toContain('修订 1 处：采纳 1 处');
    expect(prints(folder, '我局成立绩效评价工作小组')).toBe(true);
    expect(prints(folder, RIGHT)).toBe(true);
  });

  it('is one value in JSON', async () => {
    const shown = await readBack(unit(), new ReviewedDraft(own).replace(WRONG, RIGHT), {
      format: 'json',
    });
    const { changes } = JSON.parse(shown) as { changes: { by: string[]; taken: boolean }[] };
    expect(changes).toMatchObject([{ by: [REVIEWER.name], taken: false }]);
  });
});

describe('words of one paragraph', () => {
  const first: Inline = { kind: 'text', text: '我局成立工作小组，' };
  const template: Inline = { kind: 'text', text: '其中' };
  const second: Inline = { kind: 'text', text: '负责组织 领导。' };
  const text = [first, template, second];
  const report = { parts: [{ id: 'a', kind: 'body', blocks: [{ kind: 'paragraph', role: 'body', text }] }], meta: {} };
  const origins = new Map<Inline, Origin>([
    [
      first,
      {
        file: 'a.md',
        lines: [
          { from: 0, line: 1, text: '' },
          { from: 4, line: 2, text: '' },
        ],
      },
    ],
    [second, { path: ['text'] }],
  ]);
  const squeezed = (words: string) => words.replace(/\s/g, '');

  it('read as the reviewer wrote them, or are not taken: whatever came and went', () => {
    const kinds = fc.array(fc.constantFrom('kept', 'removed'), { minLength: 17, maxLength: 17 });
    const added = fc.array(fc.constantFrom('', '', '甲', '乙丙'), { minLength: 18, maxLength: 18 });
    const whole = squeezed(plainText(text));
    let taken = 0;
    fc.assert(
      fc.property(kinds, added, (kept, put) => {
        const all = [...whole, ''].flatMap((character, index): ChangePiece[] => [
          { kind: 'added', text: put[index] ?? '' },
          { kind: kept[index] === 'removed' && !'其中'.includes(character) ? 'removed' : 'kept', text: character },
        ]);
        const pieces = all.filter(({ text: words }) => words !== '');
        const { refusal, rewrites } = placeChange({ by: [], pieces }, report as unknown as Report, {
          origins,
          given: [],
        });
        if (refusal !== undefined) return;
        taken += 1;
        const parts = ['我局成立', '工作小组，', '其中', '负责组织 领导。'];
        const now = parts.map((part) => rewrites.find(({ before }) => before === part)?.after ?? part).join('');
        expect(squeezed(now)).toBe(textAfter({ pieces }));
      }),
    );
    expect(taken).toBeGreaterThan(0);
  });
});

describe('what cannot be read back', () => {
  it('is said: no Word file, no one unit, --take alone', async () => {
    const edited = new ReviewedDraft(own);
    const none = join(sandbox, 'none.docx');
    await expect(readBack(unit(), edited, { read: none })).rejects.toThrow(/读不到/);
    writeFileSync(none, '%PDF-1.7');
    await expect(readBack(unit(), edited, { read: none })).rejects.toThrow(/不是能读的报告/);
    await expect(readBack(unit(), edited, { 单位: [unit(), unitFolder('qingshan-2022')] })).rejects.toThrow(/一个单位/);
    const { read: _, ...without } = { read: undefined, take: true };
    await expect(readBack(unit(), edited, { ...without, read: undefined as never })).rejects.toThrow(
      /--take 与 --read/,
    );
  });
});

describe('numbers of a text', () => {
  it.each([
    ['增长12.5％，共3人。', ['12.5%', '3人']],
    ['1,085.68 万元，2024年', ['1,085.68万元', '2024年']],
    ['约三千万元，百分之五', ['三千万元', '百分之五']],
    ['一是加强管理', []],
  ])('%s', (text, numbers) => {
    expect(numbersIn(text)).toEqual(numbers);
  });
});
