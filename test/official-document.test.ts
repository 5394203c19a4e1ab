/** GB/T 9704-2012 measured on the finished files: text area, grid, type sizes, red head, page numbers, closing. */
import { join } from 'node:path';
import { strFromU8, unzipSync } from 'fflate';
import { getDocument, OPS } from 'pdfjs-dist/legacy/build/pdf.mjs';
import { beforeAll, describe, expect, it } from 'vitest';
import { layOut } from '../src/layout/layout.ts';
import type { Block, RedHead, Report } from '../src/model/report.ts';
import { renderDocx } from '../src/render/docx/render-docx.ts';
import { renderPdf } from '../src/render/pdf/render-pdf.ts';
import { renderText } from '../src/render/text/render-text.ts';
import { officialDocument } from '../src/style/official-document.ts';
import { mm } from '../src/style/style-sheet.ts';
import { loadTypefaces } from '../src/style/typefaces.ts';

const typefaces = loadTypefaces(join(import.meta.dirname, '../fonts'));
/** 1 mm and half a point: the standard's own tolerance for the margins, and that of type sizes. */
const ONE_MM = mm(1);
const HALF_POINT = 0.5;
/** Share of the em above and below the base line in the project's faces. */
const ASCENT = 0.88;
const DESCENT = 0.12;

interface Piece {
  readonly text: string;
  readonly x: number;
  readonly right: number;
  /** Base line, pt from the top of the paper. */
  readonly y: number;
  readonly size: number;
}

interface Line extends Piece {
  readonly pieces: readonly Piece[];
}

interface Measured {
  readonly width: number;
  readonly height: number;
  readonly lines: readonly Line[];
  /** Areas filled in red: left, top, right, bottom. */
  readonly red: readonly (readonly number[])[];
}

async function measure(report: Report): Promise<Measured[]> {
  const bytes = await renderPdf(layOut(report, officialDocument, typefaces), report.meta);
  const file = await getDocument({ data: bytes.slice(), useSystemFonts: false, verbosity: 0 }).promise;
  return Promise.all(Array.from({ length: file.numPages }, (_, index) => measurePage(file, index + 1)));
}

type PdfFile = Awaited<ReturnType<typeof getDocument>['promise']>;

async function measurePage(file: PdfFile, number: number): Promise<Measured> {
  const page = await file.getPage(number);
  const [, , width = 0, height = 0] = page.view;
  const { items } = await page.getTextContent();
  const pieces = items.flatMap((item): Piece[] => {
    if (!('str' in item) || item.str.trim() === '') return [];
    const [size, , , , x, y] = item.transform as number[];
    return [{ text: item.str, x: x ?? 0, right: (x ?? 0) + item.width, y: height - (y ?? 0), size: size ?? 0 }];
  });
  return { width, height, lines: linesOf(pieces), red: redAreas(await page.getOperatorList(), height) };
}

function linesOf(pieces: readonly Piece[]): Line[] {
  const rows = new Map<number, Piece[]>();
  for (const piece of pieces) rows.set(Math.round(piece.y), [...(rows.get(Math.round(piece.y)) ?? []), piece]);
  return [...rows.values()].map((row) => {
    const sorted = row.toSorted((a, b) => a.x - b.x);
    const first = sorted[0] as Piece;
    const right = Math.max(...row.map((piece) => piece.right));
    return { ...first, right, text: sorted.map(({ text }) => text).join(''), pieces: sorted };
  });
}

function redAreas({ fnArray, argsArray }: { fnArray: number[]; argsArray: unknown[] }, height: number): number[][] {
  let colour = '';
  return fnArray.flatMap((operator, index) => {
    const args = argsArray[index] as [unknown, unknown, readonly [number, number, number, number]];
    if (operator === OPS.setFillRGBColor) colour = String(args[0]);
    if (operator !== OPS.constructPath || colour !== '#ff0000') return [];
    const [left, low, right, high] = args[2];
    return [[left, height - high, right, height - low]];
  });
}

