/** What a reader of the PDF would notice, read back with pdf.js. */
import { join } from 'node:path';
import { getDocument } from 'pdfjs-dist/legacy/build/pdf.mjs';
import { afterEach, beforeAll, describe, expect, it } from 'vitest';
import { layOut } from '../src/layout/layout.ts';
import type { Layout } from '../src/model/page.ts';
import { type Block, plainText, type Report } from '../src/model/report.ts';
import { renderPdf } from '../src/render/pdf/render-pdf.ts';
import { brochure } from '../src/style/brochure.ts';
import { loadTypefaces } from '../src/style/typefaces.ts';
import { sampleReport } from './fixtures/sample-report.ts';
import { cell, form, text } from './report-pieces.ts';

const typefaces = loadTypefaces(join(import.meta.dirname, '../fonts'));

interface ReadLine {
  readonly text: string;
  readonly x: number;
  readonly y: number;
}

interface ReadPage {
  readonly width: number;
  readonly height: number;
  /** In the order of the page's content, without white space. */
  readonly text: string;
  /** Printed page number; undefined on a page without one. */
  readonly number: number | undefined;
  /** Lines of text from top to bottom, without the page number. */
  readonly lines: readonly ReadLine[];
}

const PAGE_NUMBER = /—(\d+)—$/;

/** 1, 2, 3 … */
function counted(count: number): number[] {
  return Array.from({ length: count }, (_, index) => index + 1);
}

function squeeze(text: string): string {
  return text.replace(/\s/g, '');
}

async function open(bytes: Uint8Array) {
  return getDocument({ data: bytes.slice(), useSystemFonts: false, verbosity: 0 }).promise;
}

async function readPages(bytes: Uint8Array): Promise<ReadPage[]> {
  const file = await open(bytes);
  const pages: ReadPage[] = [];
  for (let index = 1; index <= file.numPages; index += 1) {
    const page = await file.getPage(index);
    const { items } = await page.getTextContent();
    const pieces = items.flatMap((item) =>
      'str' in item && item.str !== '' ? [{ text: item.str, x: item.transform[4], y: item.transform[5] }] : [],
    );
    const text = squeeze(pieces.map((piece) => piece.text).join(''));
    const [, , width = 0, height = 0] = page.view;
    const number = PAGE_NUMBER.exec(text)?.[1];
    const lines = linesOf(pieces);
    pages.push({
      width,
      height,
      text: text.replace(PAGE_NUMBER, ''),
      number: number === undefined ? undefined : Number(number),
      lines: lines.filter((line) => number === undefined || line.text !== `—${number}—`),
    });
  }
  return pages;
}

function linesOf(pieces: readonly ReadLine[]): ReadLine[] {
  const byHeight = new Map<number, ReadLine[]>();
  for (const piece of pieces) {
    const key = Math.round(piece.y * 10);
    byHeight.set(key, [...(byHeight.get(key) ?? []), piece]);
  }
  return [...byHeight.entries()]
    .sort(([a], [b]) => b - a)
    .map(([, row]) => {
      const sorted = row.toSorted((a, b) => a.x - b.x);
      const first = sorted[0] as ReadLine;
      return { text: squeeze(sorted.map(({ text }) => text).join('')), x: first.x, y: first.y };
    })
    .filter(({ text }) => text !== '');
}

const body = (value: string): Block => ({ kind: 'paragraph', role: 'body', text: [text(value)] });

function reportOf(...blocks: Block[]): Report {
  return { meta: sampleReport.meta, parts: [{ id: 'only', kind: 'body', blocks }] };
}

async function pagesOf(...blocks: Block[]): Promise<ReadPage[]> {
  const report = reportOf(...blocks);
  const bytes = await renderPdf(layOut(report, brochure, typefaces), report.meta);
  return readPages(bytes);
}

