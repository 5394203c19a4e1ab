/** Heights of rows: spreadsheet programs find none for the texts of merged cells. Lengths in pt. */

export interface MeasuredText {
  readonly text: string;
  readonly size: number;
  readonly lineHeight: number;
  /** Of its cell. */
  readonly width: number;
  /** Above and below the text, together. */
  readonly padding: number;
  readonly rowSpan: number;
}

/** Left free by spreadsheet programs at both sides of a cell, together. */
const SIDES = 5;
/** No row may be higher (Excel). */
const HIGHEST = 409;

/** @param rows the texts that begin in each row */
export function rowHeights(rows: readonly (readonly MeasuredText[])[], least: number): readonly number[] {
  const heights = rows.map((texts) => Math.max(least, ...texts.filter(({ rowSpan }) => rowSpan === 1).map(heightOf)));
  rows.forEach((texts, row) => {
    for (const text of texts) {
      if (text.rowSpan > 1) widen(heights, row, row + text.rowSpan - 1, heightOf(text));
    }
  });
  return heights.map((height) => Math.min(height, HIGHEST));
}

/** What the rows of a merged cell lack is given to the last of them. */
function widen(heights: number[], first: number, last: number, needed: number): void {
  const there = heights.slice(first, last + 1).reduce((sum, height) => sum + height, 0);
  if (there < needed) heights[last] = (heights[last] ?? 0) + needed - there;
}

function heightOf({ text, size, lineHeight, width, padding }: MeasuredText): number {
  const lines = text.split('\n').map((line) => Math.max(1, Math.ceil((advance(line) * size) / (width - SIDES))));
  return lines.reduce((sum, count) => sum + count, 0) * lineHeight + padding;
}

/** In full-width characters. */
function advance(line: string): number {
  let sum = 0;
  for (const character of line) sum += character <= '\u00ff' ? 0.5 : 1;
  return sum;
}