const ISSUER = '某某县医疗保障局文件';
const SENTENCE = '按照国家有关规定组织实施并监督检查各项医疗保障政策的落实情况';
const head: RedHead = {
  kind: 'redHead',
  issuer: [ISSUER],
  marks: [],
  number: '某医保发〔2025〕54号',
  signers: [],
  title: ['2024年单位整体支出绩效', '自评报告'],
  recipient: '县财政局',
};

function heading(level: 2 | 3 | 4 | 5, text: string): Block {
  return { kind: 'heading', id: `h${level}`, level, text: [{ kind: 'text', text }] };
}

function report(blocks: readonly Block[]): Report {
  const meta = { title: '报告', unitName: '某某局', year: 2024, date: '2025-06-01', subject: '自评', keywords: [] };
  return { meta, parts: [{ id: 'body', kind: 'body', blocks }] };
}

const levels = [heading(2, '一、基本情况'), heading(3, '（一）职能'), heading(4, '1.目的'), heading(5, '（1）标准')];
const long: Block = { kind: 'paragraph', role: 'body', text: [{ kind: 'text', text: SENTENCE.repeat(60) }] };

describe('the pages', () => {
  let pages: Measured[];
  let first: Measured;
  let second: Measured;
  const find = (page: Measured, text: string) => {
    const line = page.lines.find((candidate) => candidate.text.includes(text));
    if (line === undefined) throw new Error(`no line ${text}`);
    return line;
  };
  beforeAll(async () => {
    pages = await measure(report([head, ...levels, long]));
    [first, second] = pages as [Measured, Measured];
  });

  const text = (page: Measured) => page.lines.filter((line) => !line.text.includes('—'));

  it('are A4', () => {
    expect(first.width).toBeCloseTo(mm(210), 0);
    expect(first.height).toBeCloseTo(mm(297), 0);
  });

  it('hold 22 lines of 28 characters in 156 × 225 mm, 37 mm from the top and 28 mm from the left', () => {
    const lines = text(second);
    expect(lines).toHaveLength(22);
    for (const line of lines) {
      expect([...line.text].length).toBe(28);
      expect(Math.abs(line.x - mm(28))).toBeLessThan(HALF_POINT);
      expect(Math.abs(second.width - line.right - mm(26))).toBeLessThan(ONE_MM);
    }
    const pitch = mm(225) / 22;
    lines.slice(1).forEach((line, index) => {
      expect(Math.abs(line.y - (lines[index]?.y ?? 0) - pitch)).toBeLessThan(0.1);
    });
    const lead = (pitch - 15.75) / 2;
    const top = (lines[0]?.y ?? 0) - ASCENT * 15.75 - lead;
    const bottom = (lines[21]?.y ?? 0) + DESCENT * 15.75 + lead;
    expect(Math.abs(top - mm(37))).toBeLessThan(HALF_POINT);
    expect(Math.abs(second.height - bottom - mm(35))).toBeLessThan(ONE_MM);
  });

  it('indent the first line by two characters', () => {
    const line = find(first, SENTENCE.slice(0, 20));
    expect(Math.abs(line.x - mm(28) - 2 * 16)).toBeLessThan(ONE_MM);
  });

  it('use the sizes of the standard', () => {
    const size = (value: string) => find(first, value).size;
    expect(Math.abs(size('某医保发') - 16)).toBeLessThan(HALF_POINT);
    expect(Math.abs(size('单位整体支出绩效') - 22)).toBeLessThan(HALF_POINT);
    for (const value of ['一、基本情况', '（一）职能', '1.目的', '（1）标准', SENTENCE.slice(0, 9), '县财政局：']) {
      expect(Math.abs(size(value) - 16), value).toBeLessThan(HALF_POINT);
    }
    expect(Math.abs(find(first, '—').size - 14)).toBeLessThan(HALF_POINT);
  });

  it('put the issuer 35 mm below the text area’s edge, centred, on one line', () => {
    const issuer = find(first, ISSUER);
    const top = issuer.y - ASCENT * issuer.size;
    expect(Math.abs(top - mm(37 + 35))).toBeLessThan(ONE_MM);
    expect(Math.abs((issuer.x + issuer.right) / 2 - (mm(28) + mm(156) / 2))).toBeLessThan(HALF_POINT);
  });

  it('put the number two empty lines below the issuer, centred', () => {
    const issuer = find(first, ISSUER);
    const number = find(first, '某医保发');
    const gap = number.y - ASCENT * number.size - (issuer.y + DESCENT * issuer.size);
    const pitch = mm(225) / 22;
    expect(gap).toBeGreaterThan(2 * pitch - ONE_MM);
    expect(gap).toBeLessThan(3 * pitch);
    expect(Math.abs((number.x + number.right) / 2 - (mm(28) + mm(156) / 2))).toBeLessThan(HALF_POINT);
  });

  it('rule the head in red 4 mm below the number, as wide as the text area', () => {
    expect(first.red).toHaveLength(1);
    const [left = 0, top = 0, right = 0] = first.red[0] ?? [];
    const number = find(first, '某医保发');
    expect(Math.abs(top - (number.y + DESCENT * number.size) - mm(4))).toBeLessThan(HALF_POINT);
    expect(Math.abs(left - mm(28))).toBeLessThan(HALF_POINT);
    expect(Math.abs(right - left - mm(156))).toBeLessThan(ONE_MM);
  });

  it('set the title two lines below the rule, centred, and the addressee flush after an empty line', () => {
    const [, top = 0] = first.red[0] ?? [];
    const pitch = mm(225) / 22;
    const [one, two] = [find(first, '2024年单位整体'), find(first, '自评报告')];
    const gap = one.y - ASCENT * one.size - top;
    expect(gap).toBeGreaterThan(2 * pitch);
    expect(gap).toBeLessThan(3 * pitch);
    for (const line of [one, two]) {
      expect(Math.abs((line.x + line.right) / 2 - (mm(28) + mm(156) / 2))).toBeLessThan(HALF_POINT);
    }
    const recipient = find(first, '县财政局：');
    expect(Math.abs(recipient.x - mm(28))).toBeLessThan(HALF_POINT);
    expect(recipient.y - two.y).toBeGreaterThan(1.9 * pitch);
    expect(find(first, '一、基本情况').y - recipient.y).toBeCloseTo(pitch, 0);
  });

  it('number odd pages right, even pages left, one character in, 7 mm below the text area', () => {
    const number = (page: Measured) => find(page, '—');
    expect(number(first).text.replace(/\s/g, '')).toBe('—1—');
    expect(Math.abs(first.width - mm(26) - 14 - number(first).right)).toBeLessThan(ONE_MM);
    expect(Math.abs(number(second).x - mm(28) - 14)).toBeLessThan(ONE_MM);
    for (const page of [first, second]) {
      // The dash stands about a quarter of the size above the base line.
      const dash = number(page).y - 0.28 * number(page).size;
      expect(Math.abs(dash - mm(297 - 35 + 7))).toBeLessThan(ONE_MM);
    }
  });
});

