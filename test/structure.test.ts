/** The structure of a report as those meet it who go by it: screen readers, and programs that take the text out. */
import { join } from 'node:path';
import { inflateSync } from 'node:zlib';
import fc from 'fast-check';
import { getDocument } from 'pdfjs-dist/legacy/build/pdf.mjs';
import { describe, expect, it } from 'vitest';
import { layOut } from '../src/layout/layout.ts';
import { headingDepths } from '../src/model/heading-depths.ts';
import { eachStep, type Layout, linesOf } from '../src/model/page.ts';
import {
  type Block,
  type Cell,
  CHECKED_BOX,
  EMPTY_BOX,
  type Inline,
  plainText,
  type Report,
} from '../src/model/report.ts';
import type { StructureElement } from '../src/model/structure.ts';
import { pageContent } from '../src/render/pdf/page-content.ts';
import { renderPdf } from '../src/render/pdf/render-pdf.ts';
import { srgbProfile } from '../src/render/pdf/srgb-profile.ts';
import { blockLines } from '../src/render/text/render-text.ts';
import { brochure } from '../src/style/brochure.ts';
import { officialDocument } from '../src/style/official-document.ts';
import { FONT_FILES, type FontRole, loadTypefaces } from '../src/style/typefaces.ts';
import { sampleReport } from './fixtures/sample-report.ts';
import { allElements, ownTexts, readingOrder, squeeze } from './reading-order.ts';
import { cell, form, text } from './report-pieces.ts';
import { smallReport } from './report-trees.ts';

const typefaces = loadTypefaces(join(import.meta.dirname, '../fonts'));

const body = (...inlines: Inline[]): Block => ({ kind: 'paragraph', role: 'body', text: inlines });
const head = (value: string, extra: Partial<Cell> = {}): Cell => cell(value, { head: true, ...extra });

function reportOf(blocks: readonly Block[], extra: Partial<Report> = {}): Report {
  return { meta: sampleReport.meta, parts: [{ id: 'only', kind: 'body', blocks }], ...extra };
}

const layOutBlocks = (...blocks: Block[]) => layOut(reportOf(blocks), brochure, typefaces);

/** The elements of a role, each with all the text in it. */
function elementsOf(layout: Layout, ...roles: StructureElement['role'][]): [StructureElement, string][] {
  const own = ownTexts(layout);
  const whole = (element: StructureElement): string => (own.get(element) ?? '') + element.children.map(whole).join('');
  return allElements(layout.structure)
    .filter(({ role }) => roles.includes(role))
    .map((element) => [element, squeeze(whole(element))]);
}

/** The same from the text output; contents have numbers of pages. */
function textOutput(report: Report, { headingPages }: Layout): string {
  const blocks = report.parts.flatMap((part) => part.blocks);
  const headings = blocks.filter((block) => block.kind === 'heading');
  const lines = blocks.flatMap((block) => {
    if (block.kind === 'chart') return [plainText(block.caption)];
    if (block.kind !== 'contents') return blockLines(block, { headings });
    const entries = headings.filter(({ level }) => level <= block.depth);
    return [block.title, ...entries.flatMap((own) => [...blockLines(own, { headings }), headingPages.get(own.id)])];
  });
  return squeeze(lines.join(''));
}

describe('the reading order', () => {
  it('is that of the text output', () => {
    const layout = layOut(sampleReport, brochure, typefaces);
    expect(readingOrder(layout)).toBe(textOutput(sampleReport, layout));
  });

  it('is that of the text output for any report', () => {
    fc.assert(
      fc.property(smallReport, (report) => {
        const layout = layOut(report, officialDocument, typefaces);
        expect(readingOrder(layout)).toBe(textOutput(report, layout));
      }),
      { numRuns: 60 },
    );
  });

  it('loses nothing of a label whose text is taller than its rows, wherever a page begins', () => {
    const label = head('部门整体绩效目标的完成情况和有关说明'.repeat(4), { rowSpan: 3 });
    const group = [
      [label, cell('数量'), cell('1')],
      [cell('质量'), cell('2')],
      [cell('时效'), cell('3')],
    ];
    const report = reportOf([form(Array.from({ length: 12 }, () => group).flat(), { columns: [1, 2, 3] })]);
    const layout = layOut(report, brochure, typefaces);
    expect(layout.pages.length).toBeGreaterThan(1);
    expect(readingOrder(layout)).toBe(textOutput(report, layout));
  });

  it('holds a cell together that is cut by the end of a page, beside others that are cut', () => {
    const long = (sign: string) => cell(`${sign.repeat(1500)}。`);
    const report = reportOf([form([[head('目标'), long('甲'), long('乙')]], { splitRows: true })]);
    const layout = layOut(report, brochure, typefaces);
    expect(layout.pages.length).toBeGreaterThan(1);
    expect(readingOrder(layout)).toBe(textOutput(report, layout));
  });
});

