/** Rows of words in columns for a terminal. */
import { displayWidth } from './print.ts';

/** Rows with their columns aligned on a terminal; the last column is not padded. */
export function alignedRows(rows: readonly (readonly string[])[], gap = 2): string[] {
  const widths = (rows[0] ?? []).map((_, column) => Math.max(...rows.map((row) => displayWidth(row[column] ?? ''))));
  return rows.map((row) =>
    row
      .map((cell, column) => cell + ' '.repeat((widths[column] ?? 0) - displayWidth(cell) + gap))
      .join('')
      .trimEnd(),
  );
}
