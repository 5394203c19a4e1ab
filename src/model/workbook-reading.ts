/** A workbook as it was read: what stands in which cell, before anybody asks what it means. */
import type { BookArea } from './book.ts';

export interface WorkbookReading {
  /** In the order of the file, hidden ones included. */
  readonly sheets: readonly SheetReading[];
  /** All values are texts: of a .csv or a web page. */
  readonly isText: boolean;
  readonly names: readonly NamedArea[];
}

/** Cells that the workbook calls by a name. */
export interface NamedArea {
  readonly name: string;
  readonly sheet: string;
  readonly area: BookArea;
}

export interface SheetReading {
  readonly name: string;
  readonly hidden: boolean;
  /** Cells that hold something, row by row from left to right. */
  readonly cells: readonly CellReading[];
  readonly merged: readonly BookArea[];
}

export interface CellReading {
  /** `E12`. */
  readonly address: string;
  /** From 0. */
  readonly row: number;
  readonly column: number;
  /** Dates are the numbers that they are in the file, errors their names (`#DIV/0!`); none for a formula whose result the file does not hold. */
  readonly value?: string | number | boolean;
  /** As a spreadsheet program shows it; empty without a value. */
  readonly text: string;
  /** Without `=`. */
  readonly formula?: string;
  /** Its row or its column is not shown. */
  readonly hidden: boolean;
}