describe('tables', () => {
  const rows = (count: number) => Array.from({ length: count }, (_, row) => [cell(`行${row}`), cell('1'), cell('')]);
  const cellsOf = (layout: Layout) =>
    elementsOf(layout, 'TH', 'TD').map(([element, own]) => {
      const { rowSpan, colSpan } = element as Extract<StructureElement, { role: 'TD' }>;
      return `${own} ${element.role === 'TH' ? element.scope : '-'} ${rowSpan}×${colSpan}`;
    });

  it('say which cells are heads of what, and how many rows and columns they cover', () => {
    const table = form(
      [
        [head('绩效指标', { rowSpan: 2 }), head('一级指标'), head('二级指标')],
        [cell('产出'), cell('数量')],
        [head('自评结论'), cell('完成', { colSpan: 2 })],
      ],
      { head: [[head('项目名称', { colSpan: 2 }), head('单位')]] },
    );
    expect(cellsOf(layOutBlocks(table))).toEqual([
      '项目名称 Column 1×2',
      '单位 Column 1×1',
      '绩效指标 Row 2×1',
      '一级指标 Column 1×1',
      '二级指标 Column 1×1',
      '产出 - 1×1',
      '数量 - 1×1',
      '自评结论 Row 1×1',
      '完成 - 1×2',
    ]);
  });

  it('are one table over all their pages: heads that come again are no content, empty cells are cells', () => {
    const layout = layOutBlocks(form(rows(90), { head: [[head('甲'), head('乙'), head('丙')]] }));
    expect(layout.pages.length).toBeGreaterThan(2);
    expect(elementsOf(layout, 'Table')).toHaveLength(1);
    expect(elementsOf(layout, 'THead').map(([, own]) => own)).toEqual(['甲乙丙']);
    expect(elementsOf(layout, 'TBody').map(([{ children }]) => children.length)).toEqual([90]);
    expect(elementsOf(layout, 'TR').map(([{ children }]) => children.length)).toEqual(Array(91).fill(3));
  });

  it('have a body for each block of rows with a head of its own', () => {
    const table = form([...rows(2), [head('金额', { colSpan: 3, block: 'opens' })], ...rows(3)]);
    const bodies = elementsOf(layOutBlocks(table), 'TBody').map(([{ children }]) => children.length);
    expect(bodies).toEqual([2, 4]);
  });

  it('print a label once for those who read, though it stands on each page of its rows', () => {
    const [first, ...rest] = rows(80);
    const label = head('产出指标', { rowSpan: 80 });
    const table = form([[label, ...(first as Cell[]).slice(1)], ...rest.map((row) => row.slice(1))]);
    const layout = layOutBlocks(table);
    const printed = layout.pages.flatMap(linesOf).map(({ setting }) => setting.atoms.map((atom) => atom.text).join(''));
    expect(printed.filter((own) => own === '产出指标').length).toBeGreaterThan(1);
    expect(elementsOf(layout, 'TH').map(([, own]) => own)).toEqual(['产出指标']);
  });

  it('keep paragraphs of a cell apart', () => {
    const layout = layOutBlocks(form([[{ paragraphs: [[text('甲')], [text('乙')]] }, cell('丙'), cell('')]]));
    const [first] = elementsOf(layout, 'TD');
    expect(first?.[0].children.map(({ role }) => role)).toEqual(['P', 'P']);
    expect(elementsOf(layout, 'P').flatMap(([, own]) => own || [])).toEqual(['甲', '乙']);
  });

  it('have title and line of units as their caption', () => {
    const layout = layOutBlocks(
      form([[cell('1'), cell('2'), cell('3')]], {
        title: [text('收入决算表')],
        headLine: { left: [text('部门：甲局')], right: [text('单位：万元')] },
      }),
    );
    expect(elementsOf(layout, 'Table')[0]?.[0].children[0]?.role).toBe('Caption');
    expect(elementsOf(layout, 'Caption').map(([, own]) => own)).toEqual(['收入决算表部门：甲局单位：万元']);
  });
});

