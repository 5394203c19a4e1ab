/** Tables: fixed widths, real merged cells, repeated head rows. */
import {
  BorderStyle,
  HeightRule,
  type IBorderOptions,
  type Paragraph,
  TableCell,
  TableLayoutType,
  TableRow,
  VerticalAlignTable,
  VerticalMergeType,
  WidthType,
  Table as WordTable,
} from 'docx';
import { type Grid, type GridSlot, toGrid } from '../../model/grid.ts';
import { type Cell, plainText, type Table } from '../../model/report.ts';
import type { TableStyle } from '../../style/style-sheet.ts';
import { type BlockContext, type Blocks, styledParagraph } from './context.ts';
import type { Marks } from './draft.ts';
import { runs } from './inlines.ts';
import { cellMarks, trackedChange } from './revisions.ts';
import { cellStyle } from './styles.ts';
import { linesAbove, linesBelow } from './table-lines.ts';
import { eighths, lineTwips, twips } from './units.ts';

/** Title, line of units, table and notes; always ends with a paragraph. */
export function tableBlocks(table: Table, context: BlockContext): Blocks {
  return [...linesAbove(table, context), wordTable(table, context), ...linesBelow(table, context)];
}

interface TableContext {
  readonly table: Table;
  readonly grid: Grid;
  readonly look: TableStyle;
  /** Column widths, twips; their sum is the text width. */
  readonly widths: readonly number[];
  /** Of the whole table. */
  readonly marks: Marks;
}

interface RowContext extends TableContext {
  /** Stays on the page of the next row or note. */
  readonly keepNext: boolean;
}

function wordTable(table: Table, context: BlockContext): WordTable {
  const grid = toGrid(table);
  const look = context.style.table[table.style];
  const widths = columnWidths(table.columns, context.textWidth);
  const { draft, change } = context;
  const tableContext: TableContext = { table, grid, look, widths, marks: { draft, change } };
  return new WordTable({
    rows: grid.rows.map((_, index) => tableRow(index, tableContext)),
    width: { size: context.textWidth, type: WidthType.DXA },
    columnWidths: widths,
    layout: TableLayoutType.FIXED,
    margins: cellMargins(look),
    borders: tableBorders(look),
  });
}

/** Shares a width (twips) by relative widths; what rounding leaves over goes to the last columns. */
export function columnWidths(columns: readonly number[], total: number): readonly number[] {
  const sum = columns.reduce((left, right) => left + right, 0);
  let covered = 0;
  let edge = 0;
  return columns.map((column) => {
    covered += column;
    const next = Math.round((covered / sum) * total);
    const width = next - edge;
    edge = next;
    return width;
  });
}

/** A rule counts as part of the row's height here, but not in the PDF. */
function cellMargins({ padding, innerRule }: TableStyle) {
  const x = twips(padding.x);
  const y = twips(padding.y - innerRule / 2);
  return { marginUnitType: WidthType.DXA, top: y, bottom: y, left: x, right: x };
}

function tableBorders({ outerRule, innerRule }: TableStyle) {
  const rule = (points: number): IBorderOptions => ({
    style: BorderStyle.SINGLE,
    size: eighths(points),
    color: '000000',
    space: 0,
  });
  const outer = rule(outerRule);
  const inner = rule(innerRule);
  return { top: outer, bottom: outer, left: outer, right: outer, insideHorizontal: inner, insideVertical: inner };
}

function tableRow(index: number, context: TableContext): TableRow {
  const { grid, table, look } = context;
  const marks = { ...context.marks, change: context.marks.change ?? table.rowChanges?.get(index) };
  const head = index < grid.headRows;
  // A long row that may run over the page is not held back by the notes.
  const last = index === grid.rows.length - 1 && !table.splitRows;
  return new TableRow({
    ...(head ? { tableHeader: true } : {}),
    ...(head || !table.splitRows || isShort(grid, index) ? { cantSplit: true } : {}),
    height: { value: lineTwips(look.minRowHeight), rule: HeightRule.ATLEAST },
    ...trackedChange(marks),
    children: rowCells(index, { ...context, marks, keepNext: head || (last && table.notes.length > 0) }),
  });
}

/** Characters of a cell from which on it may run over the page where the table lets rows do so. */
const LONG_CELL = 120;

function isShort(grid: Grid, row: number): boolean {
  return (grid.rows[row] ?? []).every(
    (slot) => slot.kind !== 'content' || slot.rowSpan > 1 || textLength(slot.cell) < LONG_CELL,
  );
}

function textLength({ paragraphs }: Cell): number {
  return paragraphs.reduce((length, text) => length + plainText(text).length, 0);
}

/** Cells of a row; of a cell that goes on from above, only the first covered position makes a cell. */
function rowCells(row: number, context: RowContext): TableCell[] {
  const slots = context.grid.rows[row] ?? [];
  return slots.flatMap((slot, column) => {
    if (slot.kind === 'content') return [contentCell(slot, column, context)];
    const continues = slot.column === column && slot.row < row;
    return continues ? [continuedCell(slot, context)] : [];
  });
}

type Content = Extract<GridSlot, { kind: 'content' }>;
type Covered = Extract<GridSlot, { kind: 'covered' }>;

function contentCell(slot: Content, column: number, context: RowContext): TableCell {
  const merged = slot.rowSpan > 1 ? { verticalMerge: VerticalMergeType.RESTART } : {};
  return new TableCell({
    ...cellBox(column, slot.colSpan, context),
    ...merged,
    children: contentParagraphs(slot.cell, context),
  });
}

function continuedCell(slot: Covered, context: RowContext): TableCell {
  const origin = context.grid.rows[slot.row]?.[slot.column];
  const colSpan = origin?.kind === 'content' ? origin.colSpan : 1;
  const style = cellStyle(context.table.style, 'cell', 'left');
  return new TableCell({
    ...cellBox(slot.column, colSpan, context),
    verticalMerge: VerticalMergeType.CONTINUE,
    children: [styledParagraph(style, [], context.marks, context.keepNext ? { keepNext: true } : {})],
  });
}

function cellBox(column: number, colSpan: number, { widths }: TableContext) {
  const size = widths.slice(column, column + colSpan).reduce((left, right) => left + right, 0);
  return {
    width: { size, type: WidthType.DXA },
    verticalAlign: VerticalAlignTable.CENTER,
    ...(colSpan > 1 ? { columnSpan: colSpan } : {}),
  };
}

function contentParagraphs(cell: Cell, { table, look, marks, keepNext }: RowContext): Paragraph[] {
  const face = cell.head || cell.total ? 'head' : 'cell';
  const align = cell.align ?? (cell.head ? look.head.align : look.cell.align);
  const style = cellStyle(table.style, face, align === 'justify' ? 'left' : align);
  const indent = cell.indent ? { indent: { left: twips(cell.indent * look[face].size) } } : {};
  const options = { ...indent, ...(keepNext ? { keepNext } : {}) };
  const paragraphs = cell.paragraphs.length === 0 ? [[]] : cell.paragraphs;
  const changes = cellMarks(paragraphs);
  return paragraphs.map((text, index) =>
    styledParagraph(style, runs(text, marks), { ...marks, change: marks.change ?? changes[index] }, options),
  );
}