describe('a full head', () => {
  const full: RedHead = {
    ...head,
    marks: ['000001', '机密★1年', '特急'],
    signers: ['张某', '李某', '王某'],
    title: ['关于报送自评报告的请示'],
  };

  it('keeps the issuer in its place below 份号, 密级 and 紧急程度', async () => {
    const [page] = await measure(report([full]));
    const at = (text: string) => page?.lines.find((line) => line.text.includes(text));
    for (const mark of full.marks) expect(Math.abs((at(mark)?.x ?? 0) - mm(28))).toBeLessThan(HALF_POINT);
    expect(at('特急')?.y).toBeGreaterThan(at('000001')?.y ?? 0);
    const issuer = at(ISSUER);
    expect(Math.abs((issuer?.y ?? 0) - ASCENT * (issuer?.size ?? 0) - mm(72))).toBeLessThan(ONE_MM);
  });

  it('puts number and last signer of an upward document on one line, one character in on both sides', async () => {
    const [page] = await measure(report([full]));
    const line = page?.lines.find(({ text }) => text.includes('某医保发'));
    expect(line?.text).toContain('王某');
    expect(Math.abs((line?.x ?? 0) - mm(28) - 16)).toBeLessThan(HALF_POINT);
    expect(Math.abs(mm(210 - 26) - 16 - (line?.right ?? 0))).toBeLessThan(ONE_MM);
    const above = page?.lines.find(({ text }) => text.includes('签发人：'));
    expect(above?.text.replace(/\s/g, '')).toBe('签发人：张某李某');
  });

  it('reads in order as text', () => {
    expect(renderText(report([full]))).toBe(
      `000001\n机密★1年\n特急\n${ISSUER}\n${full.number}\t签发人：张某　李某　王某\n${full.title[0]}\n县财政局：\n`,
    );
  });
});

