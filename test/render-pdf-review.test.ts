/** The marks of a draft in the PDF, as a reviewer would see them; read back with pdf.js. */
import { join } from 'node:path';
import { getDocument } from 'pdfjs-dist/legacy/build/pdf.mjs';
import { beforeAll, describe, expect, it } from 'vitest';
import { layOut } from '../src/layout/layout.ts';
import { type Block, type Cell, type Inline, plainText, type Report, type Table } from '../src/model/report.ts';
import type { Change, Remark, Review } from '../src/model/review.ts';
import { renderPdf } from '../src/render/pdf/render-pdf.ts';
import { brochure } from '../src/style/brochure.ts';
import { officialDocument } from '../src/style/official-document.ts';
import { loadTypefaces } from '../src/style/typefaces.ts';
import { type Drawn, type DrawnPage, drawnPages, type Glyph, textOf, textWithin } from './drawn-page.ts';
import { sampleReport } from './fixtures/sample-report.ts';

const typefaces = loadTypefaces(join(import.meta.dirname, '../fonts'));
const BLACK = '#000000';

const remark = (number: number, extra: Partial<Remark> = {}): Remark => ({
  number,
  kind: 'finding',
  severity: 'warning',
  title: `警告 C0${number}`,
  lines: ['收支总计与表1不一致', '实际：1 应为：2'],
  ...extra,
});
const review = (...remarks: Remark[]): Review => ({
  watermark: '征求意见稿',
  label: '第2稿（2023年8月20日）',
  author: '审核人',
  date: '2023-08-20',
  remarks,
  revised: false,
});
const text = (value: string, extra: Partial<Extract<Inline, { kind: 'text' }>> = {}): Inline => ({
  kind: 'text',
  text: value,
  ...extra,
});
const figure = (value: string, extra: Partial<Inline> = {}): Inline =>
  ({ kind: 'figure', figureId: `f${value}`, text: value, ...extra }) as Inline;
const body = (...inlines: Inline[]): Block => ({ kind: 'paragraph', role: 'body', text: inlines });
const cell = (...inlines: Inline[]): Cell => ({ paragraphs: [inlines] });

function draft(blocks: readonly Block[], own: Review = review()): Report {
  return { meta: sampleReport.meta, parts: [{ id: 'only', kind: 'body', blocks }], review: own };
}

async function pagesOf(report: Report, style = brochure): Promise<DrawnPage[]> {
  return drawnPages(await renderPdf(layOut(report, style, typefaces), report.meta));
}

/** The only page of a draft. */
async function pageOf(blocks: readonly Block[], own: Review = review()): Promise<DrawnPage> {
  const [page, more] = await pagesOf(draft(blocks, own));
  if (page === undefined || more !== undefined) throw new Error('not one page');
  return page;
}

const channels = (colour: string) => (colour.match(/[0-9a-f]{2}/gi) ?? []).map((part) => Number.parseInt(part, 16));
const isGrey = (colour: string) => new Set(channels(colour)).size === 1;
const isReddish = (colour: string) => {
  const [red = 0, green = 0, blue = 0] = channels(colour);
  return red > green && Math.abs(green - blue) < 20;
};
const isBlueish = (colour: string) => {
  const [red = 0, green = 0, blue = 0] = channels(colour);
  return blue > 2 * red && blue > 2 * green;
};
const isYellowish = (colour: string) => {
  const [red = 0, green = 0, blue = 0] = channels(colour);
  return red > 200 && green > 200 && blue < 200;
};

const grounds = ({ drawn }: DrawnPage) => drawn.filter(({ kind, colour }) => kind === 'fill' && colour !== BLACK);
const textArea = ({ width, height }: DrawnPage) => {
  const margins = width > height ? brochure.landscape : brochure.portrait;
  return { left: margins.left, right: width - margins.right, top: margins.top };
};
/** Upright strokes outside the text area. */
const bars = (page: DrawnPage): Drawn[] => {
  const { left, right } = textArea(page);
  const upright = page.drawn.filter(
    (item) => item.kind === 'stroke' && item.bottom - item.top > item.right - item.left,
  );
  return upright.filter((bar) => bar.right < left || bar.left > right);
};
/** Lines across text, of a colour. */
const linesOf = ({ drawn }: DrawnPage, isColour: (colour: string) => boolean) =>
  drawn.filter(({ kind, colour }) => kind === 'stroke' && isColour(colour));
