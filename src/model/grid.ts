/** Spans of a table resolved once, so that every emitter only prints. */
import { rememberedByObject } from './remembered.ts';
import type { Cell, Table } from './report.ts';

/** What stands at one position of the grid. */
export type GridSlot =
  | { readonly kind: 'content'; readonly cell: Cell; readonly colSpan: number; readonly rowSpan: number }
  /** Covered by the content cell at (`row`, `column`). */
  | { readonly kind: 'covered'; readonly row: number; readonly column: number };

export interface Grid {
  readonly columnCount: number;
  /** Number of head rows; rows[0 … headRows-1] are the head. */
  readonly headRows: number;
  /** Full rectangle: rows × columns. */
  readonly rows: readonly (readonly GridSlot[])[];
  /** In order and without gaps: the table's head with the rows below it, and blocks with heads of their own. */
  readonly blocks: readonly GridBlock[];
}

/** Rows from `from` up to, but without, `to`; the first `headRows` of them stand above the others on each page. */
export interface GridBlock {
  readonly from: number;
  readonly to: number;
  readonly headRows: number;
}

/**
 * Lays the cells of a table on its grid.
 * @throws Error when spans overlap or leave a hole: a fault of the composition, not of the user's data.
 */
export const toGrid = rememberedByObject((table: Pick<Table, 'id' | 'columns' | 'head' | 'body'>): Grid => {
  const source = [...table.head, ...table.body];
  const columnCount = table.columns.length;
  const rows: (GridSlot | undefined)[][] = source.map(() =>
    new Array<GridSlot | undefined>(columnCount).fill(undefined),
  );
  source.forEach((cells, rowIndex) => {
    let column = 0;
    for (const cell of cells) {
      while (column < columnCount && rows[rowIndex]?.[column] !== undefined) column += 1;
      const colSpan = cell.colSpan ?? 1;
      const rowSpan = cell.rowSpan ?? 1;
      place(table.id, rows, { rowIndex, column, colSpan, rowSpan, cell });
      column += colSpan;
    }
  });
  const complete = rows.map((row, rowIndex) =>
    row.map((slot, column) => {
      if (slot === undefined) throw new Error(`table ${table.id}: no cell at row ${rowIndex}, column ${column}`);
      return slot;
    }),
  );
  return {
    columnCount,
    headRows: table.head.length,
    rows: complete,
    blocks: blocksOf(source, complete, table.head.length),
  };
});

/** Whether the row stands right above a block that has heads of its own. */
export function leadsToBlock(blocks: readonly GridBlock[], row: number): boolean {
  return blocks.some(({ from, headRows }) => from > 0 && from === row + 1 && headRows > 0);
}

/** A block begins where its first row says so, unless a cell from above reaches into it. */
function blocksOf(source: readonly (readonly Cell[])[], rows: Grid['rows'], headRows: number): GridBlock[] {
  const kinds = source.map((cells) => cells.find(({ block }) => block !== undefined)?.block);
  const isApart = (row: number) => rows[row]?.every((slot) => slot.kind === 'content' || slot.row === row) === true;
  const begins = (row: number) =>
    (kinds[row] === 'closes' || (kinds[row] === 'opens' && kinds[row - 1] !== 'opens')) && isApart(row);
  const starts = source.flatMap((_, row) => (row > headRows && begins(row) ? [row] : []));
  return [0, ...starts].map((from, index) => {
    const to = starts[index] ?? rows.length;
    if (from === 0) return { from, to, headRows };
    const own = kinds.slice(from, to).findIndex((kind) => kind !== 'opens');
    return { from, to, headRows: own === -1 ? to - from : own };
  });
}

interface Placement {
  readonly rowIndex: number;
  readonly column: number;
  readonly colSpan: number;
  readonly rowSpan: number;
  readonly cell: Cell;
}

function place(tableId: string, rows: (GridSlot | undefined)[][], placement: Placement): void {
  const { rowIndex, column, colSpan, rowSpan, cell } = placement;
  for (let r = rowIndex; r < rowIndex + rowSpan; r += 1) {
    for (let c = column; c < column + colSpan; c += 1) {
      const row = rows[r];
      if (row === undefined || c >= row.length || row[c] !== undefined) {
        throw new Error(`table ${tableId}: the cell at row ${rowIndex}, column ${column} does not fit`);
      }
      row[c] =
        r === rowIndex && c === column
          ? { kind: 'content', cell, colSpan, rowSpan }
          : { kind: 'covered', row: rowIndex, column };
    }
  }
}

/** Rows that come last and stay on one page. */
const LAST_ROWS = 3;

/** Whether the row is one of the last, but not the last. */
export function keepsNextRow(row: number, rowCount: number): boolean {
  return row >= rowCount - LAST_ROWS && row < rowCount - 1;
}