/** Texts of a block in the order in which they are read; those of a drawing in no order. */
function expectedTexts(block: Block): { ordered: string[]; drawn?: string[] } {
  switch (block.kind) {
    case 'cover':
      return { ordered: [...block.title, ...block.lines] };
    case 'contents':
      return { ordered: [block.title] };
    case 'redHead':
      return { ordered: [...block.marks, ...block.issuer, block.number, ...block.title, `${block.recipient ?? ''}：`] };
    case 'heading':
    case 'paragraph':
      return { ordered: [plainText(block.text)] };
    case 'table': {
      const { title, headLine, notes } = block;
      const cells = [...block.head, ...block.body].flat().flatMap(({ paragraphs }) => paragraphs);
      const line = headLine === undefined ? [] : [headLine.left, headLine.right];
      return { ordered: [title ?? [], ...line, ...cells, ...notes].map(plainText) };
    }
    case 'chart': {
      const points = block.series.flatMap((series) => series.points.map((point) => point.text));
      return { drawn: [block.unit, ...block.categories, ...points], ordered: [plainText(block.caption)] };
    }
    case 'attachmentNote':
      return { ordered: [...block.names] };
    case 'signature':
      return { ordered: [block.signer, block.date] };
    case 'imprint':
      return { ordered: [...block.copies, block.printer, block.date] };
    case 'pageBreak':
      return { ordered: [] };
  }
}