const strip = (line: Drawn, glyphs: readonly Glyph[], above: number, below: number) =>
  textWithin(glyphs, { ...line, top: line.top - above, bottom: line.bottom + below });
const baselineOf = (glyphs: readonly Glyph[], words: string) => {
  const found = glyphs[textOf(glyphs).indexOf(words)];
  if (found === undefined) throw new Error(`no ${words}`);
  return found;
};

describe('every page of a draft', () => {
  let pages: DrawnPage[];
  beforeAll(async () => {
    pages = await pagesOf({ ...sampleReport, review: review() });
  });

  it('bears the watermark behind the text, across and pale', () => {
    expect(pages.some(({ width, height }) => width > height)).toBe(true);
    for (const { glyphs, width, height } of pages) {
      const mark = glyphs.slice(0, 5);
      expect(textOf(mark)).toBe('征求意见稿');
      for (const { turned, colour, size, x, y } of mark) {
        expect([turned, isGrey(colour), size > 90]).toEqual([true, true, true]);
        expect(Math.min(...channels(colour))).toBeGreaterThan(0xd8);
        expect(x > 0 && x < width && y > 0 && y < height).toBe(true);
      }
      const number = width > height ? glyphs.filter(({ size, char }) => size === 14 && /[—\d ]/u.test(char)).length : 0;
      expect(glyphs.filter(({ turned }) => turned)).toHaveLength(5 + number);
    }
  });

  it('bears the label at the top right, above the text', () => {
    for (const page of pages) {
      const { glyphs } = page;
      const start = textOf(glyphs).indexOf('第2稿（2023年8月20日）');
      const first = glyphs[start];
      const last = glyphs[start + '第2稿（2023年8月20日）'.length - 1];
      expect(start).toBeGreaterThan(0);
      expect(first?.x).toBeGreaterThan(page.width / 2);
      expect((last?.x ?? 0) + (last?.width ?? 0)).toBeLessThan(textArea(page).right + 1);
      expect(first?.y).toBeLessThan(textArea(page).top);
    }
  });

  it('is as it was but for that', async () => {
    const plain = await pagesOf(sampleReport);
    expect(pages).toHaveLength(plain.length);
    pages.forEach((page, index) => {
      expect(page.glyphs.filter(({ colour }) => colour === BLACK)).toEqual(plain[index]?.glyphs);
      expect(page.notes).toEqual([]);
    });
  });

  it('has its label clear of a red head', async () => {
    const head: Block = {
      kind: 'redHead',
      issuer: ['临江市河东区档案局文件'],
      marks: ['000001', '秘密★1年'],
      number: '临档〔2023〕1号',
      signers: ['张某'],
      title: ['关于整体支出绩效的报告'],
    };
    const [page] = await pagesOf(draft([head, body(text('正文。'))]), officialDocument);
    const label = baselineOf(page?.glyphs ?? [], '第2稿');
    const others = page?.glyphs.filter(({ colour, turned }) => !turned && colour !== label.colour) ?? [];
    expect(Math.min(...others.map(({ y, size }) => y - size))).toBeGreaterThan(label.y);
  });
});

