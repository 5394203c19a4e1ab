/** A table measured for a width: text of each cell in lines, columns and row heights. Lengths in pt. */

import { type GridBlock, type GridSlot, toGrid } from '../model/grid.ts';
import { rememberedByObject } from '../model/remembered.ts';
import type { Cell, Inline, Table } from '../model/report.ts';
import type { Change } from '../model/review.ts';
import { isSameList } from '../model/same-list.ts';
import type { TableStyle, TextStyle } from '../style/style-sheet.ts';
import { narrowing } from './even-lines.ts';
import { SetBefore, styleKey } from './set-before.ts';
import type { SetLine, Typesetter } from './typesetter.ts';

/** A paragraph of a cell that another program breaks alike only in a column that is narrower by so much. */
interface Narrowed {
  readonly text: readonly Inline[];
  readonly by: number;
}

export interface MeasuredCell {
  readonly row: number;
  readonly column: number;
  readonly rowSpan: number;
  readonly colSpan: number;
  /** Of all its paragraphs. */
  readonly lines: readonly SetLine[];
  readonly narrowed: readonly Narrowed[];
  readonly lineHeight: number;
  /** Left edge of the text, from that of the text area. */
  readonly textLeft: number;
  /** A heading cell. */
  readonly head: boolean;
  /** A label: shown again when a page break cuts the cell. */
  readonly label: boolean;
}

export interface MeasuredTable {
  /** Left edges of the columns and the right edge of the table, from the left edge of the text area. */
  readonly edges: readonly number[];
  readonly headRows: number;
  readonly rowCount: number;
  /** Blocks of rows with the heads that repeat above them. */
  readonly blocks: readonly GridBlock[];
  /** Height of each row when it is not cut. */
  readonly rowHeights: readonly number[];
  readonly cells: readonly MeasuredCell[];
  /** The cells whose first row is this one. */
  beginningAt(row: number): readonly MeasuredCell[];
  /** The cells whose last row is this one. */
  endingAt(row: number): readonly MeasuredCell[];
  /** Cells of several rows. */
  readonly merged: readonly MeasuredCell[];
  /** The cell that covers a place of the grid. */
  cellAt(row: number, column: number): MeasuredCell;
  /** How a row came or went. */
  changeOf(row: number): Change | undefined;
  readonly style: TableStyle;
  readonly splitRows: boolean;
}

/** Where a table stands across the page, from the left edge of the text area. */
export interface TableFrame {
  readonly left: number;
  readonly width: number;
}

interface Measuring {
  readonly typesetter: Typesetter;
  readonly style: TableStyle;
  readonly edges: readonly number[];
  /** All of the style on which cells depend. */
  readonly look: string;
  styleOf(cell: Cell): TextStyle;
}

/**
 * @param columns relative widths
 * @param larger the same in larger type: where only heights are asked for, rows that are as low as may be are its own
 */
export function measureTable(
  table: Table,
  columns: readonly number[],
  style: TableStyle,
  frame: TableFrame,
  typesetter: Typesetter,
  larger?: MeasuredTable,
): MeasuredTable {
  const grid = toGrid(table);
  const edges = columnEdges(columns, frame);
  const beginning: (readonly MeasuredCell[])[] = [];
  const ending = grid.rows.map((): MeasuredCell[] => []);
  /** Rows from above: what covers a place stands in a row that is there already. */
  const places: MeasuredCell[][] = [];
  const measuring = { typesetter, style, edges, look: lookOf(style), styleOf: cellStyles(style) };
  grid.rows.forEach((slots, row) => {
    const known = larger?.beginningAt(row);
    const measured = known?.every((cell) => cellHeight(cell, style) <= style.minRowHeight)
      ? known
      : rowBefore(rowOf(table, row), slots, row, measuring);
    beginning.push(measured);
    const own: MeasuredCell[] = [];
    places.push(own);
    let next = 0;
    for (const slot of slots) {
      if (slot.kind === 'covered') {
        own.push(places[slot.row]?.[slot.column] as MeasuredCell);
        continue;
      }
      const cell = measured[next] as MeasuredCell;
      next += 1;
      own.push(cell);
      ending[row + cell.rowSpan - 1]?.push(cell);
    }
  });
  const cells = beginning.flat();
  return {
    edges,
    headRows: grid.headRows,
    blocks: grid.blocks,
    rowCount: grid.rows.length,
    rowHeights: rowHeights(cells, grid.rows.length, style),
    cells,
    beginningAt: (row) => beginning[row] ?? [],
    endingAt: (row) => ending[row] ?? [],
    merged: cells.filter(({ rowSpan }) => rowSpan > 1),
    cellAt: (row, column) => places[row]?.[column] as MeasuredCell,
    changeOf: (row) => table.rowChanges?.get(row) ?? table.change,
    style,
    splitRows: table.splitRows ?? false,
  };
}

/** Whether the row stands above others on each page. */
export function isHeadRow({ blocks }: MeasuredTable, row: number): boolean {
  return blocks.some(({ from, headRows }) => from <= row && row < from + headRows);
}

/** The same with rows of another least height. */
export function withLeastHeight(table: MeasuredTable, minRowHeight: number): MeasuredTable {
  const style = { ...table.style, minRowHeight };
  return { ...table, style, rowHeights: rowHeights(table.cells, table.rowCount, style) };
}

function columnEdges(columns: readonly number[], { left, width }: TableFrame): number[] {
  const total = columns.reduce((sum, column) => sum + column, 0);
  const edges = [left];
  for (const column of columns) edges.push((edges.at(-1) ?? 0) + (column / total) * width);
  return edges;
}

