/** What a reader of the OFD would notice, held against the PDF of the same pages. */
import { mkdtempSync, rmSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { layOut } from '../src/layout/layout.ts';
import type { Layout } from '../src/model/page.ts';
import type { Block, Report } from '../src/model/report.ts';
import type { Remark } from '../src/model/review.ts';
import { renderOfd } from '../src/render/ofd/render-ofd.ts';
import { renderPdf } from '../src/render/pdf/render-pdf.ts';
import { brochure } from '../src/style/brochure.ts';
import { FONT_FILES, type FontRole, loadTypefaces } from '../src/style/typefaces.ts';
import { drawnPages } from './drawn-page.ts';
import { sampleReport } from './fixtures/sample-report.ts';
import { type Drawing, descendants, glyphsOf, movesOf, numbersOf, OfdPackage, only, textOf } from './ofd-package.ts';
import { madeElsewhere } from './other-process.ts';
import { readingOrder, squeeze } from './reading-order.ts';
import { text } from './report-pieces.ts';
import { child, elements, type Node } from './support-revisions.ts';

/** What these tests read of a fontkit font, which brings no type declarations. */
interface ParsedFont {
  readonly postscriptName: string;
  readonly unitsPerEm: number;
  glyphForCodePoint(codePoint: number): {
    readonly id: number;
    readonly advanceWidth: number;
    readonly path: { readonly commands: readonly unknown[] };
  };
}
const fontkit = createRequire(import.meta.url)('fontkit') as { create(data: Buffer): ParsedFont };

const FONTS = join(import.meta.dirname, '../fonts');
const typefaces = loadTypefaces(FONTS);

const remark: Remark = {
  number: 1,
  kind: 'finding',
  severity: 'warning',
  title: '警告 C01',
  lines: ['收支总计与表1不一致', '实际：1 应为：2'],
};
const paragraph = (...texts: Extract<Block, { kind: 'paragraph' }>['text']): Block => ({
  kind: 'paragraph',
  role: 'body',
  text: texts,
});
const heading = (id: string, words: string): Block => ({ kind: 'heading', id, level: 1, text: [text(words)] });
const reportOf = (...blocks: Block[]): Report => ({
  meta: sampleReport.meta,
  parts: [{ id: 'only', kind: 'body', blocks }],
});
/** A draft with a note, a watermark, and text that came and went. */
const draft: Report = {
  ...reportOf(
    paragraph(text('本年度收入'), text('增加', { remarks: [1] }), text('了。')),
    paragraph(text('支出'), text('减少', { change: 'deleted' }), text('持平', { change: 'inserted' }), text('。')),
  ),
  review: {
    watermark: '征求意见稿',
    label: '第2稿（2023年8月20日）',
    author: '审核人',
    date: '2023-08-20',
    remarks: [remark],
    revised: true,
  },
};

const layOutReport = (report: Report) => layOut(report, brochure, typefaces);
const ofdOf = (report: Report, kind: 'OFD' | 'OFD-A' = 'OFD') =>
  new OfdPackage(renderOfd(layOutReport(report), report.meta, kind));

const REPORTS: readonly (readonly [string, Report])[] = [
  ['a report', sampleReport],
  ['a draft', draft],
];

/** All elements below a node. */
function all(node: Node): Node[] {
  return elements(node).flatMap((one) => [one, ...all(one)]);
}

function ownReferences(node: Node): Node[] {
  return elements(node).filter(({ name }) => name === 'ofd:ObjectRef');
}

function textOfDrawing(drawing: Drawing | undefined): string {
  if (drawing === undefined) throw new Error('a tag without an object');
  return drawing.node.name === 'ofd:TextObject' ? textOf(drawing.node) : '';
}

/** Id of a font → the characters that are shown in it. */
function shownIn(drawings: readonly Drawing[]): Map<string, Set<string>> {
  const shown = new Map<string, Set<string>>();
  for (const { node } of drawings) {
    const { Font } = node.attributes;
    if (Font === undefined) continue;
    const own = shown.get(Font) ?? new Set();
    shown.set(Font, own);
    for (const character of textOf(node)) own.add(character);
  }
  return shown;
}

function roleOf(file: string): FontRole {
  const roles = Object.keys(FONT_FILES) as FontRole[];
  const role = roles.find((one) => FONT_FILES[one] === file);
  if (role === undefined) throw new Error(`no face is ${file}`);
  return role;
}

describe.each(REPORTS)('the pages of %s', (_, report) => {
  let layout: Layout;
  let ofd: OfdPackage;
  let pdf: Awaited<ReturnType<typeof drawnPages>>;
  beforeAll(async () => {
    layout = layOutReport(report);
    ofd = new OfdPackage(renderOfd(layout, report.meta, 'OFD'));
    pdf = await drawnPages(await renderPdf(layout, report.meta));
  });

  it('have the size of those of the PDF', () => {
    const sizes = (pages: readonly { readonly width: number; readonly height: number }[]) =>
      pages.map(({ width, height }) => [width.toFixed(1), height.toFixed(1)]);
    expect(sizes(ofd.pages)).toEqual(sizes(pdf));
  });

  it('hold the characters of the PDF, each in its place, size and colour', () => {
    ofd.pages.forEach((page, index) => {
      const own = glyphsOf(page);
      const others = pdf[index]?.glyphs ?? [];
      expect(own.map(({ char }) => char).join('')).toBe(others.map(({ char }) => char).join(''));
      own.forEach((glyph, at) => {
        const other = others[at];
        // A PDF gives directions of turned lines to three decimals.
        const decimals = glyph.turned ? 0 : 1;
        expect(glyph.x, `${glyph.char} on page ${index + 1}`).toBeCloseTo(other?.x ?? Number.NaN, decimals);
        expect(glyph.y).toBeCloseTo(other?.y ?? Number.NaN, decimals);
        expect(glyph.size).toBeCloseTo(other?.size ?? Number.NaN, 1);
        expect([glyph.colour, glyph.turned]).toEqual([other?.colour, other?.turned]);
      });
    });
  });

  it('hold the shapes of the PDF, each in its box', () => {
    const PT = 72 / 25.4;
    ofd.pages.forEach((page, index) => {
      const paths = descendants(page.content, 'ofd:PathObject');
      const shapes = paths.map(({ attributes }) => {
        const [x = 0, y = 0, w = 0, h = 0] = numbersOf(attributes.Boundary ?? '').map((value) => value * PT);
        const edge = attributes.Stroke === 'false' ? 0 : (Number(attributes.LineWidth) * PT) / 2;
        return [x + edge, y + edge, x + w - edge, y + h - edge];
      });
      const others = pdf[index]?.drawn.map(({ left, top, right, bottom }) => [left, top, right, bottom]) ?? [];
      expect(shapes).toHaveLength(others.length);
      shapes.forEach((shape, at) => {
        const isCurved = textOf(only(paths[at] as Node, 'ofd:AbbreviatedData')).includes('B');
        shape.forEach((value, edge) => {
          const other = others[at]?.[edge] ?? Number.NaN;
          // The box of a curve holds the points that shape it, too.
          if (!isCurved) expect(value).toBeCloseTo(other, 1);
          else expect(edge < 2 ? other - value : value - other).toBeGreaterThan(-0.05);
        });
      });
    });
  });

  it('are drawn with straight lines and cubic curves alone, within their boxes', () => {
    for (const { node } of ofd.drawings.filter((drawing) => drawing.node.name === 'ofd:PathObject')) {
      const [, , width = 0, height = 0] = numbersOf(node.attributes.Boundary ?? '');
      const words = textOf(only(node, 'ofd:AbbreviatedData')).split(' ');
      expect(words.filter((word) => Number.isNaN(Number(word)) && !['M', 'L', 'B', 'C'].includes(word))).toEqual([]);
      const values = words.map(Number).filter((value) => !Number.isNaN(value));
      values.forEach((value, index) => {
        expect(value).toBeGreaterThanOrEqual(0);
        expect(value).toBeLessThanOrEqual((index % 2 === 0 ? width : height) + 1e-4);
      });
    }
  });

  it('name each object once, and nothing that is not there', () => {
    const nodes = ofd.xmlParts.flatMap((part) => [part, ...all(part)]);
    const ids = nodes.flatMap(({ attributes }) => attributes.ID ?? []).filter((id) => id !== '');
    const named = [...new Set(ids)];
    // Pages are named where they are listed, and nowhere else.
    expect(ids).toHaveLength(named.length);
    expect(Math.max(...named.map(Number))).toBe(Number(textOf(only(ofd.document, 'ofd:MaxUnitID'))));
    const references = nodes.flatMap(({ name, attributes, children }) => [
      ...['PageID', 'PageRef', 'Font'].flatMap((key) => attributes[key] ?? []),
      ...(name === 'ofd:ObjectRef' ? [String(children[0])] : []),
    ]);
    expect(references.length).toBeGreaterThan(0);
    expect(references.filter((id) => !named.includes(id))).toEqual([]);
  });

  it('are read in the order of the report by their tags; all other text is an artifact', () => {
    const drawn = new Map(ofd.drawings.map((drawing) => [drawing.id, drawing]));
    const tagged = descendants(ofd.structure, 'ofd:ObjectRef');
    const ids = new Set(tagged.map(textOf));
    expect(ids.size).toBe(tagged.length);
    for (const reference of tagged) {
      expect(drawn.get(textOf(reference))?.page.id).toBe(reference.attributes.PageRef);
    }
    const inFigures = new Set(
      descendants(ofd.structure, 'Figure').flatMap((figure) => ownReferences(figure).map(textOf)),
    );
    const said = tagged.map(textOf).filter((id) => !inFigures.has(id));
    expect(squeeze(said.map((id) => textOfDrawing(drawn.get(id))).join(''))).toBe(readingOrder(layout));
    const artifacts = layout.pages.flatMap(({ items }) =>
      items.flatMap((item) =>
        item.kind === 'line' && item.element === undefined && item.elements === undefined
          ? item.setting.atoms.map((atom) => atom.text)
          : [],
      ),
    );
    const untagged = ofd.drawings.filter(({ id }) => !ids.has(id)).map(textOfDrawing);
    expect(untagged.join('')).toBe(artifacts.join(''));
  });

  it('embed fonts that draw all of their characters, with the widths of the faces', () => {
    const fonts = descendants(ofd.part('Doc_0/PublicRes.xml'), 'ofd:Font');
    const shown = shownIn(ofd.drawings);
    expect(fonts.map(({ attributes }) => attributes.ID).sort()).toEqual([...shown.keys()].sort());
    for (const node of fonts) {
      const file = textOf(only(node, 'ofd:FontFile'));
      const font = fontkit.create(Buffer.from(ofd.parts[`Doc_0/Res/${file}`] as Uint8Array));
      expect(font.postscriptName).toBe(node.attributes.FontName);
      const face = typefaces.face(roleOf(file));
      for (const character of shown.get(node.attributes.ID ?? '') ?? []) {
        const glyph = font.glyphForCodePoint(character.codePointAt(0) as number);
        expect(glyph.id, character).toBeGreaterThan(0);
        expect(glyph.advanceWidth / font.unitsPerEm).toBeCloseTo(face.width(character), 6);
        if (character.trim() !== '') expect(glyph.path.commands.length, character).toBeGreaterThan(0);
      }
    }
  });
});

describe('the way through the document', () => {
  const layout = layOutReport(sampleReport);
  const ofd = new OfdPackage(renderOfd(layout, sampleReport.meta, 'OFD'));
  const anchors = layout.pages.flatMap((page, index) => page.anchors.map((anchor) => ({ ...anchor, page: index })));
  const placeOf = (node: Node) => {
    const { PageID = '', Top = '' } = only(node, 'ofd:Dest').attributes;
    return { page: ofd.pages.findIndex(({ id }) => id === PageID), y: (Number(Top) * 72) / 25.4 };
  };

  it('lists the headings, those below others within them, each with its place', () => {
    const outline = only(ofd.document, 'ofd:Outlines');
    const listed = descendants(outline, 'ofd:OutlineElem');
    expect(listed.map(({ attributes }) => attributes.Title)).toEqual(anchors.map((anchor) => anchor.text));
    listed.forEach((node, index) => {
      const anchor = anchors[index];
      const own = { ...node, children: elements(node).filter(({ name }) => name === 'ofd:Actions') };
      expect(placeOf(own).page).toBe(anchor?.page);
      expect(placeOf(own).y).toBeCloseTo(anchor?.y ?? Number.NaN, 1);
    });
    const levels = elements(outline).map(
      ({ attributes }) => anchors.find((one) => one.text === attributes.Title)?.level,
    );
    expect(new Set(levels)).toEqual(new Set([1]));
    expect(listed.length).toBeGreaterThan(levels.length);
  });

  it('names each bookmark once', () => {
    const twice = reportOf(heading('a', '基本情况'), heading('b', '基本情况'));
    const names = descendants(ofdOf(twice).document, 'ofd:Bookmark').map(({ attributes }) => attributes.Name);
    expect(names).toEqual(['基本情况', '基本情况 (2)']);
    expect(descendants(ofd.document, 'ofd:Bookmark')).toHaveLength(anchors.length);
  });

  it('leads from each entry of the contents to its heading, and says so in words', () => {
    const links = ofd.pages.flatMap(({ annotations }) => annotations);
    const expected = layout.pages.flatMap((page) => page.links);
    expect(links).toHaveLength(expected.length);
    expect(links.length).toBeGreaterThan(0);
    links.forEach((node, index) => {
      expect(node.attributes).toMatchObject({ Type: 'Link', LastModDate: sampleReport.meta.date });
      expect(textOf(only(node, 'ofd:Remark'))).toBe(expected[index]?.text);
      const anchor = anchors.find(({ id }) => id === expected[index]?.target);
      expect(placeOf(node).page).toBe(anchor?.page);
      expect(only(node, 'ofd:Action').attributes.Event).toBe('CLICK');
    });
  });
});

describe('the structure', () => {
  const { structure } = ofdOf(sampleReport);

  it('has scopes and spans of cells, and words for charts', () => {
    const heads = descendants(structure, 'TH');
    expect(heads.length).toBeGreaterThan(0);
    expect(heads.every(({ attributes }) => /^(Row|Column)$/.test(attributes.Scope ?? ''))).toBe(true);
    expect(heads.some(({ attributes }) => attributes.ColSpan === '4')).toBe(true);
    const figures = descendants(structure, 'Figure');
    expect(figures.length).toBeGreaterThan(0);
    expect(figures.every(({ attributes }) => (attributes.Alt ?? '').length > 10)).toBe(true);
  });

  it('says what came and went in a draft', () => {
    const spans = descendants(ofdOf(draft).structure, 'Span').map(({ attributes }) => attributes.TextDecorationType);
    expect(spans.filter((one) => one === 'LineThrough')).toHaveLength(1);
    expect(spans.filter((one) => one === 'Underline')).toHaveLength(1);
  });
});

describe('a note of a reviewer', () => {
  it('lies on its words, with author, date and text', () => {
    const ofd = ofdOf(draft);
    const [page] = ofd.pages;
    const [note, ...more] = page?.annotations ?? [];
    expect(more).toEqual([]);
    expect(note?.attributes).toMatchObject({ Type: 'Highlight', Creator: '审核人', LastModDate: '2023-08-20' });
    expect(textOf(only(note as Node, 'ofd:Remark'))).toContain('收支总计与表1不一致');
    const frame = only(note as Node, 'ofd:Appearance').attributes.Boundary ?? '';
    const [x = 0, y = 0, w = 0, h = 0] = numbersOf(frame).map((value) => (value * 72) / 25.4);
    const inside = glyphsOf(page as NonNullable<typeof page>).filter(
      (glyph) => !glyph.turned && glyph.x > x - 1 && glyph.x < x + w - 1 && glyph.y > y && glyph.y < y + h,
    );
    expect(inside.map(({ char }) => char).join('')).toBe('增加');
  });
});

describe('text', () => {
  const codesOf = (report: Report) => ofdOf(report).drawings.filter(({ node }) => node.name === 'ofd:TextObject');

  it('that is strong is drawn thicker, and no other', () => {
    const objects = codesOf(reportOf(paragraph(text('部门'), text('决算', { strong: true }))));
    const strong = objects.filter(({ node }) => node.attributes.Stroke === 'true');
    expect(strong.map(({ node }) => textOf(node))).toEqual(['决算']);
    expect(strong.every(({ node }) => node.attributes.Weight === '700')).toBe(true);
    expect(strong.every(({ node }) => child(node, 'ofd:StrokeColor') !== undefined)).toBe(true);
    expect(objects.filter(({ node }) => node.attributes.Weight !== undefined)).toHaveLength(1);
  });

  it('has a move from each character to the next, also where XML would take it for markup', () => {
    const objects = codesOf(reportOf(paragraph(text('甲<乙&丙>丁"𠀀戊'))));
    expect(objects.map(({ node }) => textOf(node)).join('')).toContain('甲<乙&丙>丁');
    for (const { node } of objects) {
      const { DeltaX = '' } = only(node, 'ofd:TextCode').attributes;
      expect(movesOf(DeltaX)).toHaveLength([...textOf(node)].length - 1);
    }
  });
});

describe('what the document says of itself', () => {
  const info = (ofd: OfdPackage, name: string) => descendants(ofd.entry, `ofd:${name}`).map(textOf);

  it('is title, unit, dates and key words of the report', () => {
    const ofd = ofdOf(sampleReport);
    const { title, unitName, date, keywords } = sampleReport.meta;
    expect(ofd.entry.attributes).toMatchObject({ Version: '1.0', DocType: 'OFD' });
    expect(info(ofd, 'Title')).toEqual([title]);
    expect(info(ofd, 'Author')).toEqual([unitName]);
    expect([...info(ofd, 'CreationDate'), ...info(ofd, 'ModDate')]).toEqual([date, date]);
    expect(info(ofd, 'Keyword')).toEqual(keywords);
  });

  it('has another id where a character of the report is another', () => {
    const ids = ['甲', '乙', '甲'].map((word) => info(ofdOf(reportOf(paragraph(text(word)))), 'DocID')[0]);
    expect(ids[0]).toMatch(/^[0-9a-f]{32}$/);
    expect(ids[1]).not.toBe(ids[0]);
    expect(ids[2]).toBe(ids[0]);
  });

  it('claims to be for archives where that is asked for, with what an archive registers', () => {
    const ofd = ofdOf(sampleReport, 'OFD-A');
    expect(ofd.entry.attributes.DocType).toBe('OFD-A');
    const data = descendants(ofd.entry, 'ofd:CustomData').map((node) => [node.attributes.Name, textOf(node)]);
    expect(data).toContainEqual(['题名', sampleReport.meta.title]);
    expect(data).toContainEqual(['责任者', sampleReport.meta.unitName]);
  });

  it('does not claim it where a character has no glyph in the fonts; the character can be read all the same', () => {
    const ofd = ofdOf(reportOf(paragraph(text('姓名𪚥字'))), 'OFD-A');
    expect(ofd.entry.attributes.DocType).toBe('OFD');
    expect(ofd.drawings.map(({ node }) => textOf(node)).join('')).toContain('姓名𪚥字');
  });
});

describe('the package', () => {
  const folder = mkdtempSync(join(tmpdir(), 'juesuan-ofd-'));
  afterAll(() => rmSync(folder, { recursive: true }));

  it('is the same to the byte in another process and time zone', () => {
    const bytes = renderOfd(layOutReport(sampleReport), sampleReport.meta, 'OFD');
    const lines = [
      "import { layOut } from '../src/layout/layout.ts';",
      "import { renderOfd } from '../src/render/ofd/render-ofd.ts';",
      "import { brochure } from '../src/style/brochure.ts';",
      "import { loadTypefaces } from '../src/style/typefaces.ts';",
      "import { sampleReport } from './fixtures/sample-report.ts';",
      `const layout = layOut(sampleReport, brochure, loadTypefaces(${JSON.stringify(FONTS)}));`,
      "const bytes = renderOfd(layout, sampleReport.meta, 'OFD');",
    ];
    for (const { zone, bytes: other } of madeElsewhere(lines, folder)) {
      expect(Buffer.compare(other, bytes), zone).toBe(0);
    }
  });
});
