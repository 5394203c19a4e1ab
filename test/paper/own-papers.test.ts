/** Reports of our own, read back from their Word and PDF files as if others had made them: to the paragraph and the cell. */
import { readdirSync } from 'node:fs';
import { beforeAll, describe, expect, it } from 'vitest';
import { toGrid } from '../../src/model/grid.ts';
import type { Paper, PaperBlock, PaperTable, PaperText } from '../../src/model/paper.ts';
import { type Block, plainText, type Report, type Table } from '../../src/model/report.ts';
import { readPapers } from '../../src/stories/audit/given-papers.ts';
import { analyseUnit, outputsOf, paths, squeezed } from '../support.ts';

const units = readdirSync(paths.units).sort();

/** Tables of all units, and their cells. */
const COUNTED = { tables: 0, cells: 0 };

const textsOf = (lines: readonly PaperText[]) => lines.map(({ text }) => squeezed(text));

/** Every text of a paper outside of cells, charts and contents, one for each paragraph. */
function paperTexts({ blocks }: Paper): string[] {
  return blocks.flatMap(textsIn);
}

function textsIn(block: PaperBlock): string[] {
  switch (block.kind) {
    case 'table':
      return textsOf([...block.above, ...block.notes]);
    case 'contents':
    case 'chart':
      return [];
    case 'heading':
    case 'paragraph':
    case 'note':
      return [squeezed(block.text.text)];
  }
}

/** What the report prints outside of cells and charts, paragraph by paragraph. */
function printedParagraphs({ parts }: Report): string[] {
  const texts = parts.flatMap(({ blocks }) => blocks.flatMap(paragraphsOf));
  return texts.map(squeezed).filter((text) => text !== '');
}

function paragraphsOf(block: Block): string[] {
  switch (block.kind) {
    case 'heading':
    case 'paragraph':
      return [plainText(block.text)];
    case 'table': {
      const { title, headLine, notes } = block;
      const line = headLine === undefined ? '' : `${plainText(headLine.left)}${plainText(headLine.right)}`;
      return [title === undefined ? '' : plainText(title), line, ...notes.map(plainText)];
    }
    case 'chart':
      return [plainText(block.caption)];
    case 'cover':
    case 'contents':
    case 'redHead':
    case 'attachmentNote':
    case 'signature':
    case 'imprint':
    case 'pageBreak':
      return [];
  }
}

/** Text and span of each cell by its place, without white space. */
function paperCells({ cells }: PaperTable): string[] {
  return cells.map((cell) => cellText(cell.row, cell.column, cell.rowSpan, cell.colSpan, cell.text.text));
}

function reportCells(table: Table): string[] {
  return toGrid(table).rows.flatMap((slots, row) =>
    slots.flatMap((slot, column) => {
      if (slot.kind === 'covered') return [];
      return cellText(row, column, slot.rowSpan, slot.colSpan, slot.cell.paragraphs.map(plainText).join(''));
    }),
  );
}

function cellText(row: number, column: number, rowSpan: number, colSpan: number, text: string): string {
  return `${row},${column} ${rowSpan}×${colSpan} ${squeezed(text)}`;
}

describe.each(units)('%s', (unit) => {
  let report: Report;
  const papers = new Map<string, Paper>();
  beforeAll(async () => {
    const analysis = analyseUnit(unit);
    if (analysis.report === undefined) throw new Error('not composed');
    report = analysis.report;
    for (const [name, bytes] of await outputsOf(unit)) {
      const kind = /\.(docx|pdf)$/.exec(name)?.[1];
      if (kind === undefined) continue;
      const { paper, refused } = await readPapers([{ name, bytes }]);
      if (paper === undefined) throw new Error(JSON.stringify(refused));
      papers.set(kind, paper);
    }
  }, 60_000);

  it.each(['docx', 'pdf'])('%s: every paragraph is one, in order, and nothing else is there', (kind) => {
    const paper = papers.get(kind);
    const read = paperTexts(paper ?? expect.fail());
    const printed = printedParagraphs(report);
    expect(printed.filter((text) => !read.includes(text))).toEqual([]);
    const inOrder = read.filter((text) => printed.includes(text));
    expect(inOrder.filter((text, index) => text !== printed[index]).slice(0, 3)).toEqual([]);
    expect(paper?.unread).toEqual([]);
  });

  it.each(['docx', 'pdf'])('%s: every table is one, cell by cell', (kind) => {
    const read = papers.get(kind)?.blocks.filter((block) => block.kind === 'table') ?? [];
    const tables = report.parts.flatMap(({ blocks }) => blocks.filter((block) => block.kind === 'table'));
    expect(read.length).toBe(tables.length);
    tables.forEach((table, index) => {
      expect(paperCells(read[index] ?? expect.fail())).toEqual(reportCells(table));
    });
    COUNTED.tables += tables.length;
    COUNTED.cells += tables.flatMap(reportCells).length;
  });

  it('says in both files of which unit and year it is', () => {
    for (const paper of papers.values()) {
      expect(squeezed(report.meta.title)).toContain(String(report.meta.year));
      expect(squeezed(paper.title.text)).toContain(String(report.meta.year));
      expect(squeezed(paper.title.text)).toMatch(/决算|自评报告/);
    }
  });
});

it('has read what it says', () => {
  expect(COUNTED.tables).toBeGreaterThan(70);
  expect(COUNTED.cells).toBeGreaterThan(9000);
});