describe('the sample report as PDF', () => {
  let layout: Layout;
  let bytes: Uint8Array;
  let pages: ReadPage[];

  beforeAll(async () => {
    layout = layOut(sampleReport, brochure, typefaces);
    bytes = await renderPdf(layout, sampleReport.meta);
    pages = await readPages(bytes);
  });

  it('gives back the text of every block in order', () => {
    const whole = pages.map((page) => page.text).join('');
    let at = 0;
    const find = (wanted: string) => {
      const found = whole.indexOf(squeeze(wanted), at);
      expect(found, `“${wanted}” after “${whole.slice(Math.max(0, at - 20), at)}”`).toBeGreaterThanOrEqual(0);
      return found + squeeze(wanted).length;
    };
    for (const block of sampleReport.parts.flatMap((part) => part.blocks)) {
      const { ordered, drawn = [] } = expectedTexts(block);
      for (const wanted of drawn) find(wanted);
      for (const wanted of ordered) at = find(wanted);
    }
  });

  it('numbers no cover, the contents apart, and the text from 1 on', async () => {
    expect(layout.pages.length).toBe(pages.length);
    expect(pages[1]?.text).toMatch(/—I—$/);
    expect(pages.map((page) => page.number)).toEqual([undefined, undefined, ...counted(pages.length - 2)]);
    expect(await (await open(bytes)).getPageLabels()).toEqual(['', 'I', ...counted(pages.length - 2).map(String)]);
  });

  it('counts the contents with the text where they want it', async () => {
    const parts = sampleReport.parts.map((part) => ({
      ...part,
      blocks: part.blocks.map((block) =>
        block.kind === 'contents' ? { ...block, pageNumbers: 'running' as const } : block,
      ),
    }));
    const running = layOut({ ...sampleReport, parts }, brochure, typefaces);
    const read = await readPages(await renderPdf(running, sampleReport.meta));
    expect(read.map((page) => page.number)).toEqual([undefined, ...counted(read.length - 1)]);
    expect(running.headingPages.get('tables.T2')).toBe((layout.headingPages.get('tables.T2') ?? 0) + 1);
  });

  it('has all numbers at the same place of the bound sheet: at its foot, odd ones at the right', async () => {
    const file = await open(bytes);
    const landscape = pages.filter((page) => page.width > page.height);
    expect(new Set(landscape.map((page) => (page.number ?? 0) % 2))).toEqual(new Set([0, 1]));
    for (const [index, page] of pages.entries()) {
      if (page.number === undefined) continue;
      const { items } = await (await file.getPage(index + 1)).getTextContent();
      const number = items.findLast((item) => 'str' in item && item.str.includes('—'));
      const [cos, sin, , , x, y] = number !== undefined && 'str' in number ? number.transform : [];
      const upright = page.width < page.height;
      // A page across lies on the upright sheet with its head at the left: its lower edge is the right one there.
      const [fromFoot, fromLeft] = upright ? [y, x] : [x, page.height - y];
      expect([Math.round(cos / 14), Math.round(sin / 14)]).toEqual(upright ? [1, 0] : [0, -1]);
      expect(fromFoot).toBeCloseTo(44.4, 1);
      expect(fromLeft > 595 / 2).toBe(page.number % 2 === 1);
    }
  });

  it('gives in the contents the pages on which the headings stand', () => {
    const contents = pages[1]?.text ?? '';
    const headings = sampleReport.parts.flatMap((part) => part.blocks.filter((block) => block.kind === 'heading'));
    const listed = headings.filter((heading) => heading.level <= 2);
    expect(listed.length).toBeGreaterThan(5);
    for (const heading of listed) {
      const title = squeeze(plainText(heading.text));
      const home = pages.slice(2).find((page) => page.lines.some((line) => title.startsWith(line.text)));
      expect(home?.number, title).toBeDefined();
      expect(contents).toContain(`${title}${home?.number}`);
      expect(layout.headingPages.get(heading.id)).toBe(home?.number);
    }
  });

  it('links each contents entry to its heading', async () => {
    const file = await open(bytes);
    const annotations = await (await file.getPage(2)).getAnnotations();
    const targets = annotations.map((annotation) => annotation.dest as string);
    expect(targets).toContain('tables.T2');
    const destination = await file.getDestination('tables.T2');
    const page = destination === null ? -1 : await file.getPageIndex(destination[0]);
    expect(page).toBe((layout.headingPages.get('tables.T2') ?? 0) + 1);
  });

  it('puts a landscape table on landscape paper together with its headings', () => {
    const landscape = pages.filter((page) => page.width > page.height);
    expect(landscape.length).toBeGreaterThan(1);
    for (const page of landscape) {
      expect(page.width).toBeCloseTo(841.89, 1);
      expect(page.height).toBeCloseTo(595.28, 1);
    }
    expect(landscape[0]?.text).toContain('二、收入决算表（表2）2022年度收入决算表部门：');
    const portrait = pages.filter((page) => page.width < page.height);
    expect(portrait.every((page) => Math.abs(page.width - 595.28) < 0.01)).toBe(true);
  });

  it('repeats the head of a table on each of its pages', () => {
    const onPages = pages.filter((page) => page.text.includes('一般行政管理事务'));
    expect(onPages.length).toBeGreaterThan(1);
    for (const page of onPages) expect(page.text.split('功能分类科目编码')).toHaveLength(2);
  });

  it('has nested bookmarks, a title and a language', async () => {
    const file = await open(bytes);
    const outline = await file.getOutline();
    expect(outline.map((item) => item.items.length)).toEqual([1, 1, 2, 1]);
    expect(outline[2]?.items[1]?.items[0]?.items[0]?.title).toBe('1.具体情况');
    const { info } = (await file.getMetadata()) as unknown as { info: Record<string, string> };
    expect(info).toMatchObject({
      Title: sampleReport.meta.title,
      Author: sampleReport.meta.unitName,
      Language: 'zh-CN',
    });
    expect(info.CreationDate).toBe('D:20231019000000Z');
  });
});

describe('the bytes', () => {
  const zone = process.env.TZ;
  afterEach(() => {
    if (zone === undefined) delete process.env.TZ;
    else process.env.TZ = zone;
  });

  it('are the same for the same report, whatever was drawn before and wherever', async () => {
    process.env.TZ = 'Pacific/Auckland';
    const other = reportOf(body('⼀•‐\u00a0 另一份文件'));
    const first = await renderPdf(layOut(sampleReport, brochure, typefaces), sampleReport.meta);
    await renderPdf(layOut(other, brochure, typefaces), other.meta);
    process.env.TZ = 'America/Los_Angeles';
    const second = await renderPdf(layOut(sampleReport, brochure, typefaces), sampleReport.meta);
    expect(Buffer.compare(first, second)).toBe(0);
  });

  it('carry the text of this report even when its glyph served for another character before', async () => {
    const twins = ['·', '•', '・'].filter((mark) => typefaces.covers('fang', mark.codePointAt(0) ?? 0));
    expect(twins.length).toBeGreaterThan(1);
    for (const mark of twins) expect((await pagesOf(body(`甲${mark}乙`)))[0]?.text).toBe(`甲${mark}乙`);
  });
});