describe('doubtful text', () => {
  const SENTENCE = '2022年度收、支总计1,114.03万元，完成年初预算的95%，较上年减少75.64万元。';
  /** The sentence in pieces of one character, two of three under the remark. */
  const pieces = (remarks: readonly number[]) =>
    [...SENTENCE].map((character, index) => text(character, index % 3 > 0 ? { remarks } : {}));

  it('moves nothing on the page, wherever remarks cut it', async () => {
    const filler = text('国'.repeat(20));
    const plain = await pagesOf(
      draft(Array.from({ length: 14 }, (_, n) => body(text(`${'国'.repeat(20 + n)}${SENTENCE}`)))),
    );
    const marked = await pagesOf(
      draft(
        Array.from({ length: 14 }, (_, n) => body(filler, text('国'.repeat(n)), ...pieces([1]))),
        review(remark(1)),
      ),
    );
    const black = (pages: readonly DrawnPage[]) =>
      pages.map(({ glyphs }) => glyphs.filter(({ colour }) => colour === BLACK).map(({ char, x, y }) => [char, x, y]));
    expect(plain.length).toBeGreaterThan(1);
    expect(black(marked)).toEqual(black(plain));
  });

  it('has a pale ground: yellow, red for errors, none for the origin of a figure', async () => {
    const page = await pageOf(
      [
        body(
          text('收入合计'),
          figure('1,085.68', { remarks: [1] }),
          text('万元，支出合计'),
          figure('987.85', { remarks: [2, 3] }),
          text('万元，结余'),
          figure('3.21', { remarks: [3] }),
          text('万元。'),
        ),
      ],
      review(remark(1), remark(2, { severity: 'error' }), remark(3, { kind: 'provenance', title: '数据来源' })),
    );
    const [yellow, red, more] = grounds(page);
    expect(more).toBeUndefined();
    expect(yellow && isYellowish(yellow.colour) && textWithin(page.glyphs, yellow)).toBe('1,085.68');
    expect(red && isReddish(red.colour) && textWithin(page.glyphs, red)).toBe('987.85');
  });

  it('has the number of its remark in the margin, once, at the height of its first line', async () => {
    const long = text('未足额执行的主要原因是信息系统建设滞后，'.repeat(4), { remarks: [1] });
    const page = await pageOf(
      [body(text('收入合计1085.68万元。')), body(text('其中：'), long, text('特此说明', { remarks: [2] }))],
      review(remark(1, { severity: 'error' }), remark(2), remark(3)),
    );
    const all = textOf(page.glyphs);
    expect([...all.matchAll(/［\d+］/g)].map(([number]) => number)).toEqual(['［1］', '［2］']);
    for (const [number, words] of [
      ['［1］', '其中'],
      ['［2］', '特此说明'],
    ] as const) {
      const place = baselineOf(page.glyphs, number);
      expect(place.x < textArea(page).left || place.x > textArea(page).right).toBe(true);
      expect(Math.abs(place.y - baselineOf(page.glyphs, words).y)).toBeLessThan(8);
    }
    expect(grounds(page).length).toBeGreaterThan(3);
  });

  it('has numbers that do not cover each other where many stand close', async () => {
    const numbers = Array.from({ length: 24 }, (_, index) => index + 1);
    const rows = Array.from({ length: 4 }, (_, row) =>
      numbers.slice(row * 6, row * 6 + 6).map((number) => cell(text('12.5', { remarks: [number] }))),
    );
    const page = await pageOf([form(rows)], review(...numbers.map((number) => remark(number))));
    const { left, right } = textArea(page);
    const outside = page.glyphs.filter(({ x, turned }) => !turned && (x < left - 1 || x > right + 1));
    expect(textOf(outside)).toBe(numbers.map((number) => `［${number}］`).join(''));
    outside.forEach((glyph, index) => {
      expect(glyph.x).toBeGreaterThan(10);
      expect(glyph.x + glyph.width).toBeLessThan(page.width - 10);
      const covered = outside
        .slice(0, index)
        .filter(
          ({ x, y, width }) =>
            Math.abs(y - glyph.y) < 9 && x < glyph.x + glyph.width - 0.1 && x + width > glyph.x + 0.1,
        );
      expect(covered).toEqual([]);
    });
  });
});

function form(rows: readonly (readonly Cell[])[], extra: Partial<Table> = {}): Table {
  const columns = Array.from({ length: rows[0]?.length ?? 1 }, () => 1);
  const base = { kind: 'table', id: 'form', orientation: 'portrait', head: [], style: 'form', notes: [] } as const;
  return { ...base, columns, body: rows, ...extra };
}

