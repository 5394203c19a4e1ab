/** Parts of a table on several pages → one table. */
import type { PaperCell, PaperPlace } from '../../model/paper.ts';
import { headRowsOf } from '../blocks/head-rows.ts';
import type { FlowTable } from '../flow.ts';

export interface TablePart {
  /** Edges of columns, from the left edge of the part. */
  readonly edges: readonly number[];
  readonly rows: number;
  readonly cells: readonly PaperCell[];
  readonly place: PaperPlace;
}

/** In pt: how far edges of parts of one table lie apart. */
const REACH = 4;

/** Whether a part at the top of a page goes on with a table at the foot of the page before. */
export function goesOn(one: TablePart, next: TablePart): boolean {
  if (one.edges.length !== next.edges.length) return false;
  return one.edges.every((edge, index) => Math.abs(edge - (next.edges[index] ?? 0)) < REACH);
}

/** @param parts in their order; the head of the first is left out where it comes again */
export function tableOf(parts: readonly TablePart[], number: number): FlowTable | undefined {
  const [first, ...others] = parts;
  if (first === undefined) return undefined;
  const columns = first.edges.length - 1;
  const headRows = headRowsOf({ rows: first.rows, columns, cells: first.cells });
  const cells: PaperCell[] = [...first.cells];
  let rows = first.rows;
  for (const part of others) {
    const repeated = repeatedRows(first, part, headRows);
    for (const cell of part.cells) {
      if (cell.row >= repeated) cells.push(moved(cell, rows - repeated));
    }
    rows += part.rows - repeated;
  }
  const table = { kind: 'table', number, place: first.place, rows, columns, headRows, cells } as const;
  return { kind: 'table', table };
}

/** Rows at the top of a part that say what the head says. */
function repeatedRows(first: TablePart, part: TablePart, headRows: number): number {
  for (let count = Math.max(headRows, 1); count > 0; count -= 1) {
    if (rowsText(first, count) === rowsText(part, count) && rowsText(part, count) !== '') return count;
  }
  return 0;
}

function rowsText({ cells }: TablePart, count: number): string {
  return cells
    .filter(({ row }) => row < count)
    .map(({ text }) => text.text.replaceAll(/\s/gu, ''))
    .join('|')
    .replace(/^\|+$/u, '');
}

function moved(cell: PaperCell, by: number): PaperCell {
  const lines = cell.text.lines.map(({ from, place }) => {
    if (place.kind !== 'page' || place.cell === undefined) return { from, place };
    return { from, place: { ...place, cell: { ...place.cell, row: place.cell.row + by } } };
  });
  return { ...cell, row: cell.row + by, text: { ...cell.text, lines } };
}
