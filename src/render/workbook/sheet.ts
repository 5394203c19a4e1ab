/** A statutory table as a sheet, in the looks of the paper. */

import type { BookCell, BookLook, BookSheet } from '../../model/book.ts';
import type { Cell, Table } from '../../model/report.ts';
import type { StyleSheet, TableStyle, TextStyle } from '../../style/style-sheet.ts';
import { eastAsianFont, LATIN_FONT } from '../face-names.ts';
import { cellText, printedNumber } from './printed-number.ts';
import { type MeasuredText, rowHeights } from './row-heights.ts';
import { type PlacedCell, type PlacedText, type SheetRow, sheetRows } from './sheet-rows.ts';
import type { StatutoryTable } from './statutory-tables.ts';

/** @param grouped whether the place parts thousands */
export function sheetOf(statutory: StatutoryTable, style: StyleSheet, grouped: boolean): BookSheet {
  const { table, name } = statutory;
  const rows = sheetRows(statutory);
  const columns = columnWidths(table, style);
  const look = style.table[table.style];
  const looks = { table: look, note: style.paragraph.note };
  const placed = rows.map((row) => placedCells(row, looks, grouped));
  const heights = rowHeights(
    placed.map((cells) => cells.map(({ cell, text }) => measured(cell, text, columns, look))),
    look.minRowHeight,
  );
  const first = rows.findIndex(({ kind }) => kind === 'head');
  return {
    name,
    columns,
    rows: placed.map((cells, index) => ({
      height: heights[index] ?? look.minRowHeight,
      cells: cells.map(({ cell }) => cell),
    })),
    page: { orientation: table.orientation, margins: style[table.orientation] },
    repeated: [first, first + table.head.length - 1],
  };
}

/** The text area of the page, shared by the relative widths. */
function columnWidths({ columns, orientation }: Table, style: StyleSheet): readonly number[] {
  const { left, right } = style[orientation];
  const paper = orientation === 'portrait' ? style.paper.width : style.paper.height;
  const sum = columns.reduce((total, column) => total + column, 0);
  return columns.map((column) => (column / sum) * (paper - left - right));
}

interface Looks {
  readonly table: TableStyle;
  readonly note: TextStyle;
}

interface Dressed {
  readonly cell: BookCell;
  /** Its text in the style of the paper. */
  readonly text: { readonly text: string; readonly style: TextStyle };
}

function placedCells(row: SheetRow, looks: Looks, grouped: boolean): readonly Dressed[] {
  switch (row.kind) {
    case 'title':
      return row.texts.map((text) => dressedText(text, looks.table.title));
    case 'headLine':
      return row.texts.map((text) => dressedText(text, looks.table.headLine));
    case 'note':
      return row.texts.map((text) => dressedText(text, looks.note));
    case 'head':
    case 'body':
      return row.cells.map((cell) => dressedCell(cell, looks.table, grouped));
  }
}

function dressedText({ column, colSpan, text, align }: PlacedText, style: TextStyle): Dressed {
  const look: BookLook = {
    font: eastAsianFont(style.font),
    size: style.size,
    align,
    indent: 0,
    overflow: 'wrap',
    ruled: false,
  };
  return { cell: { column, colSpan, rowSpan: 1, value: text, look }, text: { text, style } };
}

function dressedCell({ column, colSpan, rowSpan, cell }: PlacedCell, table: TableStyle, grouped: boolean): Dressed {
  const style = cell.head || cell.total ? table.head : table.cell;
  const text = cellText(cell);
  const number = printedNumber(cell, grouped);
  const isLatin = LATIN.test(text);
  const look: BookLook = {
    font: isLatin ? LATIN_FONT : eastAsianFont(style.font),
    size: style.size,
    align: alignOf(cell, table),
    indent: cell.indent ?? 0,
    overflow: isLatin ? 'shrink' : 'wrap',
    ruled: true,
  };
  return { cell: { column, colSpan, rowSpan, value: number ?? text, look }, text: { text, style } };
}

/** Numbers and codes: one word in the Latin face. */
const LATIN = /^[!-~]+$/;

function alignOf(cell: Cell, table: TableStyle): BookLook['align'] {
  const align = cell.align ?? (cell.head ? table.head.align : table.cell.align);
  return align === 'justify' ? 'left' : align;
}

function measured(
  { column, colSpan, rowSpan, look }: BookCell,
  { text, style }: Dressed['text'],
  columns: readonly number[],
  { padding }: TableStyle,
): MeasuredText {
  const width = columns.slice(column, column + colSpan).reduce((sum, next) => sum + next, 0);
  const { size, lineHeight } = style;
  return { text, size, lineHeight, width: width - look.indent * size, padding: padding.y * 2, rowSpan };
}