describe('lines', () => {
  const SENTENCE =
    '根据《中华人民共和国预算法》（以下简称《预算法》）、《条例》规定，“三公”经费1,114.03万元，增长12.50%，较上年减少-3.2%；' +
    '编号为财预〔2024〕15号的文件——《通知》……面积3,200.5㎡，比例≥95%，时间为2024年12月31日，人均1,200.00元/人·次，共36个单位。';
  const NOT_FIRST = /^[，。、；：？！）》〉」』】〕”’…·％%‰]/u;
  const NOT_LAST = /[（《〈「『【〔“‘￥]$/u;

  it('keep the rules of Chinese typesetting and numbers with their units at every break', async () => {
    const texts = Array.from({ length: 28 }, (_, shift) => [
      `${'国'.repeat(shift)}${SENTENCE}`,
      `${'国'.repeat(shift)}人·次。`,
    ]);
    const shifted = texts.flat().map(body);
    const lines = (await pagesOf(...shifted)).flatMap((page) => page.lines.map((line) => line.text));
    expect(lines.length).toBeGreaterThan(28 * 4);
    lines.forEach((line, index) => {
      const next = lines[index + 1] ?? '';
      const seam = `${line.slice(-8)}|${next.slice(0, 8)}`;
      expect(line).not.toMatch(NOT_FIRST);
      if (!line.endsWith('。')) expect(line, seam).not.toMatch(NOT_LAST);
      expect(seam).not.toMatch(/[\d.,]\|[\d.,%万元㎡年月日号个]|万\|元|〔\d{4}〕\|\d|—\|—|…\|…|[≥-]\|\d/u);
    });
    expect(lines.join('')).toBe(squeeze(texts.flat().join('')));
  });

  it('come 24 to a page with 28 characters each', async () => {
    const flush: Block = { kind: 'paragraph', role: 'flush', text: [text('国'.repeat(28 * 36))] };
    const [first, second] = await pagesOf(flush);
    expect(first?.lines.map((line) => line.text.length)).toEqual(Array.from({ length: 24 }, () => 28));
    expect(second?.lines).toHaveLength(12);
  });

  it('indent the first line by two characters', async () => {
    const [page] = await pagesOf(body('国'.repeat(40)));
    const [first, second] = page?.lines ?? [];
    expect((first?.x ?? 0) - (second?.x ?? 0)).toBeCloseTo(32, 1);
    expect(first?.text).toHaveLength(26);
  });

  it('let a space at their end hang over', async () => {
    const [hanging] = await pagesOf(body(`${'国'.repeat(26)} 文文`));
    expect(hanging?.lines.map((line) => line.text)).toEqual(['国'.repeat(26), '文文']);
  });
});

