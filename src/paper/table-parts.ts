/** Tables that a file holds in parts: on several pages, or one below the other with nothing between. */
import type { PaperCell, PaperPlace } from '../model/paper.ts';
import { headRowsOf } from './blocks/head-rows.ts';
import type { FlowTable } from './flow.ts';

export interface TablePart {
  /** Edges of its columns from its left edge, in pt. */
  readonly edges: readonly number[];
  readonly rows: number;
  /** By row, then column. */
  readonly cells: readonly PaperCell[];
  readonly place: PaperPlace;
}

/** In pt: how far edges of parts of one table lie apart. */
const REACH = 4;

/** Whether parts of which nothing else is known can be of one table. */
export function areAsWide(one: TablePart, other: TablePart): boolean {
  return Math.abs((one.edges.at(-1) ?? 0) - (other.edges.at(-1) ?? 0)) < REACH;
}

/** The parts on the columns that all their edges make. */
export function onCommonEdges(parts: readonly TablePart[]): TablePart[] {
  const edges: number[] = [];
  for (const edge of parts.flatMap((part) => part.edges).sort((one, other) => one - other)) {
    if (edge - (edges.at(-1) ?? Number.NEGATIVE_INFINITY) > REACH) edges.push(edge);
  }
  return parts.map((part) => onEdges(part, edges));
}

function onEdges(part: TablePart, edges: readonly number[]): TablePart {
  const columns = part.edges.map((edge) => edges.findLastIndex((each) => each <= edge + REACH / 2));
  const cells = part.cells.map((cell) => {
    const column = columns[cell.column] ?? 0;
    const end = columns[cell.column + cell.colSpan] ?? column + 1;
    return cellAt(cell, cell.row, column, Math.max(1, end - column));
  });
  return { ...part, edges, cells };
}

/** One part above the other, on the same columns. */
export function stacked(upper: TablePart, lower: TablePart): TablePart {
  const moved = lower.cells.map((cell) => cellAt(cell, cell.row + upper.rows, cell.column, cell.colSpan));
  return { ...upper, rows: upper.rows + lower.rows, cells: [...upper.cells, ...moved] };
}

export function withoutRows(part: TablePart, count: number): TablePart {
  const left = part.cells.filter(({ row }) => row >= count);
  const cells = left.map((cell) => cellAt(cell, cell.row - count, cell.column, cell.colSpan));
  return { ...part, rows: part.rows - count, cells };
}

/** The cell with its place in the table, which its lines know too. */
export function cellAt(cell: PaperCell, row: number, column: number, colSpan: number): PaperCell {
  const lines = cell.text.lines.map(({ from, place }) => {
    if (place.kind === 'sheet' || place.cell === undefined) return { from, place };
    return { from, place: { ...place, cell: { ...place.cell, row: row + 1, column: column + 1 } } };
  });
  return { ...cell, row, column, colSpan, text: { ...cell.text, lines } };
}

/** @param headRows where the file says it */
export function asTable({ edges, rows, cells, place }: TablePart, number: number, headRows?: number): FlowTable {
  const columns = edges.length - 1;
  const head = headRows ?? headRowsOf({ rows, columns, cells });
  return { kind: 'table', table: { kind: 'table', number, place, rows, columns, headRows: head, cells } };
}
