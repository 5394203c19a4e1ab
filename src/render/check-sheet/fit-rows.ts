/** Heights of rows that were filled: spreadsheet programs keep those that a file has, or find none for merged cells. */
import type { Sheet } from 'hucre';
import { type MeasuredText, rowHeights } from '../workbook/row-heights.ts';

/** pt a character of a column's width (a digit of 11 pt), and what a column has that says none. */
const CHARACTER = 5.25;
const USUAL_WIDTH = 8.43;
const USUAL_SIZE = 11;
const LINE = 1.35;
const PADDING = 4;

/** Makes a row as high as its texts; never lower than its author made it. */
export function fitRow(sheet: Sheet, row: number): void {
  const texts = (sheet.rows[row] ?? []).flatMap((value, column) =>
    typeof value === 'string' && value !== '' ? [measured(sheet, row, column, value)] : [],
  );
  const given = sheet.rowDefs?.get(row);
  const [height = 0] = rowHeights([texts], given?.height ?? USUAL_SIZE * LINE + PADDING);
  sheet.rowDefs ??= new Map();
  sheet.rowDefs.set(row, { ...given, height });
}

function measured(sheet: Sheet, row: number, column: number, text: string): MeasuredText {
  const size = sheet.cells?.get(`${row},${column}`)?.style?.font?.size ?? USUAL_SIZE;
  const span = sheet.merges?.find(({ startRow, startCol }) => startRow === row && startCol === column);
  const last = span?.endCol ?? column;
  let width = 0;
  for (let each = column; each <= last; each += 1) width += (sheet.columns?.[each]?.width ?? USUAL_WIDTH) * CHARACTER;
  const rowSpan = span === undefined ? 1 : span.endRow - span.startRow + 1;
  return { text, size, lineHeight: size * LINE, width, padding: PADDING, rowSpan };
}