describe('notes at the text', () => {
  it('tell the remark, by whom and when', async () => {
    const page = await pageOf(
      [
        body(text('支出合计'), figure('987.85', { remarks: [1, 2] }), text('万元。')),
        { kind: 'signature', signer: '某某局', date: '2023年1月1日', remarks: [3] },
      ],
      review(
        remark(1),
        remark(2, { kind: 'provenance', title: '数据来源', lines: ['支出合计＝基本支出＋项目支出'] }),
        remark(3),
      ),
    );
    const told = page.notes.map((note) => [
      note.subtype,
      note.overlaidText?.replace(/\s/g, ''),
      note.contentsObj.str,
      note.titleObj.str,
      note.modificationDate,
    ]);
    expect(told).toEqual([
      ['Highlight', '987.85', '［1］警告 C01\n收支总计与表1不一致\n实际：1 应为：2', '审核人', 'D:20230820000000Z'],
      ['Underline', '987.85', '数据来源\n支出合计＝基本支出＋项目支出', '审核人', 'D:20230820000000Z'],
      ['Highlight', '某某局2023年1月1日', expect.stringContaining('［3］'), '审核人', 'D:20230820000000Z'],
    ]);
  });

  it('stand once for each remark, also when a table head comes again', async () => {
    const rows = Array.from({ length: 90 }, (_, row) => [cell(text(`〈${row}〉`)), cell(text('甲'))]);
    const head = [[cell(text('表头', { remarks: [1] })), cell(text('内容'))]];
    const pages = await pagesOf(draft([form(rows, { head })], review(remark(1))));
    expect(pages.length).toBeGreaterThan(1);
    expect(pages.map(({ notes }) => notes.length)).toEqual(pages.map((_, index) => (index === 0 ? 1 : 0)));
    for (const page of pages) expect(grounds(page).map((ground) => textWithin(page.glyphs, ground))).toEqual(['表头']);
  });
});

describe('changes', () => {
  it('show deleted text struck through in red and inserted text underlined in blue', async () => {
    const page = await pageOf([
      body(
        text('收入合计'),
        figure('1,234.56', { change: 'deleted' }),
        figure('1,085.68', { change: 'inserted' }),
        text('万元，与上年持平。'),
      ),
    ]);
    const glyphs = page.glyphs.filter(({ turned }) => !turned);
    const inked = (isInk: (colour: string) => boolean) => textOf(glyphs.filter(({ colour }) => isInk(colour)));
    expect(inked(isBlueish)).toBe('1,085.68');
    expect(inked((colour) => isReddish(colour) && !isGrey(colour))).toBe('1,234.56');
    const [struck] = linesOf(page, (colour) => isReddish(colour) && !isGrey(colour));
    const [underline] = linesOf(page, isBlueish);
    expect(struck && strip(struck, glyphs, 4, 4)).toBe('1,234.56');
    expect(underline && strip(underline, glyphs, 14, 0)).toBe('1,085.68');
    const { y } = baselineOf(glyphs, '收入合计');
    expect([struck && struck.top < y - 2, underline && underline.top > y]).toEqual([true, true]);
  });

  it('have a bar in the outer margin, beside their lines alone', async () => {
    const report = draft([
      body(text('一行没有变化的文字。')),
      body(text('一行有'), text('新的', { change: 'inserted' }), text('文字。')),
      { kind: 'pageBreak' },
      body(text('删去的文字。', { change: 'deleted' })),
    ]);
    const [odd, even] = await pagesOf(report);
    if (odd === undefined || even === undefined) throw new Error('not two pages');
    const [right, ...others] = bars(odd);
    const [left, ...more] = bars(even);
    expect([others, more]).toEqual([[], []]);
    expect(right?.left).toBeGreaterThan(textArea(odd).right);
    expect(left?.right).toBeLessThan(textArea(even).left);
    const across = { ...(right as Drawn), left: 0 };
    expect(
      textWithin(
        odd.glyphs.filter(({ turned }) => !turned),
        across,
      ),
    ).toBe('一行有新的文字。');
  });

  it('let a line end between what was and what came in its place', async () => {
    const numbers = Array.from({ length: 12 }, (_, index) => [
      figure(`1,234.${10 + index}`, { change: 'deleted' }),
      figure(`5,678.${10 + index}`, { change: 'inserted' }),
      text('万元、'),
    ]);
    const page = await pageOf([body(...numbers.flat())]);
    const inks = page.glyphs.filter(({ turned, colour }) => !turned && !isGrey(colour));
    const seams = inks.filter(({ y, colour }, index) => {
      const next = inks[index + 1];
      return isReddish(colour) && next !== undefined && isBlueish(next.colour) && next.y > y;
    });
    expect(seams.length).toBeGreaterThan(0);
  });

  it('show rows that came or went, empty ones too', async () => {
    const row = (label: string, value: string) => [cell(text(label)), cell(...(value === '' ? [] : [figure(value)]))];
    const rows = [row('甲', '1.00'), row('乙', '2.00'), row('丙', '3.00'), [cell(), cell()], row('丁', '4.00')];
    const rowChanges = new Map<number, Change>([
      [1, 'deleted'],
      [3, 'inserted'],
    ]);
    const page = await pageOf([form(rows, { rowChanges })]);
    const red = page.glyphs.filter(({ colour }) => isReddish(colour) && !isGrey(colour));
    expect(textOf(red)).toBe('乙2.00');
    const glyphs = page.glyphs.filter(({ turned }) => !turned);
    const beside = bars(page).map((bar) => textWithin(glyphs, { ...bar, left: 0 }));
    expect(beside).toEqual(['乙2.00', '']);
  });

  it('show a chart that came or went with a word and a bar', async () => {
    const chart = sampleReport.parts.flatMap((part) => part.blocks).find((block) => block.kind === 'chart') as Block;
    const page = await pageOf([{ ...chart, change: 'deleted' } as Block, body(text('正文'))]);
    expect(textOf(page.glyphs)).toContain('〔删除〕');
    const [bar, ...others] = bars(page);
    expect(others).toEqual([]);
    const beside = textWithin(page.glyphs, { ...(bar as Drawn), left: 0 });
    expect(beside).toContain('〔删除〕');
    expect(beside).toContain(plainText(chart.kind === 'chart' ? chart.caption : []));
    expect(beside).not.toContain('正文');
  });
});