function rowOf({ head, body }: Table, row: number): readonly Cell[] {
  return head[row] ?? body[row - head.length] ?? [];
}

/** Where in a table a row stands, and how its texts are set. */
interface RowWay {
  readonly row: number;
  readonly look: string;
  readonly edges: readonly number[];
  /** Those in which its cells begin. */
  readonly columns: readonly number[];
}

function isSameWay(one: RowWay, other: RowWay): boolean {
  return (
    one.row === other.row &&
    one.look === other.look &&
    isSameList(one.edges, other.edges) &&
    isSameList(one.columns, other.columns)
  );
}

/** Rows as they were measured, kept by the very row, which the report after a save has again. */
const rowsBefore = rememberedByObject(
  (_: Typesetter) => new SetBefore<readonly Cell[], RowWay, readonly MeasuredCell[]>(isSameWay),
);

/** The cells that begin in a row, from left to right. */
function rowBefore(
  cells: readonly Cell[],
  slots: readonly GridSlot[],
  row: number,
  measuring: Measuring,
): readonly MeasuredCell[] {
  const { look, edges, typesetter } = measuring;
  const columns = slots.flatMap(({ kind }, column) => (kind === 'covered' ? [] : [column]));
  return rowsBefore(typesetter).of(cells, { row, look, edges, columns }, () =>
    slots.flatMap((slot, column) => (slot.kind === 'covered' ? [] : [newCell(slot, { row, column }, measuring)])),
  );
}

/** All of a style on which cells depend. */
const lookOf = rememberedByObject(
  ({ cell, head, padding }: TableStyle) => `${styleKey(cell)} ${styleKey(head)} ${padding.x}`,
);

function newCell(
  { cell, colSpan, rowSpan }: Extract<GridSlot, { kind: 'content' }>,
  { row, column }: { readonly row: number; readonly column: number },
  { style: { padding }, edges, styleOf, typesetter }: Measuring,
): MeasuredCell {
  const style = styleOf(cell);
  const indent = (cell.indent ?? 0) * style.size;
  const edge = edges[column] as number;
  const width = (edges[column + colSpan] as number) - edge - 2 * padding.x - indent;
  return {
    row,
    column,
    rowSpan,
    colSpan,
    ...textOf(cell, style, width, typesetter),
    lineHeight: style.lineHeight,
    textLeft: edge + padding.x + indent,
    head: cell.head === true,
    label: cell.head === true || (rowSpan > 1 && !hasFigure(cell)),
  };
}

function hasFigure(cell: Cell): boolean {
  return cell.paragraphs.some((paragraph) => paragraph.some((inline) => inline.kind === 'figure'));
}

/** The styles of the cells of a table: the same value for cells that look alike. */
function cellStyles(style: TableStyle): (cell: Cell) => TextStyle {
  const stylesFor = (base: TextStyle, font: TextStyle['font']) => {
    const known = new Map<Cell['align'], TextStyle>();
    return (align: Cell['align']) => {
      const own = known.get(align) ?? { ...base, font, align: align ?? base.align, indentChars: 0 };
      known.set(align, own);
      return own;
    };
  };
  const heads = stylesFor(style.head, style.head.font);
  const totals = stylesFor(style.cell, style.head.font);
  const others = stylesFor(style.cell, style.cell.font);
  return ({ head, total, align }) => (head ? heads : total ? totals : others)(align);
}

/** From this many characters on a column's text is justified instead of ragged. */
const JUSTIFIED_CHARS = 16;

const NONE: readonly never[] = [];

function textOf(
  { paragraphs }: Cell,
  style: TextStyle,
  width: number,
  typesetter: Typesetter,
): Pick<MeasuredCell, 'lines' | 'narrowed'> {
  const justified = style.align === 'left' && width >= JUSTIFIED_CHARS * style.size;
  const aligned = justified ? justifiedStyle(style) : style;
  let lines: readonly SetLine[] = NONE;
  let narrowed: readonly Narrowed[] = NONE;
  for (const text of paragraphs) {
    const own = typesetter.cellLines(text, aligned, width);
    const by = narrowing(own, aligned, width);
    lines = lines.length === 0 ? own : [...lines, ...own];
    if (by > 0) narrowed = [...narrowed, { text, by }];
  }
  return { lines, narrowed };
}

const justifiedStyle = rememberedByObject((style: TextStyle): TextStyle => ({ ...style, align: 'justify' }));

function rowHeights(cells: readonly MeasuredCell[], rowCount: number, style: TableStyle): number[] {
  const heights = new Array<number>(rowCount).fill(style.minRowHeight);
  for (const cell of cells) {
    if (cell.rowSpan === 1) heights[cell.row] = Math.max(heights[cell.row] ?? 0, cellHeight(cell, style));
  }
  for (const cell of cells) if (cell.rowSpan > 1) growRows(heights, cell, cellHeight(cell, style));
  return heights;
}

/** Height that the cell's text needs, with its margins. */
function cellHeight(cell: MeasuredCell, style: TableStyle): number {
  return cell.lines.length * cell.lineHeight + 2 * style.padding.y;
}

/** Shares the missing height among the rows that the cell covers. */
function growRows(heights: number[], cell: MeasuredCell, needed: number): void {
  const covered = heights.slice(cell.row, cell.row + cell.rowSpan);
  const missing = needed - covered.reduce((sum, height) => sum + height, 0);
  if (missing <= 0) return;
  for (let row = cell.row; row < cell.row + cell.rowSpan; row += 1) {
    heights[row] = (heights[row] ?? 0) + missing / cell.rowSpan;
  }
}