describe('charts', () => {
  it('are figures with words for every value, and a caption', () => {
    const layout = layOut(sampleReport, brochure, typefaces);
    const charts = sampleReport.parts.flatMap(({ blocks }) => blocks).filter((block) => block.kind === 'chart');
    const figures = elementsOf(layout, 'Figure').map(([element]) => element);
    expect(figures).toHaveLength(charts.length);
    charts.forEach((chart, index) => {
      const figure = figures[index] as Extract<StructureElement, { role: 'Figure' }>;
      const said = [...chart.categories, ...chart.series.flatMap(({ points }) => points.map((point) => point.text))];
      for (const part of [...said, chart.unit]) expect(figure.alternative).toContain(part);
      expect(figure.children.map(({ role }) => role)).toEqual(['Caption']);
    });
  });

  it('have a frame around what is drawn', () => {
    const layout = layOut(sampleReport, brochure, typefaces);
    const shapes = layout.pages.flatMap(({ items }) => items).filter((item) => item.kind === 'shape');
    const drawn = shapes.filter(({ element }) => element !== undefined);
    expect(drawn.length).toBeGreaterThan(3);
    for (const { element, path } of drawn) {
      if (element?.role !== 'Figure') throw new Error('a shape outside of a figure');
      const { x, y, w, h } = element.frame;
      eachStep(path, (_step, from, to) => {
        if (from === to) return;
        const [atX, atY] = path.points.slice(to - 2, to) as [number, number];
        expect(atX).toBeGreaterThanOrEqual(x - 0.01);
        expect(atX).toBeLessThanOrEqual(x + w + 0.01);
        expect(atY).toBeGreaterThanOrEqual(y - 0.01);
        expect(atY).toBeLessThanOrEqual(y + h + 0.01);
      });
    }
  });
});

describe('texts', () => {
  it('have check boxes that say whether they are checked', () => {
    const boxes = [true, false].map((checked): Inline => ({ kind: 'checkBox', checked }));
    const layout = layOutBlocks(body(text('是'), boxes[0] as Inline, text('否'), boxes[1] as Inline));
    expect(elementsOf(layout, 'P').map(([, own]) => own)).toEqual([`是${CHECKED_BOX}否${EMPTY_BOX}`]);
    expect(elementsOf(layout, 'Form').map(([element]) => element)).toMatchObject([
      { checked: true },
      { checked: false },
    ]);
  });

  it('have lists with their numbers apart, and none where there is one name only', () => {
    const several = layOutBlocks({ kind: 'attachmentNote', names: ['自评表', '说明'] });
    expect(elementsOf(several, 'Lbl').map(([, own]) => own)).toEqual(['1.', '2.']);
    expect(elementsOf(several, 'LBody').map(([, own]) => own)).toEqual(['自评表', '说明']);
    expect(elementsOf(several, 'P').map(([, own]) => own)).toEqual(['附件：']);
    const single = layOutBlocks({ kind: 'attachmentNote', names: ['自评表'] });
    expect(elementsOf(single, 'P').map(([, own]) => own)).toEqual(['附件：自评表']);
  });

  it('say in a draft what came and what went', () => {
    const layout = layOutBlocks(
      body(text('支出'), text('增加', { change: 'deleted' }), text('减少', { change: 'inserted' })),
    );
    const spans = elementsOf(layout, 'Span').map(([element, own]) => [own, 'change' in element && element.change]);
    expect(spans).toEqual([
      ['支出', undefined],
      ['增加', 'deleted'],
      ['减少', 'inserted'],
    ]);
  });
});

describe('headings', () => {
  const levels = fc.array(fc.constantFrom(1, 2, 3, 4, 5) as fc.Arbitrary<1 | 2 | 3 | 4 | 5>, { maxLength: 12 });
  const headed = (own: readonly (1 | 2 | 3 | 4 | 5)[]) =>
    reportOf(own.map((level, index) => ({ kind: 'heading', id: `h${index}`, level, text: [text('标题')] })));

  it('never leave out a depth on the way down, and keep which stands under which', () => {
    fc.assert(
      fc.property(levels, (own) => {
        const depths = [...headingDepths(headed(own)).values()];
        depths.forEach((depth, index) => {
          expect(depth).toBeLessThanOrEqual((depths[index - 1] ?? 0) + 1);
          for (let before = 0; before < index; before += 1) {
            const between = own.slice(before + 1, index + 1);
            if (own[before] === own[index] && between.every((level) => level >= (own[index] as number)))
              expect(depth).toBe(depths[before]);
          }
        });
      }),
    );
  });

  it('lie as deep as their levels say where these leave no gap', () => {
    expect([...headingDepths(headed([1, 2, 3, 2, 1, 2])).values()]).toEqual([1, 2, 3, 2, 1, 2]);
    expect([...headingDepths(headed([2, 4, 4, 2, 1])).values()]).toEqual([1, 2, 2, 1, 1]);
  });

  it('are elements of their depth', () => {
    const layout = layOut(headed([1, 3]), brochure, typefaces);
    expect(elementsOf(layout, 'H1', 'H2', 'H3').map(([{ role }]) => role)).toEqual(['H1', 'H2']);
  });
});

