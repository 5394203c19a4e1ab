/** A workbook to be written: sheets of cells with their looks. Lengths in pt. */

export interface BookSheet {
  /** One of those that a spreadsheet program takes, and unlike the others. */
  readonly name: string;
  /** Widths of the columns. */
  readonly columns: readonly number[];
  readonly rows: readonly BookRow[];
  readonly page: {
    readonly orientation: 'portrait' | 'landscape';
    readonly margins: Readonly<Record<'top' | 'right' | 'bottom' | 'left', number>>;
  };
  /** Rows that are printed at the top of each page: the first and the last one, from 0. */
  readonly repeated: readonly [first: number, last: number];
}

export interface BookRow {
  readonly height: number;
  /** From left to right; those that a cell of a row above covers are left out. */
  readonly cells: readonly BookCell[];
}

export interface BookCell {
  readonly column: number;
  readonly colSpan: number;
  readonly rowSpan: number;
  readonly value: BookValue;
  readonly look: BookLook;
}

/** A text, or the digits of a number with the format in which it reads as it is printed elsewhere. */
export type BookValue = string | BookNumber;

export interface BookNumber {
  /** Without separators: `1085.60`. */
  readonly digits: string;
  /** `#,##0.00`. */
  readonly format: string;
}

export interface BookLook {
  readonly font: string;
  readonly size: number;
  readonly align: 'left' | 'center' | 'right';
  /** In characters. */
  readonly indent: number;
  /** What does not fit into the width of its cell is broken into lines, or set smaller: numbers, codes. */
  readonly overflow: 'wrap' | 'shrink';
  /** Ruled on all sides. */
  readonly ruled: boolean;
}