describe('the layout of a draft', () => {
  const heading = (id: string, words: string, extra: Partial<Block> = {}): Block =>
    ({
      kind: 'heading',
      id,
      level: 1,
      text: [text(words, extra.change && { change: extra.change })],
      ...extra,
    }) as Block;
  const doubted = text('可疑的句子。', { remarks: [1] });
  const report: Report = {
    ...draft(
      [
        { kind: 'contents', title: '目录', depth: 2, pageNumbers: 'roman' },
        { kind: 'pageBreak' },
        heading('old', '第一部分　旧名', { change: 'deleted' }),
        heading('one', '第一部分　新名', { change: 'inserted' }),
        body(text('国'.repeat(28 * 25))),
        heading('two', '第二部分　说明'),
        body(text('前文。'), doubted),
      ],
      review(remark(1), remark(2)),
    ),
  };

  it('gives the page on which text, remark and heading are read', async () => {
    const pages = await pagesOf(report);
    const layout = layOut(report, brochure, typefaces);
    const home = pages.findIndex(({ glyphs }) => textOf(glyphs).includes('可疑的句子。')) + 1;
    expect(home).toBeGreaterThan(2);
    expect(layout.pageOf(doubted)).toBe(home);
    expect([...layout.remarkPages]).toEqual([[1, home]]);
    const second = pages.findLastIndex(({ glyphs }) => textOf(glyphs).includes('第二部分')) + 1;
    expect([...layout.headingPages]).toEqual([
      ['one', 2],
      ['two', second],
    ]);
    expect(layout.pages.length).toBe(pages.length);
  });

  it('has no place for deleted headings in contents and bookmarks', async () => {
    const bytes = await renderPdf(layOut(report, brochure, typefaces), report.meta);
    const [contents, second] = await drawnPages(bytes);
    expect(textOf(contents?.glyphs ?? [])).toContain('第一部分　新名');
    expect(textOf(contents?.glyphs ?? [])).not.toContain('旧名');
    expect(textOf(second?.glyphs ?? [])).toContain('旧名');
    const file = await getDocument({ data: bytes.slice(), useSystemFonts: false, verbosity: 0 }).promise;
    const outline = await file.getOutline();
    expect(outline.map(({ title }) => title)).toEqual(['第一部分　新名', '第二部分　说明']);
  });

  it('has no page for what stands on the cover', () => {
    const cover: Block = { kind: 'cover', title: ['决算'], lines: ['某局'], remarks: [1] };
    const own: Report = {
      ...draft([body(text('正文'))], review(remark(1))),
      parts: [
        { id: 'cover', kind: 'cover', blocks: [cover] },
        { id: 'text', kind: 'body', blocks: [body(text('正文'))] },
      ],
    };
    expect([...layOut(own, brochure, typefaces).remarkPages]).toEqual([]);
  });

  it('gives the same bytes each time', async () => {
    const first = await renderPdf(layOut(report, brochure, typefaces), report.meta);
    const second = await renderPdf(layOut(report, brochure, typefaces), report.meta);
    expect(Buffer.compare(first, second)).toBe(0);
  });
});