interface TreeNode {
  readonly role?: string;
  readonly id?: string;
  readonly type?: string;
  readonly alt?: string;
  readonly children?: readonly TreeNode[];
}

/** What pdf.js finds on each page of a file. */
async function readFile(report: Report) {
  const bytes = await renderPdf(layOut(report, brochure, typefaces), report.meta);
  const file = await getDocument({ data: bytes.slice(), useSystemFonts: false, verbosity: 0 }).promise;
  const pages = await Promise.all(
    Array.from({ length: file.numPages }, async (_, index) => {
      const page = await file.getPage(index + 1);
      const tree = (await page.getStructTree()) as TreeNode;
      const { items } = await page.getTextContent({ includeMarkedContent: true });
      return { ...markedTexts(items as MarkedItem[]), tree, annotations: await page.getAnnotations() };
    }),
  );
  return { file, pages, source: Buffer.from(bytes).toString('utf8') };
}

/** The content of the pages of these blocks, of a document that has characters without a glyph. */
async function operatorsOf(...blocks: Block[]): Promise<string> {
  const { pages } = layOutBlocks(...blocks);
  const streams = await Promise.all(pages.map((page) => pageContent(page, false).operators));
  return streams.map((stream) => inflateSync(stream).toString('latin1')).join('\n');
}

interface MarkedItem {
  readonly type?: string;
  readonly id?: string;
  readonly str?: string;
}

/** Texts by the id of the content that they stand in, and those in none. */
function markedTexts(items: readonly MarkedItem[]) {
  const marked = new Map<string, string>();
  let artifacts = '';
  const open: (string | undefined)[] = [];
  for (const { type, id, str } of items) {
    if (type?.startsWith('beginMarkedContent')) open.push(id);
    else if (type === 'endMarkedContent') open.pop();
    else if (str !== undefined) {
      const own = open.findLast((one) => one !== undefined);
      if (own === undefined) artifacts += str;
      else marked.set(own, (marked.get(own) ?? '') + str);
    }
  }
  return { marked, artifacts: squeeze(artifacts) };
}

function nodesOf(node: TreeNode): TreeNode[] {
  return [node, ...(node.children ?? []).flatMap(nodesOf)];
}