describe('the closing', () => {
  const names = ['单位整体支出绩效自评表', '二〇二四年度部门预算项目支出绩效自评情况汇总表和有关说明材料'];
  const closing = (unsealed: boolean, signer = '某某县医疗保障局'): Block[] => [
    { kind: 'attachmentNote', names },
    { kind: 'signature', signer, date: '2025年6月1日', unsealed },
  ];

  it('aligns the lines of attachment names', async () => {
    const [page] = await measure(report(closing(true)));
    const at = (text: string) => page?.lines.find((line) => line.text.includes(text));
    expect(Math.abs((at('附件：')?.x ?? 0) - mm(28) - 2 * 15.75)).toBeLessThan(HALF_POINT);
    const nameLeft = mm(28) + 6 * 15.75;
    expect(at('单位整体')?.pieces.some(({ x }) => Math.abs(x - nameLeft) < HALF_POINT)).toBe(true);
    expect(Math.abs((at('材料')?.x ?? 0) - nameLeft)).toBeLessThan(HALF_POINT);
  });

  it('without a seal: name two characters from the right, date two characters further in', async () => {
    const [page] = await measure(report(closing(true)));
    const [name, date] = ['某某县医疗保障局', '2025年'].map((text) =>
      page?.lines.find((line) => line.text.includes(text)),
    );
    expect(Math.abs(mm(184) - (name?.right ?? 0) - 2 * 15.75)).toBeLessThan(ONE_MM);
    expect(Math.abs((date?.x ?? 0) - (name?.x ?? 0) - 2 * 15.75)).toBeLessThan(HALF_POINT);
  });

  it('without a seal: a date longer than the name stands two characters from the right', async () => {
    const [page] = await measure(report(closing(true, '某某局')));
    const [name, date] = ['某某局', '2025年'].map((text) => page?.lines.find((line) => line.text.includes(text)));
    expect(Math.abs(mm(184) - (date?.right ?? 0) - 2 * 15.75)).toBeLessThan(ONE_MM);
    expect(Math.abs((date?.x ?? 0) - (name?.x ?? 0) - 2 * 15.75)).toBeLessThan(HALF_POINT);
  });

  it('with a seal: date four characters from the right, name centred above', async () => {
    const [page] = await measure(report(closing(false)));
    const [name, date] = ['某某县医疗保障局', '2025年'].map((text) =>
      page?.lines.find((line) => line.text.includes(text)),
    );
    expect(Math.abs(mm(184) - (date?.right ?? 0) - 4 * 15.75)).toBeLessThan(ONE_MM);
    const centre = (line: Line | undefined) => ((line?.x ?? 0) + (line?.right ?? 0)) / 2;
    expect(Math.abs(centre(name) - centre(date))).toBeLessThan(HALF_POINT);
  });
});

