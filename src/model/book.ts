/** A workbook to be written: sheets of cells with their looks. Lengths in pt; rows and columns from 0. */

export interface Book {
  readonly sheets: readonly BookSheet[];
  /** Areas that formulas, drop-downs and readers call by name. */
  readonly names: readonly { readonly name: string; readonly sheet: string; readonly area: BookArea }[];
}

/** The last row and column included. */
export interface BookArea {
  readonly firstRow: number;
  readonly lastRow: number;
  readonly firstColumn: number;
  readonly lastColumn: number;
}

/** A list, or rows that are made one after the other while they are written. */
export interface Rows<Row> extends Iterable<Row> {
  readonly length: number;
}

export interface BookSheet {
  /** One of those that a spreadsheet program takes, and unlike the others. */
  readonly name: string;
  /** Widths of the columns. */
  readonly columns: readonly number[];
  readonly rows: Rows<BookRow>;
  readonly page: {
    readonly orientation: 'portrait' | 'landscape';
    readonly margins: Readonly<Record<'top' | 'right' | 'bottom' | 'left', number>>;
  };
  /** Rows that are printed at the top of each page: the first and the last one, from 0. */
  readonly repeated: readonly [first: number, last: number];
  /** Rows at the top and columns at the left that stay when the sheet is scrolled. */
  readonly frozen?: { readonly rows: number; readonly columns: number };
  /** Heads by which its reader picks and sorts rows, and the rows below them. */
  readonly filter?: BookArea;
  /** What makes it a form: only entry cells can be typed in. */
  readonly form?: BookForm;
}

export interface BookForm {
  readonly checks: readonly EntryCheck[];
}

/** What may be typed in an area, and what is shown when a cell of it is chosen. */
export interface EntryCheck {
  readonly area: BookArea;
  readonly allowed: Allowed;
  /** At most 32 characters, and 255. */
  readonly title: string;
  readonly note: string;
}

export type Allowed =
  | { readonly kind: 'anything' }
  | { readonly kind: 'amount' }
  | { readonly kind: 'count' }
  /** One of a few words, none of which holds a comma. */
  | { readonly kind: 'choice'; readonly words: readonly string[] }
  /** One of the values of an area, which has a name or stands in the book; others only after a warning. */
  | { readonly kind: 'listed'; readonly from: string };

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

/** A text, the digits of a number with the format in which it reads as it is printed elsewhere, or a formula. */
export type BookValue = string | BookNumber | BookFormula;

export interface BookFormula {
  /** Without `=`. */
  readonly formula: string;
  /** What it gives. */
  readonly result: string | BookNumber;
}

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
  readonly bold?: true;
  /** Colours as `RRGGBB`: of the text, and of what lies behind it. */
  readonly ink?: string;
  readonly ground?: string;
  /** It can be typed in where its sheet is a form; what is typed is a text where it has no number format. */
  readonly entry?: { readonly format: string };
}
