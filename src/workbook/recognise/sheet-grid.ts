/** A sheet as a grid: what a merged cell says holds for its whole area. */
import type { BookArea } from '../../model/book.ts';
import type { CellReading, SheetReading } from '../../model/workbook-reading.ts';
import { type CellContent, contentOf } from './number-in.ts';
import { bare } from './words.ts';

export class SheetGrid {
  /** Rows that hold something and are shown, ascending. */
  readonly rows: readonly number[];
  /** Columns that hold something, ascending. */
  readonly columns: readonly number[];
  private readonly cells = new Map<string, CellReading>();
  private readonly areas = new Map<string, BookArea>();

  constructor(readonly sheet: SheetReading) {
    const shown = sheet.cells.filter(({ hidden }) => !hidden);
    for (const cell of shown) this.cells.set(key(cell.row, cell.column), cell);
    const last = Math.max(-1, ...shown.map(({ row }) => row));
    const width = Math.max(-1, ...shown.map(({ column }) => column));
    for (const area of sheet.merged) {
      for (let row = area.firstRow; row <= Math.min(area.lastRow, last); row += 1)
        for (let column = area.firstColumn; column <= Math.min(area.lastColumn, width); column += 1)
          this.areas.set(key(row, column), area);
    }
    this.rows = [...new Set(shown.map(({ row }) => row))].sort((one, other) => one - other);
    this.columns = [...new Set(shown.map(({ column }) => column))].sort((one, other) => one - other);
  }

  /** The cell that was typed there. */
  own(row: number, column: number): CellReading | undefined {
    return this.cells.get(key(row, column));
  }

  content(row: number, column: number): CellContent {
    return contentOf(this.own(row, column));
  }

  /** What is typed there, bare. */
  text(row: number, column: number): string {
    return bare(this.own(row, column)?.text ?? '');
  }

  /** What a reader sees there: in a merged area that of its first cell. */
  seen(row: number, column: number): string {
    const area = this.areas.get(key(row, column));
    return area === undefined ? this.text(row, column) : this.text(area.firstRow, area.firstColumn);
  }

  area(row: number, column: number): BookArea | undefined {
    return this.areas.get(key(row, column));
  }
}

function key(row: number, column: number): string {
  return `${row},${column}`;
}