describe('the file', () => {
  it('has all text in the tree but numbers of pages and heads that come again', async () => {
    const { pages } = await readFile(sampleReport);
    const heads = elementsOf(layOut(sampleReport, brochure, typefaces), 'THead').map(([, own]) => own);
    expect(heads).not.toEqual([]);
    pages.forEach(({ marked, tree, artifacts }, index) => {
      const leaves = nodesOf(tree).filter(({ type }) => type === 'content');
      expect(new Set(leaves.map(({ id }) => id))).toEqual(new Set(marked.keys()));
      // Cover, contents, text: no number, Roman and Arabic ones.
      const number = ['', '—I—'][index] ?? `—${index - 1}—`;
      expect(
        ['', ...heads].map((own) => own + number),
        `page ${index}`,
      ).toContain(artifacts);
    });
    const roles = new Set(pages.flatMap(({ tree }) => nodesOf(tree).map(({ role }) => role)));
    for (const role of ['Document', 'Sect', 'H1', 'H4', 'P', 'TOCI', 'Link', 'Table', 'TH', 'TD', 'Figure', 'Form'])
      expect(roles).toContain(role);
  });

  it('leads from each link of the contents to its entry, and says where it goes', async () => {
    const { pages } = await readFile(sampleReport);
    const links = pages.flatMap(({ annotations }) => annotations.filter(({ subtype }) => subtype === 'Link'));
    const nodes = pages.flatMap(({ tree }) => nodesOf(tree));
    const tied = nodes.filter(({ role }) => role === 'Link').flatMap((node) => node.children ?? []);
    expect(tied.flatMap(({ type, id }) => (type === 'object' ? [id] : []))).toEqual(links.map(({ id }) => id));
    const headings = sampleReport.parts.flatMap(({ blocks }) => blocks).filter((block) => block.kind === 'heading');
    const first = headings[0] as Extract<Block, { kind: 'heading' }>;
    expect(links[0]?.contentsObj.str).toBe(plainText(first.text));
    for (const { contentsObj } of links) expect(contentsObj.str).not.toBe('');
  });

  it('has words for the link to a heading that has none', async () => {
    const contents: Block = { kind: 'contents', title: '目录', depth: 1, pageNumbers: 'running' };
    const heading: Block = { kind: 'heading', id: 'empty', level: 1, text: [] };
    const { pages } = await readFile(reportOf([contents, heading]));
    expect(pages[0]?.annotations.map(({ contentsObj }) => contentsObj.str)).toEqual(['目录']);
  });

  it('has in a draft the notes in the text that they are about; watermark, label and numbers are no content', async () => {
    const remark = {
      number: 1,
      kind: 'finding' as const,
      severity: 'error' as const,
      title: '错误 A01',
      lines: ['不符'],
    };
    const review = {
      watermark: '征求意见稿',
      label: '第2稿',
      author: '审核人',
      date: '2023-08-20',
      remarks: [remark],
      revised: false,
    };
    const { pages } = await readFile(reportOf([body(text('支出'), text('增加', { remarks: [1] }))], { review }));
    const nodes = nodesOf(pages[0]?.tree ?? {});
    const holder = nodes.find(({ children }) => children?.some(({ role }) => role === 'Annot'));
    expect(holder?.role).toBe('P');
    expect(pages[0]?.artifacts).toBe('征求意见稿—1—［1］第2稿');
  });

  it('claims PDF/A-2a and PDF/UA-1, with texts that XML would take for markup', async () => {
    const meta = { ...sampleReport.meta, title: '甲 & <乙> 决算' };
    const { source, file } = await readFile({ ...reportOf([body(text('正文'))]), meta });
    expect(source).toContain('<pdfaid:part>2</pdfaid:part><pdfaid:conformance>A</pdfaid:conformance>');
    expect(source).toContain('<pdfuaid:part>1</pdfuaid:part>');
    expect(source).toContain('甲 &amp; &lt;乙&gt; 决算');
    const { metadata } = await file.getMetadata();
    expect(metadata?.get('dc:title')).toBe('甲 & <乙> 决算');
  });

  it('claims neither where a character has no glyph; the character can be read all the same', async () => {
    const unknown = body(text('姓名𪚥字'));
    const { source } = await readFile(reportOf([unknown]));
    const operators = await operatorsOf(unknown);
    expect(source).not.toContain('pdfaid:part');
    expect(source).not.toContain('pdfuaid:part');
    expect(operators).toContain('/Span<</ActualText <FEFFD869DEA5>>>BDC');
  });

  it('tells characters by glyphs that no other character of the face has', () => {
    for (const role of Object.keys(FONT_FILES) as FontRole[]) {
      const { glyphOf } = typefaces.face(role).font;
      const glyphs = Array.from({ length: 0x30000 }, (_, codePoint) => glyphOf(codePoint)).filter((glyph) => glyph > 0);
      expect(new Set(glyphs).size, role).toBe(glyphs.length);
    }
  });
});

describe('the colour profile', () => {
  /** X, Y and Z of a tag, in units of 1/65536. */
  function tag(name: string): number[] {
    const profile = srgbProfile();
    expect(profile.readUInt32BE(0)).toBe(profile.length);
    for (let at = 132; at < 132 + 12 * profile.readUInt32BE(128); at += 12) {
      if (profile.toString('latin1', at, at + 4) !== name) continue;
      const place = profile.readUInt32BE(at + 4) + 8;
      return [0, 4, 8].map((step) => profile.readInt32BE(place + step) / 0x10000);
    }
    throw new Error(`no ${name}`);
  }

  it('has the primaries of sRGB as they are published for D50', () => {
    const published = {
      rXYZ: [0.4361, 0.2225, 0.0139],
      gXYZ: [0.3851, 0.7169, 0.0971],
      bXYZ: [0.1431, 0.0606, 0.7141],
    };
    for (const [name, values] of Object.entries(published)) {
      tag(name).forEach((part, index) => {
        expect(Math.abs(part - (values[index] as number)), name).toBeLessThan(0.0003);
      });
    }
  });

  it('has a white that is the sum of its primaries', () => {
    const [red, green, blue, white] = ['rXYZ', 'gXYZ', 'bXYZ', 'wtpt'].map(tag) as number[][];
    white?.forEach((part, index) => {
      expect((red?.[index] ?? 0) + (green?.[index] ?? 0) + (blue?.[index] ?? 0)).toBeCloseTo(part, 3);
    });
  });
});
