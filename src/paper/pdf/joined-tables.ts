/** Parts of a table on several pages → one table: heads that come again are left out, what a page end cut is one. */
import type { PaperCell } from '../../model/paper.ts';
import { headRowsOf } from '../blocks/head-rows.ts';
import { type FlowTable, joinedTexts } from '../flow.ts';
import { asTable, cellAt, onCommonEdges, stacked, type TablePart, withoutRows } from '../table-parts.ts';

/** Rows of a head. */
const HEAD_ROWS = 8;
/** Characters of a cell of a head. */
const HEAD_CELL = 20;

/** @param parts in their order */
export function tableOf(parts: readonly TablePart[], number: number): FlowTable | undefined {
  const [first, ...others] = onCommonEdges(parts);
  if (first === undefined) return undefined;
  const headRows = headRowsOf({ ...first, columns: first.edges.length - 1 });
  let whole = first;
  for (const part of others) {
    const own = withoutRows(part, repeatedRows(whole, part, headRows));
    whole = joined(whole, isEmptyRow(own) ? withoutRows(own, 1) : own);
  }
  return asTable(whole, number, headRows);
}

/** Rows at the top of a part that say what the head of the table says, or of a block of rows within it. */
function repeatedRows(whole: TablePart, part: TablePart, headRows: number): number {
  for (let count = Math.max(headRows, 1); count > 0; count -= 1) {
    const text = rowsText(part, 0, count);
    if (text !== '' && rowsText(whole, 0, count) === text) return count;
  }
  for (let count = Math.min(HEAD_ROWS, part.rows - 1); count > 0; count -= 1) {
    if (!isHead(part, count)) continue;
    const text = rowsText(part, 0, count);
    for (let from = 0; from + count <= whole.rows; from += 1) if (rowsText(whole, from, count) === text) return count;
  }
  return 0;
}

function rowsText({ cells }: TablePart, from: number, count: number): string {
  const own = cells.filter(({ row }) => row >= from && row < from + count);
  const texts = own.map(({ text, column }) => `${column}${text.text.replaceAll(/\s/gu, '')}`);
  return own.some(({ text }) => text.text !== '') ? texts.join('|') : '';
}

/** Whether rows at the top of a part can be a head: short words, and several of them. */
function isHead({ cells }: TablePart, count: number): boolean {
  const own = cells.filter(({ row }) => row < count);
  const filled = own.map(({ text }) => text.text).filter((text) => text !== '');
  const ends = own.every(({ row, rowSpan }) => row + rowSpan <= count);
  return ends && filled.length > 2 && filled.every((text) => text.length <= HEAD_CELL && !/\d{2}|[。；]/u.test(text));
}

/** Of a row that the end of the page cut, nothing may be left to stand on the next. */
function isEmptyRow({ cells }: TablePart): boolean {
  return cells.every(({ row, rowSpan, text }) => row > 0 || (rowSpan === 1 && text.text === ''));
}

/** One part above the other; what the end of the page parted is one again. */
function joined(upper: TablePart, lower: TablePart): TablePart {
  const isCut = isCutRow(upper, lower);
  const below = stacked(upper, lower).cells.slice(upper.cells.length);
  const cells = [...upper.cells];
  for (const cell of below) {
    const index = cells.findIndex((each) => reaches(each, upper.rows, cell));
    const above = cells[index];
    if (cell.row === upper.rows && above !== undefined && (isCut || isOneCell(above, cell))) {
      cells[index] = grown(above, cell, isCut);
    } else cells.push(isCut ? cellAt(cell, cell.row - 1, cell.column, cell.colSpan) : cell);
  }
  const sorted = cells.sort((one, other) => one.row - other.row || one.column - other.column);
  return { ...upper, rows: upper.rows + lower.rows - (isCut ? 1 : 0), cells: sorted };
}

/** Whether a cell ends at the foot of the part, in the columns of another. */
function reaches({ row, rowSpan, column, colSpan }: PaperCell, rows: number, other: PaperCell): boolean {
  return row + rowSpan === rows && column === other.column && colSpan === other.colSpan;
}

/** A cell over several rows goes on: nothing stands in the rest of it, or the same again. */
function isOneCell(above: PaperCell, below: PaperCell): boolean {
  if (above.rowSpan === 1 && below.rowSpan === 1) return false;
  return below.text.text === '' || below.text.text === above.text.text;
}

function grown(above: PaperCell, below: PaperCell, isCut: boolean): PaperCell {
  const rowSpan = above.rowSpan + below.rowSpan - (isCut ? 1 : 0);
  if (below.text.text === '' || below.text.text === above.text.text) return { ...above, rowSpan };
  if (above.text.text === '') return { ...above, rowSpan, text: below.text };
  const isParagraph = /[。；;！？]$/u.test(above.text.text);
  return { ...above, rowSpan, text: joinedTexts([above.text, below.text], isParagraph ? '\n' : '') };
}

/**
 * A row was cut by the end of the page: what each other row has is missing, long text goes on that has not ended, and
 * a code or an amount that is too short above is whole with what stands below.
 */
function isCutRow(upper: TablePart, lower: TablePart): boolean {
  const next = lower.cells.filter(({ row }) => row === 0);
  const filled = next.filter(({ text }) => text.text !== '');
  const over = (cell: PaperCell) =>
    upper.cells.find((each) => reaches(each, upper.rows, cell) && each.text.text !== '' && each.rowSpan === 1);
  const missing = next.filter(
    ({ column, rowSpan, text }) =>
      text.text === '' && rowSpan === 1 && textsIn(upper, column).every((one) => one !== ''),
  );
  if (filled.length === 0 || missing.length === 0 || !filled.every((cell) => over(cell) !== undefined)) return false;
  const numbers = filled.filter(({ text }) => NUMBER.test(text.text));
  const areEnds = numbers.every((cell) => completes(upper, over(cell)?.text.text ?? '', cell));
  return areEnds && (numbers.length > 0 || missing.some(({ column }) => column === 0));
}

const NUMBER = /^[\d,.]+%?$/u;

/** Texts of a column but that of the last row. */
function textsIn({ cells, rows }: TablePart, column: number): string[] {
  const own = cells.filter((cell) => cell.column === column && cell.row + cell.rowSpan < rows);
  return own.map(({ text }) => text.text.replaceAll(/\s/gu, ''));
}

/** What stands above is no number of its column; with what stands below it is one. */
function completes(upper: TablePart, above: string, { column, text }: PaperCell): boolean {
  const shapes = new Set(
    textsIn(upper, column)
      .filter((one) => NUMBER.test(one))
      .map(shapeOf),
  );
  const begun = above.replaceAll(/\s/gu, '');
  return !shapes.has(shapeOf(begun)) && shapes.has(shapeOf(begun + text.text.replaceAll(/\s/gu, '')));
}

/** Codes are as long as others of their column, amounts have as many decimals. */
function shapeOf(number: string): string {
  return number.includes('.') ? number.replace(/^[\d,]+/u, '').replaceAll(/\d/gu, '0') : `${number.length}`;
}
