/** Where a text stands in the paper, in words: its headings, then sentence, table with row and column, or what it is. */
import type { PrintedSpot } from '../diagnostics/finding.ts';
import { type Grid, toGrid } from '../model/grid.ts';
import { HeadingTrail } from '../model/heading-trail.ts';
import { type Block, plainText, type Report, type Table } from '../model/report.ts';
import { headingsAboveTable, tableName } from '../model/table-name.ts';
import { LINES_WORDS } from './moved/place-words.ts';
import { cellLabels } from './table-labels.ts';

/** Headings that are told: the nearest. */
const TOLD_HEADINGS = 2;
/** Characters of a heading or label. */
const LONGEST = 24;

/** @returns a function from a place of the report to its words; empty for a place without any */
export function paperPlaces(report: Report): (spot: PrintedSpot) => string {
  const blocks = new Map(
    report.parts.flatMap((part) => {
      const trail = new HeadingTrail();
      return part.blocks.map((block, index) => {
        if (block.kind === 'heading') trail.pass(block.level, oneLine(plainText(block.text)));
        return [`${part.id}/${index}`, { block, headings: trail.headings }] as const;
      });
    }),
  );
  return (spot) => {
    const found = blocks.get(`${spot.part}/${spot.block}`);
    if (found === undefined) return '';
    const own = wordsOf(found.block, spot);
    const { block, headings } = found;
    const others = block.kind === 'table' ? headingsAboveTable(headings, tableName(block)) : headings;
    const above = others.filter((heading) => own === '' || !own.includes(heading));
    return [...above.slice(-TOLD_HEADINGS).map(cut), own].filter((words) => words !== '').join(' > ');
  };
}

function wordsOf(block: Block, spot: PrintedSpot): string {
  switch (block.kind) {
    case 'table':
      return `${calledTable(block)}${cellWords(block, spot)}`;
    case 'chart':
      return cut(oneLine(plainText(block.caption)));
    case 'cover':
    case 'contents':
    case 'redHead':
    case 'attachmentNote':
    case 'signature':
    case 'imprint':
      return LINES_WORDS[block.kind];
    case 'heading':
    case 'paragraph':
    case 'pageBreak':
      return '';
  }
}

function calledTable(table: Table): string {
  const name = tableName(table);
  return name === '' ? '表' : `《${name}》`;
}

/** `“2101501 行政运行”行“基本支出”栏`; a row or column without words by nothing. */
function cellWords(table: Table, { row, cell }: PrintedSpot): string {
  if (row === undefined || cell === undefined) return '';
  const grid = toGrid(table);
  const column = columnOf(grid, row, cell);
  if (column === undefined) return '';
  const labels = cellLabels(grid, row, column);
  const words = [labels.row === '' ? `第${row + 1}行` : `“${cut(labels.row)}”行`];
  return [...words, ...(labels.column === '' ? [] : [`“${cut(labels.column)}”栏`])].join('');
}

/** The column of the grid in which a cell of a row begins. */
function columnOf(grid: Grid, row: number, cell: number): number | undefined {
  const own = (grid.rows[row] ?? []).flatMap((slot, column) => (slot.kind === 'content' ? [column] : []));
  return own[cell];
}

function oneLine(text: string): string {
  return text.replaceAll('\n', '').trim();
}

function cut(text: string): string {
  const characters = [...text];
  return characters.length > LONGEST ? `${characters.slice(0, LONGEST).join('')}…` : text;
}
