/** What the row and column of a table cell are called: the words beside and above it. */
import type { Grid, GridSlot } from '../model/grid.ts';
import type { FigureSpan } from '../model/report.ts';
import { type Reading, readParagraphs } from './readings.ts';

export interface CellLabels {
  /** Empty where no words stand. */
  readonly row: string;
  readonly column: string;
}

export function cellLabels(grid: Grid, row: number, column: number, reading: Reading = 'present'): CellLabels {
  return { row: rowLabel(grid, row, column, reading), column: columnLabel(grid, row, column, reading) };
}

/** `（row，column）`, or nothing. */
export function labelText({ row, column }: CellLabels): string {
  const shown = [row, column].filter((label) => label !== '');
  return shown.length === 0 ? '' : `（${shown.join('，')}）`;
}

export function figuresOf(slot: GridSlot | undefined): FigureSpan[] {
  if (slot?.kind !== 'content') return [];
  return slot.cell.paragraphs.flat().filter((inline) => inline.kind === 'figure');
}

/** The nearest words to the left. */
function rowLabel(grid: Grid, row: number, column: number, reading: Reading): string {
  const left = Array.from({ length: column }, (_, index) => wordsAt(grid, row, column - 1 - index, reading));
  return left.find((words) => words !== '') ?? '';
}

/** The words of the head above, outermost first; in a form, which has no head, the nearest heading cell above. */
function columnLabel(grid: Grid, row: number, column: number, reading: Reading): string {
  const above = Array.from({ length: grid.headRows === 0 ? row : Math.min(grid.headRows, row) }, (_, index) => index);
  if (grid.headRows === 0) {
    const width = originAt(grid, row, column)?.colSpan;
    const heading = above.findLast(
      (at) => isHeadOf(grid, at, column, width) && wordsAt(grid, at, column, reading) !== '',
    );
    return heading === undefined ? '' : wordsAt(grid, heading, column, reading);
  }
  const words = above.map((at) => wordsAt(grid, at, column, reading));
  return [...new Set(words.filter((word) => word !== ''))].join('／');
}

/** The words of the cell that covers a place; none for numbers and figures. */
function wordsAt(grid: Grid, row: number, column: number, reading: Reading): string {
  const origin = originAt(grid, row, column);
  if (origin === undefined || figuresOf(origin).length > 0) return '';
  const words = readParagraphs(origin.cell.paragraphs, reading).join('').replace(/\s+/g, '');
  return /^[\d.,-]*$/.test(words) ? '' : words;
}

/** A heading cell that stands over cells of its own width alone. */
function isHeadOf(grid: Grid, row: number, column: number, width: number | undefined): boolean {
  const origin = originAt(grid, row, column);
  return origin?.cell.head === true && origin.colSpan === width;
}

/** The cell that covers a place. */
function originAt(grid: Grid, row: number, column: number) {
  const slot = grid.rows[row]?.[column];
  const origin = slot?.kind === 'covered' ? grid.rows[slot.row]?.[slot.column] : slot;
  return origin?.kind === 'content' ? origin : undefined;
}