describe('pages', () => {
  it('never end with a heading', async () => {
    for (let filler = 14; filler <= 24; filler += 1) {
      const pages = await pagesOf(
        { kind: 'paragraph', role: 'flush', text: [text('国'.repeat(28 * filler))] },
        { kind: 'heading', id: 'one', level: 2, text: [text('一、标题')] },
        { kind: 'heading', id: 'two', level: 3, text: [text('（一）小标题')] },
        body(`正文${'文'.repeat(60)}`),
      );
      const home = pages.find((page) => page.text.includes('一、标题'));
      expect(home?.text).toMatch(/一、标题（一）小标题正文文/);
    }
  });

  it('hold a chart together with its caption and heading', async () => {
    const chart = sampleReport.parts.flatMap((part) => part.blocks).find((block) => block.kind === 'chart') as Block;
    for (let filler = 8; filler <= 20; filler += 2) {
      const pages = await pagesOf(
        { kind: 'paragraph', role: 'flush', text: [text('国'.repeat(28 * filler))] },
        { kind: 'heading', id: 'one', level: 2, text: [text('一、标题')] },
        chart,
      );
      const home = pages.find((page) => page.text.includes('一、标题'));
      expect(home?.text).toContain('单位：万元');
      expect(home?.text).toContain('图1：收、支决算总计变动情况');
    }
  });

  it('hold the beginning of a table together with its title and heading', async () => {
    const rows = Array.from({ length: 5 }, (_, index) => [cell(`甲${index}`), cell(`乙${index}`), cell(`丙${index}`)]);
    const head = [[cell('表头', { head: true, colSpan: 3 })]];
    for (let filler = 14; filler <= 22; filler += 1) {
      const pages = await pagesOf(
        { kind: 'paragraph', role: 'flush', text: [text('国'.repeat(28 * filler))] },
        { kind: 'heading', id: 'one', level: 2, text: [text('一、标题')] },
        form(rows, { head, title: [text('表名')] }),
      );
      const home = pages.find((page) => page.text.includes('一、标题'));
      expect(home?.text).toContain('一、标题表名表头甲0乙0丙0');
    }
  });

  it('lose no text of a cell that is longer than a page', async () => {
    const paragraphs = Array.from({ length: 60 }, (_, index) => [text(`〈${index}〉${'说明文字，'.repeat(30)}`)]);
    const pages = await pagesOf(
      form([[cell('原因分析', { head: true }), { paragraphs, colSpan: 2 }]], { splitRows: true }),
    );
    expect(pages.length).toBeGreaterThan(1);
    const label = pages.map((page) => page.text.split('原因分析').length - 1);
    expect(label).toEqual(pages.map(() => 1));
    const whole = pages.map((page) => page.text.replace('原因分析', '')).join('');
    expect(whole).toBe(paragraphs.map(([inline]) => squeeze(plainText(inline ? [inline] : []))).join(''));
  });

  it('print every row of merged cells that reach over pages, and their label on each page', async () => {
    const rows = Array.from({ length: 120 }, (_, index) => [
      ...(index === 0 ? [cell('年度绩效指标', { head: true, rowSpan: 120 })] : []),
      ...(index % 10 === 0 ? [cell(`第${index / 10}组`, { rowSpan: 10 })] : []),
      cell(`〈${index}〉`),
    ]);
    const pages = await pagesOf(form(rows));
    expect(pages.length).toBeGreaterThan(2);
    for (const page of pages) expect(page.text).toContain('年度绩效指标');
    const numbers = pages.flatMap((page) => [...page.text.matchAll(/〈(\d+)〉/g)].map(([, number]) => Number(number)));
    expect(numbers).toEqual(rows.map((_, index) => index));
    const groupsBegun = pages.map((page) => page.text.match(/第\d+组/g) ?? []);
    expect(new Set(groupsBegun.flat()).size, 'groups shorter than a page stay whole').toBe(groupsBegun.flat().length);
  });

  it('move the last row along with notes that would be parted from it', async () => {
    const rows = Array.from({ length: 70 }, (_, index) => [cell('甲'), cell('乙'), cell(`〈${index}〉`)]);
    const notes = Array.from({ length: 5 }, (_, index) => [text(`注${index}：说明`)]);
    for (let count = 26; count <= 36; count += 1) {
      const pages = await pagesOf(form(rows.slice(0, count), { notes }));
      const home = pages.find((page) => page.text.includes('注0'));
      expect(home?.text).toContain(`〈${count - 1}〉注0：说明注1：说明注2：说明注3：说明注4：说明`);
    }
  });

  it('start anew for each landscape table and are never empty', async () => {
    const table = form([[cell('甲'), cell('乙'), cell('丙')]], { orientation: 'landscape' });
    const pages = await pagesOf(body('文字'), table, { kind: 'pageBreak' }, { ...table, id: 'second' }, body('文字'));
    expect(pages.map((page) => page.text)).toEqual(['文字', '甲乙丙', '甲乙丙', '文字']);
    expect(pages.map((page) => page.width > page.height)).toEqual([false, true, true, false]);
  });
});
