/** Workbooks of lists: a head and rows on each sheet, to filter and sort. */
import type { BookLook, BookRow, BookSheet, BookValue, Rows } from '../../model/book.ts';
import type { ReportMeta } from '../../model/report.ts';
import { type MeasuredText, rowHeights } from './row-heights.ts';
import { writeLongBook } from './write-book.ts';

export interface ListColumn {
  readonly label: string;
  /** pt. */
  readonly width: number;
}

export interface List {
  /** One of those that a spreadsheet program takes, and unlike the others. */
  readonly name: string;
  readonly columns: readonly ListColumn[];
  /** A value for each column. Numbers are their digits, in `number`. */
  readonly rows: Rows<readonly ListValue[]>;
}

export type ListValue = string | undefined | { readonly number: string };

/** The bytes of an .xlsx file. @param date `YYYY-MM-DD`, the only date in it */
export function renderLists(title: string, date: string, lists: readonly List[]): Promise<Uint8Array> {
  const meta: ReportMeta = { title, unitName: '', year: Number(date.slice(0, 4)), date, subject: title, keywords: [] };
  return writeLongBook({ sheets: lists.map(sheetOf), names: [] }, meta);
}

const SIZE = 10;
const LINE = 14;
const PADDING = 4;
const PLAIN: BookLook = { font: '宋体', size: SIZE, align: 'left', indent: 0, overflow: 'wrap', ruled: true };
const HEAD: BookLook = { ...PLAIN, align: 'center', bold: true, ground: 'DCE6F2' };
const NUMBER: BookLook = { ...PLAIN, align: 'right', overflow: 'shrink' };
const PAGE = { orientation: 'landscape', margins: { top: 48, right: 40, bottom: 48, left: 40 } } as const;

function sheetOf({ name, columns, rows }: List): BookSheet {
  return {
    name,
    columns: columns.map(({ width }) => width),
    rows: made(rows.length + 1, () => rowsOf(columns, rows)),
    page: PAGE,
    repeated: [0, 0],
    frozen: { rows: 1, columns: 0 },
    filter: { firstRow: 0, lastRow: rows.length, firstColumn: 0, lastColumn: columns.length - 1 },
  };
}

/** Rows that are made whenever they are asked for. @param length how many there will be */
export function made<Row>(length: number, rows: () => Iterator<Row>): Rows<Row> {
  return { length, [Symbol.iterator]: rows };
}

function* rowsOf(columns: List['columns'], rows: List['rows']): Generator<BookRow> {
  const row = (values: readonly BookValue[], look: BookLook) => {
    const texts = values.map((value, column) => measured(value, columns[column]?.width ?? 0));
    return bookRow(values, look, rowHeights([texts], LINE + PADDING)[0] ?? LINE);
  };
  yield row(
    columns.map(({ label }) => label),
    HEAD,
  );
  for (const values of rows)
    yield row(
      columns.map((_, index) => bookValue(values[index])),
      PLAIN,
    );
}

/** Characters that a cell holds (Excel), and digits that it keeps. */
const LONGEST = 32_767;
const DIGITS = 15;

function bookValue(value: ListValue): BookValue {
  if (value === undefined) return '';
  if (typeof value === 'string') return value.length > LONGEST ? `${value.slice(0, LONGEST - 1)}…` : value;
  const { number } = value;
  return number.replace(/[-.]/g, '').length > DIGITS ? number : { digits: number, format: 'General' };
}

function bookRow(values: readonly BookValue[], look: BookLook, height: number): BookRow {
  const cells = values.map((value, column) => {
    const own = typeof value === 'string' ? look : { ...NUMBER, bold: look.bold };
    return { column, colSpan: 1, rowSpan: 1, value, look: own };
  });
  return { height, cells };
}

function measured(value: BookValue, width: number): MeasuredText {
  const text = typeof value === 'string' ? value : '';
  return { text, size: SIZE, lineHeight: LINE, width, padding: PADDING, rowSpan: 1 };
}
