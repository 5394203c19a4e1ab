/** Spans of a table resolved once, so that every emitter only prints. */
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
}

/**
 * Lays the cells of a table on its grid.
 * @throws Error when spans overlap or leave a hole: a fault of the composition, not of the user's data.
 */
export function toGrid(table: Pick<Table, 'id' | 'columns' | 'head' | 'body'>): Grid {
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
  return { columnCount, headRows: table.head.length, rows: complete };
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
