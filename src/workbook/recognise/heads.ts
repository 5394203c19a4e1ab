/** The words above each column of amounts, and the 栏次 below them. */
import { isHeadLine } from './head-lines.ts';
import type { Sheeted } from './layout-reading.ts';
import type { SheetGrid } from './sheet-grid.ts';
import { headWords } from './words.ts';

export interface HeadedColumn {
  readonly column: number;
  readonly words: readonly string[];
  readonly number?: string;
}

/** Whether a row tells the 栏次: whole numbers that count up, or the word itself beside them. */
export function isNumberRow(grid: SheetGrid, row: number): boolean {
  const texts = grid.columns.map((column) => grid.text(row, column)).filter((text) => text !== '');
  const numbers = texts.filter((text) => /^\d{1,3}$/.test(text)).map(Number);
  const others = texts.filter((text) => !/^\d{1,3}$/.test(text));
  if (!others.every((text) => /^(?:栏次|行次|类|款|项)$/u.test(text))) return false;
  if (others.includes('栏次')) return true;
  return numbers.length > 2 && numbers.every((number, index) => number === index + 1);
}

/**
 * @param rows those between the title and the first line, from the top
 * @param columns those of amounts
 */
export function headedColumns(grid: SheetGrid, rows: readonly number[], columns: readonly number[]): HeadedColumn[] {
  const numberRow = rows.findLast((row) => isNumberRow(grid, row));
  const above = rows.filter((row) => row !== numberRow);
  return columns.map((column) => {
    const texts = above.map((row) => headAt(grid, above, row, column)).filter((text) => !isHeadLine(text));
    const path = texts.filter((text, index) => text !== '' && text !== texts[index - 1]);
    const number = numberRow === undefined ? '' : grid.text(numberRow, column);
    return { column, words: path.flatMap(headWords), ...(/^\d+$/.test(number) ? { number } : {}) };
  });
}

/** What is written there or, where nothing is merged, to the left over several columns. */
function headAt(grid: SheetGrid, rows: readonly number[], row: number, column: number): string {
  const seen = grid.seen(row, column);
  if (seen !== '' || grid.area(row, column) !== undefined) return seen;
  const hasBelow = (at: number) => rows.some((other) => other > row && grid.text(other, at) !== '');
  if (!hasBelow(column)) return '';
  const left = grid.columns.findLast((other) => other < column && grid.text(row, other) !== '');
  if (left === undefined || grid.area(row, left) !== undefined || !hasBelow(left)) return '';
  return grid.text(row, left);
}

/** Tells the first number of each column that has no head: numbers or heads have moved. */
export function tellUnheaded(
  headed: readonly HeadedColumn[],
  lines: readonly number[],
  { grid, segment, faults }: Sheeted,
): void {
  for (const { column, words } of headed) {
    if (words.length > 0) continue;
    const row = lines.find((each) => grid.content(each, column).kind === 'number');
    if (row !== undefined) faults.noHead([row, column], segment.title);
  }
}
