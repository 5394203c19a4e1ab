/** The page for review as a file: nothing lost, nothing that a text could break, every link and id in order. */
import { createHash } from 'node:crypto';
import { Script } from 'node:vm';
import fc from 'fast-check';
import { beforeAll, describe, expect, it } from 'vitest';
import type { FigureNote } from '../src/model/figure-note.ts';
import { NO_PAGES } from '../src/model/printed-pages.ts';
import { type Block, plainText, type Report, type Table } from '../src/model/report.ts';
import { settleChanges } from '../src/model/settle.ts';
import { renderReviewPage } from '../src/render/html/render-review-page.ts';
import { compareReports } from '../src/review/compare/compare-reports.ts';
import { sampleReport } from './fixtures/sample-report.ts';
import { bodyStrings, chartStrings, contentsEntries } from './report-strings.ts';
import { twoReports } from './report-trees.ts';
import { notesOf, type ReviewPages, reportOf, reviewPages } from './review-pages.ts';
import { analyseUnit, squeezed, unescapeXml } from './support.ts';

let pages: ReviewPages;

beforeAll(() => {
  pages = reviewPages();
});

const all = (text: string, pattern: RegExp): string[] =>
  [...text.matchAll(pattern)].map((match) => match[1] ?? match[0]);

/** The report on the page, without the notes beside it. */
function mainOf(page: string): string {
  const main = /<main [^>]*>(.*)<\/main>/s.exec(page)?.[1] ?? '';
  return main.replace(/<section class="print-only".*/s, '').replace(/<details class="note .*?<\/details>/gs, '');
}

/** Text of markup, without flags and white space. */
function textOf(markup: string): string {
  const text = markup.replace(/<a class="flag .*?<\/a>/gs, '').replace(/<[^>]*>/g, '');
  return squeezed(unescapeXml(text));
}

function expectInOrder(text: string, strings: readonly string[]): void {
  let from = 0;
  for (const string of strings.map(squeezed)) {
    const at = text.indexOf(string, from);
    expect(at, `“${string}” after “${text.slice(Math.max(0, from - 30), from)}”`).toBeGreaterThanOrEqual(0);
    from = at + string.length;
  }
}

const oneBlock = (...blocks: Block[]): Report => ({
  ...sampleReport,
  parts: [{ id: 'only', kind: 'body', blocks }],
});

describe('text of the report', () => {
  it.each(['qingshan-2022', 'lengshuitan-2021', 'luxian-2023', 'heshui-2024', 'putuo-finance-2024'])(
    '%s is there whole and in order',
    (unit) => {
      const analysis = analyseUnit(unit);
      const report = reportOf(analysis);
      const text = textOf(mainOf(renderReviewPage(report, notesOf(analysis), [], NO_PAGES)));
      expectInOrder(text, bodyStrings(report));
      for (const string of [...chartStrings(report), ...contentsEntries(report)])
        expect(text).toContain(squeezed(string));
    },
  );

  it('every kind of block is printed', () => {
    expectInOrder(textOf(mainOf(renderReviewPage(sampleReport, new Map(), [], NO_PAGES))), bodyStrings(sampleReport));
  });

  it('without what came it is the former state, without what went the present one', () => {
    const former = stateOf(pages.marked, 'ins');
    const present = stateOf(pages.marked, 'del');
    expectInOrder(former, bodyStrings(pages.former));
    expectInOrder(present, bodyStrings(pages.present));
    expect(former).toContain('这一段只在旧稿中。');
    expect(present).not.toContain('这一段只在旧稿中。');
  });

  it('any two reports: marked against each other, the page holds both to the letter', () => {
    const final = (report: Report) => textOf(mainOf(renderReviewPage(report, new Map(), [], NO_PAGES)));
    const both = ([former, present]: readonly [Report, Report]) => {
      const marked = compareReports(former, present);
      expect(stateOf(marked, 'ins')).toBe(final(settleChanges(marked, 'reject')));
      expect(stateOf(marked, 'ins')).toBe(final(former));
      expect(stateOf(marked, 'del')).toBe(final(present));
    };
    fc.assert(fc.property(twoReports, both), { numRuns: 150 });
  });
});

/** The page's text in one state: without what came (`ins`), or without what went (`del`). */
function stateOf(report: Report, gone: 'ins' | 'del'): string {
  const row = gone === 'ins' ? 'inserted' : 'deleted';
  const main = mainOf(renderReviewPage(report, new Map(), [], NO_PAGES))
    .replace(new RegExp(`<tr class="row-${row}">.*?</tr>`, 'gs'), '')
    .replace(new RegExp(`<${gone}( [^>]*)?>.*?</${gone}>`, 'gs'), '');
  return textOf(main);
}

function blocksOf({ parts }: Report): readonly Block[] {
  return parts.flatMap(({ blocks }) => blocks);
}

describe('a text cannot break the page', () => {
  const EVIL = '</script><script>alert(1)</script> & "quoted" \'single\' <!-- \u2028';
  const note: FigureNote = { id: 'evil', label: EVIL, shown: EVIL, exact: EVIL, inputs: [], zeroInputs: 0 };
  const report: Report = {
    ...oneBlock(
      { kind: 'heading', id: EVIL, level: 1, text: [{ kind: 'text', text: EVIL, remarks: [1] }] },
      { kind: 'paragraph', role: 'body', text: [{ kind: 'figure', figureId: 'evil', text: EVIL }] },
      {
        kind: 'table',
        id: 'x',
        title: [{ kind: 'text', text: EVIL }],
        orientation: 'portrait',
        columns: [1],
        head: [],
        body: [[{ paragraphs: [[{ kind: 'text', text: EVIL }]] }]],
        style: 'form',
        notes: [],
      },
    ),
    review: {
      watermark: EVIL,
      label: EVIL,
      author: EVIL,
      date: '2023-08-20',
      remarks: [{ number: 1, kind: 'finding', severity: 'error', title: EVIL, lines: [EVIL] }],
      revised: false,
    },
    meta: { ...sampleReport.meta, title: EVIL },
  };
  const page = renderReviewPage(report, new Map([['evil', note]]), [{ name: EVIL, value: EVIL }], NO_PAGES);

  it('has only its own two scripts and its own style', () => {
    expect(all(page, /<script[^>]*>/g)).toEqual(['<script type="application/json" id="figures">', '<script>']);
    expect(all(page, /<\/script>/g)).toHaveLength(2);
    expect(all(page, /<style>/g)).toHaveLength(1);
    expect(page).not.toContain('<!--');
  });

  it('shows it as it was written', () => {
    expectInOrder(textOf(mainOf(page)), [EVIL, EVIL, EVIL, EVIL]);
    const data = /<script type="application\/json" id="figures">(.*?)<\/script>/s.exec(page)?.[1] ?? '';
    expect(JSON.parse(data)).toMatchObject([{ label: EVIL, shown: EVIL, printed: 1 }]);
  });
});

describe('the file', () => {
  it('is the same for the same report', () => {
    const again = renderReviewPage(
      pages.marked,
      pages.notes,
      [{ name: '上一稿', value: '第1稿（2023年8月10日）' }],
      NO_PAGES,
    );
    expect(again).toBe(pages.page);
  });

  it('allows itself and nothing else: its policy names the digests of its style and script', () => {
    const digest = (text = '') => `sha256-${createHash('sha256').update(text).digest('base64')}`;
    const policy = unescapeXml(/Content-Security-Policy" content="([^"]*)"/.exec(pages.page)?.[1] ?? '');
    const style = /<style>(.*?)<\/style>/s.exec(pages.page)?.[1];
    const script = /<script>(.*?)<\/script>/s.exec(pages.page)?.[1];
    expect(policy).toContain("default-src 'none'");
    expect(policy).toContain(`style-src '${digest(style)}'`);
    expect(policy).toContain(`script-src '${digest(script)}'`);
    expect(policy).not.toContain('unsafe');
    expect(() => new Script(script ?? '')).not.toThrow();
  });

  it('loads nothing and leads nowhere but to itself', () => {
    expect(pages.page).not.toMatch(/ (src|srcset|style|on\w+)="|url\(|@import/);
    expect(all(pages.page, / href="([^"]*)"/g).filter((target) => !target.startsWith('#'))).toEqual([]);
  });

  it('gives each id once, and each link and description a target', () => {
    const ids = all(pages.page, / id="([^"]*)"/g);
    expect(new Set(ids).size).toBe(ids.length);
    const targets = all(pages.page, / (?:href="#|aria-describedby="|aria-labelledby=")([^"]*)"/g);
    expect(targets.length).toBeGreaterThan(100);
    expect(targets.filter((target) => !ids.includes(target))).toEqual([]);
  });
});

describe('structure', () => {
  it('leaves out no level of heading', () => {
    const levels = all(pages.page, /<h([1-6])[ >]/g).map(Number);
    expect(levels[0]).toBe(1);
    expect(levels.filter((level) => level === 1)).toHaveLength(1);
    levels.slice(1).forEach((level, index) => {
      expect(level).toBeLessThanOrEqual((levels[index] ?? 0) + 1);
    });
  });

  it('gives every finding a flag at its place, a note, an entry of the list and a line for print', () => {
    const { remarks } = pages.marked.review ?? { remarks: [] };
    expect(remarks.length).toBeGreaterThan(20);
    const lists = /<nav class="side".*?<\/nav>/s.exec(pages.page)?.[0] ?? '';
    const printed = /<section class="print-only".*?<\/section>/s.exec(pages.page)?.[0] ?? '';
    for (const { number, lines } of remarks) {
      const note =
        new RegExp(`<details class="note [^>]*id="note-${number}".*?</details>`, 's').exec(pages.page)?.[0] ?? '';
      for (const line of lines) expect(textOf(note)).toContain(squeezed(line));
      expect(lists).toMatch(new RegExp(`href="#(at|note)-${number}"`));
      expect(textOf(printed)).toContain(squeezed(lines.join('')));
    }
  });

  it('puts the contents before the findings, and the label of the draft once', () => {
    const side = /<nav class="side".*?<\/nav>/s.exec(pages.page)?.[0] ?? '';
    const titles = all(side, /<h2>(.*?)<\/h2>/g);
    expect(titles[0]).toBe('目录');
    expect(titles[1]).toMatch(/^批注（\d+）$/);
    const banner = /<header class="banner">.*?<\/header>/s.exec(pages.page)?.[0] ?? '';
    expect(banner.split('第2稿（2023年8月20日）')).toHaveLength(2);
  });

  it('shows no key of the dossier, and no amount whose sign says again what its name says', () => {
    const entries: FigureNote[] = JSON.parse(/id="figures">(.*?)<\/script>/s.exec(pages.page)?.[1] ?? '[]');
    const shown = entries.flatMap(({ source = '', label }) => [source, label]);
    expect(shown.filter((text) => /causes|priorYear|[a-z]\[\d+\]/.test(text))).toEqual([]);
    const less = entries.find(({ label }) => label === '城乡医疗救助减少');
    expect(less).toMatchObject({ shown: '329.45万元', source: expect.stringMatching(/^多处引用的增减原因 > /) });
  });

  it('marks where each printed page begins, and tells the page in lists', () => {
    const blocks = sampleReport.parts.flatMap((part) => part.blocks);
    const at = (index: number, first: number, last = first) => [blocks[index] as Block, { first, last }] as const;
    const heading = blocks.findIndex(({ kind }) => kind === 'heading');
    const spans = new Map([at(heading, 3), at(heading + 1, 3, 4), at(heading + 2, 5)]);
    const page = renderReviewPage(sampleReport, new Map(), [], { blocks: spans, remarks: new Map() });
    expect(all(mainOf(page), /<p class="page-mark">(.*?)<\/p>/g)).toEqual(['第3页', '第5页']);
    const side = /<nav class="side".*?<\/nav>/s.exec(page)?.[0] ?? '';
    expect(side).toContain('<span class="page" aria-label="第3页">3</span>');
  });

  it('keeps a finding that has no place in the report', () => {
    const lone = {
      number: 1,
      kind: 'finding' as const,
      severity: 'warning' as const,
      title: '警告 A01',
      lines: ['没有位置'],
    };
    const review = { watermark: '稿', label: '第1稿', author: '', date: '2023-08-20', remarks: [lone], revised: false };
    const page = renderReviewPage({ ...sampleReport, review }, new Map(), [], NO_PAGES);
    expect(page).toContain('报告中没有对应位置的批注（1）');
    expect(page).toContain('href="#note-1"');
    expect(mainOf(page)).not.toContain('id="note-1"');
  });

  it('makes every printed figure ask for what is known of it, inputs down to the leaves', () => {
    const data = /id="figures">(.*?)<\/script>/s.exec(pages.page)?.[1] ?? '[]';
    const entries = JSON.parse(data) as { id: string; inputs: number[]; formula?: string; source?: string }[];
    const asked = all(mainOf(pages.page), /data-figure="(\d+)"/g).map(Number);
    expect(asked.length).toBeGreaterThan(500);
    for (const index of asked) expect(entries[index]?.id).toBeDefined();
    for (const { id, inputs } of entries) {
      const wanted = pages.notes.get(id)?.inputs ?? [];
      expect(inputs.map((index) => entries[index]?.id)).toEqual(wanted);
    }
    const leaf = entries.find(({ source }) => source?.includes('report.json 第'));
    expect(leaf?.source).toMatch(/^[^a-z]+（report\.json 第\d+行第\d+列）$/);
  });

  it('prints tables with their head cells and spans', () => {
    const report = oneBlock(...blocksOf(sampleReport).filter((block): block is Table => block.kind === 'table'));
    const page = mainOf(renderReviewPage(report, new Map(), [], NO_PAGES));
    const cells = blocksOf(report).flatMap((block) =>
      block.kind === 'table' ? [...block.head, ...block.body].flat() : [],
    );
    const spans = (name: 'colSpan' | 'rowSpan') =>
      cells.flatMap((cell) => ((cell[name] ?? 1) > 1 ? [String(cell[name])] : []));
    expect(all(page, / colspan="(\d+)"/g)).toEqual(spans('colSpan'));
    expect(all(page, / rowspan="(\d+)"/g)).toEqual(spans('rowSpan'));
    const heads = all(page, /<th [^>]*scope="[^"]+"[^>]*>(.*?)<\/th>/gs).map(textOf);
    for (const cell of cells) if (cell.head) expect(heads).toContain(squeezed(cell.paragraphs.map(plainText).join('')));
  });

  it('lists every changed block under what it became', () => {
    const list = /<details class="changes".*?<\/details>/s.exec(pages.page)?.[0] ?? '';
    const entries = all(list, /<li>(.*?)<\/li>/gs).map(textOf);
    expect(entries).toContainEqual(expect.stringContaining('删去这一段只在旧稿中。'));
    expect(entries).toContainEqual(expect.stringMatching(/^修改《收入决算表》，.*1行/));
    expect(entries).toContainEqual(expect.stringMatching(/“1109\.77”改为“1114\.03”/));
  });
});
