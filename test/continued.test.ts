/** 续表 on the later pages of a statutory table: in the PDF's margin, in a header of Word. */
import { join } from 'node:path';
import { unzipSync } from 'fflate';
import { describe, expect, it } from 'vitest';
import { layOut } from '../src/layout/layout.ts';
import { linesOf, type Page } from '../src/model/page.ts';
import type { Block, Cell, Report, Table } from '../src/model/report.ts';
import { renderDocx } from '../src/render/docx/render-docx.ts';
import { brochure } from '../src/style/brochure.ts';
import { loadTypefaces } from '../src/style/typefaces.ts';
import { sampleReport } from './fixtures/sample-report.ts';

const typefaces = loadTypefaces(join(import.meta.dirname, '../fonts'));
const words = (text: string) => [{ kind: 'text' as const, text }];
const cell = (text: string, more: Partial<Cell> = {}): Cell => ({ paragraphs: [words(text)], ...more });

function statement(rows: number, more: Partial<Table> = {}): Table {
  return {
    kind: 'table',
    id: 'T3',
    statutory: { name: '支出决算表', number: 3 },
    title: words('2022年度支出决算表'),
    headLine: { left: words('部门：某局'), right: words('单位：万元') },
    orientation: 'portrait',
    columns: [20, 10],
    head: [[cell('科目名称', { head: true }), cell('本年支出', { head: true })]],
    body: Array.from({ length: rows }, (_, index) => [cell(`科目${index}`), cell('1.00', { align: 'right' })]),
    style: 'statement',
    notes: [],
    ...more,
  };
}

const text: Block = { kind: 'paragraph', role: 'body', text: words('以上。') };
const heading = (id: string): Block => ({
  kind: 'heading',
  id,
  level: 2,
  text: words(`标题${id}`),
  pageBreakBefore: true,
});

function reportOf(...blocks: readonly Block[]): Report {
  return { meta: sampleReport.meta, parts: [{ id: 'tables', kind: 'body', blocks }] };
}

/** The text of each page that stands above its text area. */
function marginsOf(report: Report): string[] {
  return layOut(report, brochure, typefaces).pages.map((page) => {
    const { top } = brochure[page.orientation];
    const above = linesOf(page).filter(({ y, height }) => y + height <= top + 0.1);
    return above.map(({ setting }) => setting.atoms.map(({ text }) => text).join('')).join(' ');
  });
}

/** The headers of each section, first, odd and even, without markup. */
async function headersOf(report: Report): Promise<(readonly string[])[]> {
  const layout = layOut(report, brochure, typefaces);
  const parts = unzipSync(await renderDocx(report, brochure, layout.headingPages, layout));
  const xml = (path: string) => new TextDecoder().decode(parts[path]);
  const targets = new Map(
    [...xml('word/_rels/document.xml.rels').matchAll(/Id="(\w+)"[^>]*Target="([^"]+)"/g)].map(([, id, to]) => [id, to]),
  );
  return [...xml('word/document.xml').matchAll(/<w:sectPr>.*?<\/w:sectPr>/gs)].map(([section]) =>
    ['first', 'default', 'even'].map((type) => {
      const id = new RegExp(`<w:headerReference w:type="${type}" r:id="(\\w+)"`).exec(section)?.[1];
      const header = id === undefined ? '' : xml(`word/${targets.get(id)}`);
      return header.replace(/<w:tab\/>/g, ' ').replace(/<[^>]*>/g, '');
    }),
  );
}

