/** The numbers of a printed table, cell by cell, and where its cells stand. */
import type { Place } from '../../diagnostics/finding.ts';
import { toGrid } from '../../model/grid.ts';
import { plainText } from '../../model/report.ts';
import type { Decimal } from '../../money/decimal.ts';
import type { PrintedTable, PrintedText, ReportView } from '../reading/view.ts';
import { printedNumber } from './printed-number.ts';

/** A number in a cell; a merged cell counts once. */
export interface Mark {
  readonly value: Decimal;
  readonly text: string;
  readonly row: number;
  readonly rowSpan: number;
  readonly column: number;
}

/** The numbers of a table by their cells. */
export class Marks {
  private readonly grid;

  constructor({ table }: PrintedTable) {
    this.grid = toGrid(table).rows;
  }

  /** Whether a cell begins in this column, be it in a row above. */
  opens(row: number, column: number): boolean {
    const slot = this.grid[row]?.[column];
    return slot?.kind === 'content' || slot?.column === column;
  }

  below(column: number, from: number, to: number): Mark[] {
    return this.grid.slice(from, to).flatMap((_, at) => this.at(from + at, column) ?? []);
  }

  /** The cell over a position, where it begins in that row. */
  covering(row: number, column: number): Mark | undefined {
    const slot = this.grid[row]?.[column];
    return slot?.kind === 'covered' ? this.at(slot.row, slot.column) : this.at(row, column);
  }

  /** The number of the cell that begins at a position. */
  at(row: number, column: number): Mark | undefined {
    const slot = this.grid[row]?.[column];
    if (slot?.kind !== 'content') return undefined;
    const text = slot.cell.paragraphs.map(plainText).join('').trim();
    const value = printedNumber(text.replace(/分$/u, ''));
    return value === undefined ? undefined : { value, text, row, rowSpan: slot.rowSpan, column };
  }
}

export type Spot = Pick<Mark, 'row' | 'column'>;

/** The place of the cell over a position of the grid; that of the table where it has none. */
export function placesIn(view: ReportView, table: PrintedTable): (spot: Spot) => Place {
  const cells = new Map<string, PrintedText>();
  for (const text of view.texts)
    if (text.table === table.table.id && text.row !== undefined && !cells.has(`${text.row} ${text.column}`))
      cells.set(`${text.row} ${text.column}`, text);
  const grid = toGrid(table.table).rows;
  return (spot) => {
    const slot = grid[spot.row]?.[spot.column];
    const { row, column } = slot?.kind === 'covered' ? slot : spot;
    const before = (grid[row] ?? []).slice(0, column).filter(({ kind }) => kind === 'content').length;
    return cells.get(`${row} ${before}`)?.place ?? table.place;
  };
}
