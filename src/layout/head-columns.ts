/** Columns of forms wide enough for what their heads hold together. Lengths in pt. */
import { toGrid } from '../model/grid.ts';
import { plainText, type Table } from '../model/report.ts';
import type { TableStyle } from '../style/style-sheet.ts';
import { widenedFromWidest } from './column-widths.ts';
import type { Typesetter } from './typesetter.ts';

/** Stay on one line: up to three characters (得分, 指标值), and two of a longer head (一级／指标). */
const WHOLE = /\p{Script=Han}{1,3}(?!\p{Script=Han})|\p{Script=Han}{2}/gu;

/**
 * Widths in which no head of a single column is left with a lone character: those of the form where they are enough.
 * @param width of the table
 * @returns the very columns of the table where none is too narrow
 */
export function columnsForHeads(
  table: Table,
  { head, padding }: TableStyle,
  width: number,
  typesetter: Typesetter,
): readonly number[] {
  const needed = table.columns.map(() => 0);
  for (const slots of toGrid(table).rows) {
    slots.forEach((slot, column) => {
      if (slot.kind === 'covered' || slot.colSpan > 1 || slot.cell.head !== true) return;
      const texts = slot.cell.paragraphs.flatMap((text) => plainText(text).split('\n'));
      const wholes = texts.flatMap(wholePieces).map((piece) => typesetter.width(piece, head) + 2 * padding.x + 0.2);
      needed[column] = Math.max(needed[column] ?? 0, ...wholes);
    });
  }
  return widenedFromWidest(table.columns, needed, width);
}

/** `一级指标`: 一级; `指标值`: itself; `得分（20分）`: 得分, 分. */
function wholePieces(text: string): readonly string[] {
  return /^\p{Script=Han}{4,}$/u.test(text) ? [text.slice(0, 2)] : (text.match(WHOLE) ?? []);
}
