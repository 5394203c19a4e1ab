/** Which column of a table names its rows: it stays in sight on a narrow screen while the others move past. */
import { type GridSlot, toGrid } from '../../model/grid.ts';
import { type Cell, plainText, type Table } from '../../model/report.ts';

/** Words that name a row: neither digits nor a figure. */
export function isName({ paragraphs }: Cell): boolean {
  const words = paragraphs.map(plainText).join('').trim();
  return words !== '' && !/^[\d.,%-]+$/.test(words) && !paragraphs.flat().some(({ kind }) => kind === 'figure');
}

/** The cells of one column's width in the column of the left half that names most rows; none where no column names any. */
export function stubCells(table: Table): ReadonlySet<Cell> {
  const { rows, columnCount, headRows } = toGrid(table);
  const columns = Array.from({ length: Math.ceil(columnCount / 2) }, (_, column) => rows.map((row) => row[column]));
  const counts = columns.map((column) => column.slice(headRows).flatMap(ownCell).filter(isName).length);
  const most = Math.max(0, ...counts);
  return new Set(most === 0 ? [] : columns[counts.indexOf(most)]?.flatMap(ownCell));
}

/** A cell that begins here and is one column wide. */
function ownCell(slot: GridSlot | undefined): Cell[] {
  return slot?.kind === 'content' && slot.colSpan === 1 ? [slot.cell] : [];
}