describe('版记', () => {
  const imprint: Block = {
    kind: 'imprint',
    copies: Array.from({ length: 8 }, (_, index) => `县第${index}号单位办公室`),
    printer: '某某县医疗保障局办公室',
    date: '2025年9月2日',
  };
  const foot = mm(297 - 35);
  const paragraph: Block = { kind: 'paragraph', role: 'body', text: [{ kind: 'text', text: SENTENCE }] };

  it('stands on the foot of the text area, one character in from both sides', async () => {
    const [page] = await measure(report([paragraph, imprint]));
    const lines = page?.lines.filter((line) => !line.text.includes('—')) ?? [];
    const [copies, printer] = ['抄送', '印发'].map((text) => lines.find((line) => line.text.includes(text)) as Line);
    expect(foot - (printer?.y ?? 0)).toBeGreaterThan(0);
    expect(foot - (printer?.y ?? 0)).toBeLessThan(14);
    expect(Math.abs((copies?.x ?? 0) - mm(28) - 14)).toBeLessThan(ONE_MM);
    expect(Math.abs(mm(184) - 14 - (printer?.right ?? 0))).toBeLessThan(ONE_MM);
    expect(printer?.text).toBe('某某县医疗保障局办公室2025年9月2日印发');
  });

  it('goes to a page of its own where the text leaves no room', async () => {
    const filling: Block[] = Array.from({ length: 20 }, (_, index) => ({
      ...paragraph,
      text: [{ kind: 'text', text: `第${index}段` }],
    }));
    expect(await measure(report([...filling, imprint]))).toHaveLength(2);
    expect(await measure(report([...filling.slice(5), imprint]))).toHaveLength(1);
  });

  it('reads the same in Word', async () => {
    const parts = unzipSync(await renderDocx(report([paragraph, imprint]), officialDocument, new Map()));
    const document = strFromU8(parts['word/document.xml'] ?? new Uint8Array());
    const text = [...document.matchAll(/<w:t [^>]*>([^<]*)<|(<w:tab\/>)/g)].map(
      ([, written, tab]) => written ?? (tab ? '\t' : ''),
    );
    expect(text.slice(1).join('')).toContain('某某县医疗保障局办公室\t2025年9月2日印发');
    expect(document).toContain('w:tblpYSpec="bottom"');
  });
});

describe('the Word file', () => {
  let document: string;
  let styles: string;
  beforeAll(async () => {
    const bytes = await renderDocx(report([head, ...levels, long]), officialDocument, new Map());
    const part = (name: string) => strFromU8(unzipSync(bytes)[name] ?? new Uint8Array());
    [document, styles] = [part('word/document.xml'), part('word/styles.xml')];
  });

  const style = (id: string) =>
    new RegExp(`<w:style [^>]*w:styleId="${id}">.*?</w:style>`, 's').exec(styles)?.[0] ?? '';

  it('has the margins of the standard and room for 22 lines', () => {
    const margins = /<w:pgMar ([^>]*)\/>/.exec(document)?.[1] ?? '';
    const edge = (name: string) => Number(new RegExp(`w:${name}="(\\d+)"`).exec(margins)?.[1]) / 20;
    for (const [name, length] of [
      ['top', 37],
      ['right', 26],
      ['bottom', 35],
      ['left', 28],
    ] as const) {
      expect(Math.abs(edge(name) - mm(length)), name).toBeLessThan(HALF_POINT);
    }
    const line = Number(/w:linePitch="(\d+)"/.exec(document)?.[1]);
    expect(22 * line).toBeLessThanOrEqual(16838 - 2098 - 1984);
    expect(23 * line).toBeGreaterThan(16838 - 2098 - 1984);
  });

  it('sets 3号 仿宋 so that exactly 28 characters fill a line', () => {
    const body = style('BodyIndented');
    expect(body).toContain('w:eastAsia="仿宋_GB2312"');
    const size = Number(/<w:sz w:val="(\d+)"/.exec(body)?.[1]) / 2;
    const spacing = Number(/<w:spacing w:val="(-?\d+)"\/>/.exec(body)?.[1]) / 20;
    expect(size).toBe(16);
    expect(Math.floor(mm(156) / (size + spacing))).toBe(28);
  });

  it('sets the issuer in red and rules the number in red', () => {
    expect(style('OfficialIssuer')).toContain('<w:color w:val="FF0000"/>');
    expect(style('OfficialIssuer')).toContain('w:eastAsia="方正小标宋简体"');
    expect(document).toMatch(/<w:pBdr><w:bottom w:val="single" w:color="FF0000" w:sz="12" w:space="\d+"\/>/);
  });

  it('names the faces of the levels', () => {
    const face = (level: number) => /w:eastAsia="([^"]+)"/.exec(style(`Heading${level}`))?.[1];
    expect([2, 3, 4, 5].map(face)).toEqual(['黑体', '楷体_GB2312', '仿宋_GB2312', '仿宋_GB2312']);
    expect(style('DocumentTitle')).toContain('<w:sz w:val="44"/>');
  });
});
