/** A last page for a few lines is spared: the pages before it take them, in the PDF and in Word. */
import { join } from 'node:path';
import fc from 'fast-check';
import { unzipSync } from 'fflate';
import { describe, expect, it } from 'vitest';
import { layOut } from '../src/layout/layout.ts';
import { linesOf, type Page } from '../src/model/page.ts';
import type { Block, Report, Table } from '../src/model/report.ts';
import { renderDocx } from '../src/render/docx/render-docx.ts';
import { officialDocument } from '../src/style/official-document.ts';
import { loadTypefaces } from '../src/style/typefaces.ts';
import { sampleReport } from './fixtures/sample-report.ts';

const typefaces = loadTypefaces(join(import.meta.dirname, '../fonts'));

function reportOf(...blocks: readonly Block[]): Report {
  return { meta: sampleReport.meta, parts: [{ id: 'body', kind: 'body', blocks: [...blocks] }] };
}

/** Paragraphs of so many lines each. */
const prose = (...lines: readonly number[]): Block[] =>
  lines.map((count) => ({
    kind: 'paragraph',
    role: 'body',
    text: [{ kind: 'text', text: '决'.repeat(28 * count - 9) }],
  }));

const pagesOf = (report: Report) => layOut(report, officialDocument, typefaces).pages;
const lineCount = (page: Page | undefined) =>
  page === undefined ? 0 : linesOf(page).filter(({ block }) => block !== undefined).length;

/** A table of rows with some lines in their second cell. */
function table(rows: number, lines: number): Table {
  const cell = (words: string) => ({ paragraphs: [[{ kind: 'text' as const, text: words }]] });
  return {
    kind: 'table',
    id: 'F1',
    orientation: 'portrait',
    columns: [40, 400],
    head: [
      [
        { ...cell('序号'), head: true },
        { ...cell('完成情况'), head: true },
      ],
    ],
    body: Array.from({ length: rows }, (_, row) => [cell(String(row + 1)), cell('算'.repeat(39 * lines))]),
    style: 'form',
    notes: [],
  };
}

async function documentXml(report: Report): Promise<string> {
  const layout = layOut(report, officialDocument, typefaces);
  const parts = unzipSync(await renderDocx(report, officialDocument, layout.headingPages, layout));
  return new TextDecoder().decode(parts['word/document.xml']);
}

describe('a few lines over', () => {
  it('go to the pages before: up to 23 lines stand on a page for 22', () => {
    expect(pagesOf(reportOf(...prose(22)))).toHaveLength(1);
    expect(pagesOf(reportOf(...prose(23)))).toHaveLength(1);
    expect(pagesOf(reportOf(...prose(46)))).toHaveLength(2);
    expect(pagesOf(reportOf(...prose(24)))).toHaveLength(2);
  });

  it('leave no page with them wherever 23 lines a page would take them', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 1, max: 9 }), { minLength: 3, maxLength: 20 }), (counts) => {
        const total = counts.reduce((sum, count) => sum + count, 0);
        const pages = pagesOf(reportOf(...prose(...counts)));
        expect(pages.reduce((sum, page) => sum + lineCount(page), 0)).toBe(total);
        const before = pages.length - 1;
        if (lineCount(pages.at(-1)) <= 4) expect(total).toBeGreaterThan(23 * before);
        if (pages.length > 1) expect(lineCount(pages[0])).toBeLessThanOrEqual(23);
      }),
      { numRuns: 100 },
    );
  });

  it('stay where they fill a good part of their page', () => {
    const pages = pagesOf(reportOf(...prose(22, 22, 6)));
    expect(pages.map(lineCount)).toEqual([22, 22, 6]);
  });

  it('are those of each part between two page breaks', () => {
    const pages = pagesOf(reportOf(...prose(23), { kind: 'pageBreak' }, ...prose(22, 8)));
    expect(pages.map(lineCount)).toEqual([23, 22, 8]);
  });

  it('make the lines of a table among text nearer to each other, its type at most 1 pt smaller', () => {
    const pages = pagesOf(reportOf(...prose(3), table(12, 7)));
    const tableLines = (page: Page | undefined) =>
      page === undefined ? [] : linesOf(page).filter(({ block }) => block?.kind === 'table');
    expect(pages).toHaveLength(2);
    const sizes = new Set(pages.flatMap(tableLines).map(({ setting }) => setting.atoms[0]?.size));
    expect(Math.min(...[...sizes].map(Number))).toBeGreaterThanOrEqual(officialDocument.table.form.cell.size - 1);
  });
});

describe('the same in Word', () => {
  it('each paragraph of the part has the height of line by itself, no other has', async () => {
    const xml = await documentXml(reportOf(...prose(20, 3), { kind: 'pageBreak' }, ...prose(5)));
    const own = [...xml.matchAll(/<w:spacing[^>]* w:line="(\d+)" w:lineRule="exact"\/>/g)].map(([, line]) =>
      Number(line),
    );
    expect(own).toHaveLength(2);
    for (const line of own) expect(line * 23).toBeLessThanOrEqual(22 * 580);
  });

  it('a table has cells with the nearer lines', async () => {
    const report = reportOf(...prose(3), table(12, 7));
    const fit = layOut(report, officialDocument, typefaces).tableFits.get('F1');
    expect(fit?.kind).toBe('form');
    expect(await documentXml(report)).toContain(`w:val="FormCellLeft${(fit?.size ?? 0) * 2}"`);
  });
});