describe('a statutory table of several pages', () => {
  for (const orientation of ['portrait', 'landscape'] as const) {
    it(`says so on all but its first page, with its unit (${orientation})`, () => {
      const [first, ...later] = marginsOf(reportOf(heading('a'), statement(90, { orientation })));
      expect(first).toBe('');
      expect(later.length).toBeGreaterThan(1);
      for (const margin of later) expect(margin).toBe('续表 单位：万元');
    });
  }

  it('has a section of its own in Word, whose later pages say so by themselves, and nothing else does', async () => {
    const report = reportOf(
      heading('a'),
      statement(5, { id: 'T2' }),
      heading('b'),
      statement(90),
      heading('c'),
      statement(5, { id: 'T4' }),
      heading('d'),
      text,
    );
    const marked = ['', '续表 单位：万元', '续表 单位：万元'];
    expect(await headersOf(report)).toEqual([marked, marked, marked, ['', '', '']]);
  });

  it('has on its first page in Word the footer of the side on which it begins', async () => {
    const report = reportOf(heading('a'), statement(5, { id: 'T2' }), heading('b'), statement(90));
    const layout = layOut(report, brochure, typefaces);
    expect(layout.blockPages.get('T3')).toBe(2);
    const parts = unzipSync(await renderDocx(report, brochure, layout.headingPages, layout));
    const document = new TextDecoder().decode(parts['word/document.xml']);
    const relations = new TextDecoder().decode(parts['word/_rels/document.xml.rels']);
    const styles = [...document.matchAll(/<w:footerReference w:type="first" r:id="(\w+)"/g)].map(([, id]) => {
      const target = new RegExp(`Id="${id}"[^>]*Target="([^"]+)"`).exec(relations)?.[1];
      return /w:pStyle w:val="(\w+)"/.exec(new TextDecoder().decode(parts[`word/${target}`]))?.[1];
    });
    expect(styles).toEqual(['PageNumberOdd', 'PageNumberEven']);
  });
});

describe('headers and footers that are alike', () => {
  it('are one part of the Word file', async () => {
    const report = reportOf(...[1, 2, 3, 4].flatMap((n) => [heading(`h${n}`), statement(5, { id: `T${n}` })]));
    const layout = layOut(report, brochure, typefaces);
    const parts = unzipSync(await renderDocx(report, brochure, layout.headingPages, layout));
    const contents = Object.keys(parts)
      .filter((path) => /^word\/(header|footer)\d+\.xml$/.test(path))
      .map((path) => new TextDecoder().decode(parts[path]));
    expect(contents.length).toBe(4);
    expect(new Set(contents).size).toBe(4);
    const types = new TextDecoder().decode(parts['[Content_Types].xml']);
    expect(types.match(/PartName="\/word\/(header|footer)\d+\.xml"/g)).toHaveLength(4);
  });
});

describe('a table without 续表', () => {
  it('is one of one page', () => {
    expect(marginsOf(reportOf(heading('a'), statement(5)))).toEqual(['']);
  });

  it('is one that shares its pages with text, or a form', async () => {
    const { statutory: _, ...form } = statement(90);
    for (const report of [reportOf(statement(90), text), reportOf(form)]) {
      const margins = marginsOf(report);
      expect(margins.length).toBeGreaterThan(1);
      expect(new Set(margins)).toEqual(new Set(['']));
      expect(await headersOf(report)).toEqual([['', '', '']]);
    }
  });
});

describe('the last page of a statement', () => {
  const rowsOn = (page: Page) => new Set(linesOf(page).flatMap(({ setting }) => nameOf(setting)));
  const nameOf = ({ atoms }: { atoms: readonly { text: string }[] }) =>
    /^科目\d+$/.exec(atoms.map(({ text }) => text).join('')) ?? [];

  it('has three rows at least, however many there are', () => {
    const lastRows = Array.from({ length: 24 }, (_, more) => {
      const { pages } = layOut(reportOf(heading('a'), statement(40 + more)), brochure, typefaces);
      return pages.map((page) => rowsOn(page).size);
    });
    expect(lastRows.some((pages) => pages.length > 1)).toBe(true);
    for (const pages of lastRows) expect(pages.at(-1)).toBeGreaterThanOrEqual(3);
    for (const [more, pages] of lastRows.entries()) expect(pages.reduce((sum, rows) => sum + rows, 0)).toBe(40 + more);
  });

  it('has them in Word too, which keeps the last rows together and no others', async () => {
    const report = reportOf(heading('a'), statement(60));
    const layout = layOut(report, brochure, typefaces);
    const parts = unzipSync(await renderDocx(report, brochure, layout.headingPages, layout));
    const document = new TextDecoder().decode(parts['word/document.xml']);
    const rows = [...document.matchAll(/<w:tr>.*?<\/w:tr>/gs)].map(([row]) => row);
    const kept = rows.flatMap((row, index) => (row.includes('<w:keepNext/>') ? [index] : []));
    expect(kept).toEqual([0, 58, 59]);
  });
});
