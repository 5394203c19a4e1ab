/** Tables: fixed widths, real merged cells, repeated head rows. */
import { type Grid, type GridSlot, toGrid } from '../../model/grid.ts';
import { rememberedByKey } from '../../model/remembered.ts';
import { type Cell, plainText, type Table } from '../../model/report.ts';
import type { TableStyle } from '../../style/style-sheet.ts';
import type { BlockContext, Blocks } from './context.ts';
import type { Marks } from './draft.ts';
import { runs } from './inlines.ts';
import { paragraph, paragraphLook } from './paragraph.ts';
import { cellMarks, tracked } from './revisions.ts';
import { rule } from './rule.ts';
import { cellStyle } from './styles.ts';
import { linesAbove, linesBelow } from './table-lines.ts';
import { lineTwips, twips } from './units.ts';
import { element, join, NOTHING, type Xml } from './xml.ts';

/** Title, line of units, table and notes; always ends with a paragraph. */
export function tableBlocks(table: Table, context: BlockContext): Blocks {
  return [...linesAbove(table, context), tableElement(table, context), ...linesBelow(table, context)];
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

function tableElement(table: Table, context: BlockContext): Xml {
  const grid = toGrid(table);
  const look = context.style.table[table.style];
  const widths = columnWidths(table.columns, context.textWidth);
  const { draft, change } = context;
  const tableContext: TableContext = { table, grid, look, widths, marks: { draft, change } };
  return element(
    'tbl',
    {},
    tableProperties(look, context.textWidth),
    element('tblGrid', {}, ...widths.map((width) => element('gridCol', { w: width }))),
    ...grid.rows.map((_, index) => tableRow(index, tableContext)),
  );
}

function tableProperties(look: TableStyle, width: number): Xml {
  return element(
    'tblPr',
    {},
    length('tblW', width),
    element('tblBorders', {}, ...tableBorders(look)),
    element('tblLayout', { type: 'fixed' }),
    element('tblCellMar', {}, ...cellMargins(look)),
  );
}

/** A length in twips. */
function length(name: string, twentieths: number): Xml {
  return element(name, { type: 'dxa', w: twentieths });
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
function cellMargins({ padding, innerRule }: TableStyle): Xml[] {
  const x = twips(padding.x);
  const y = twips(padding.y - innerRule / 2);
  return [length('top', y), length('left', x), length('bottom', y), length('right', x)];
}

function tableBorders({ outerRule, innerRule }: TableStyle): Xml[] {
  const outer = { width: outerRule };
  const inner = { width: innerRule };
  const edges = (['top', 'left', 'bottom', 'right'] as const).map((edge) => rule(edge, outer));
  return [...edges, rule('insideH', inner), rule('insideV', inner)];
}

function tableRow(index: number, context: TableContext): Xml {
  const { grid, table, look } = context;
  const marks = { ...context.marks, change: context.marks.change ?? table.rowChanges?.get(index) };
  const head = index < grid.headRows;
  // A long row that may run over the page is not held back by the notes.
  const last = index === grid.rows.length - 1 && !table.splitRows;
  const properties = element(
    'trPr',
    {},
    head || !table.splitRows || isShort(grid, index) ? element('cantSplit') : NOTHING,
    head ? element('tblHeader') : NOTHING,
    element('trHeight', { val: lineTwips(look.minRowHeight), hRule: 'atLeast' }),
    tracked(marks),
  );
  const keepNext = head || (last && table.notes.length > 0);
  return element('tr', {}, properties, ...rowCells(index, { ...context, marks, keepNext }));
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
function rowCells(row: number, context: RowContext): Xml[] {
  const slots = context.grid.rows[row] ?? [];
  return slots.flatMap((slot, column) => {
    if (slot.kind === 'content') return [contentCell(slot, column, context)];
    const continues = slot.column === column && slot.row < row;
    return continues ? [continuedCell(slot, context)] : [];
  });
}

type Content = Extract<GridSlot, { kind: 'content' }>;
type Covered = Extract<GridSlot, { kind: 'covered' }>;

function contentCell(slot: Content, column: number, context: RowContext): Xml {
  const merge = slot.rowSpan > 1 ? 'restart' : undefined;
  return cell(column, slot.colSpan, merge, cellParagraphs(slot.cell, context), context);
}

function continuedCell(slot: Covered, context: RowContext): Xml {
  const origin = context.grid.rows[slot.row]?.[slot.column];
  const colSpan = origin?.kind === 'content' ? origin.colSpan : 1;
  const style = cellStyle(context.table.style, 'cell', 'left');
  const look = cellLook({ style, indent: 0, keepNext: context.keepNext });
  const empty = paragraph(look, NOTHING, context.marks);
  return cell(slot.column, colSpan, 'continue', empty, context);
}

type Merge = 'restart' | 'continue';

function cell(
  column: number,
  colSpan: number,
  merge: Merge | undefined,
  paragraphs: Xml,
  { widths }: TableContext,
): Xml {
  const width = widths.slice(column, column + colSpan).reduce((left, right) => left + right, 0);
  return element('tc', {}, cellProperties({ width, colSpan, merge }), paragraphs);
}

/** Many cells have the same box and the same look: each is written once, which halves the time of a table. */
const KEPT = 10_000;

interface CellBox {
  /** Twips. */
  readonly width: number;
  readonly colSpan: number;
  readonly merge: Merge | undefined;
}

const cellProperties = rememberedByKey(
  ({ width, colSpan, merge }: CellBox) => `${width} ${colSpan} ${merge}`,
  ({ width, colSpan, merge }) =>
    element(
      'tcPr',
      {},
      length('tcW', width),
      colSpan > 1 ? element('gridSpan', { val: colSpan }) : NOTHING,
      merge === undefined ? NOTHING : element('vMerge', { val: merge }),
      element('vAlign', { val: 'center' }),
    ),
  KEPT,
);

interface CellLook {
  readonly style: string;
  /** Left, twips. */
  readonly indent: number;
  readonly keepNext: boolean;
}

const cellLook = rememberedByKey(
  ({ style, indent, keepNext }: CellLook) => `${style} ${indent} ${keepNext}`,
  ({ style, indent, keepNext }) =>
    paragraphLook(style, { keepNext, ...(indent === 0 ? {} : { indent: { left: indent } }) }),
  KEPT,
);

function cellParagraphs(cell: Cell, { table, look, marks, keepNext }: RowContext): Xml {
  const face = cell.head || cell.total ? 'head' : 'cell';
  const align = cell.align ?? (cell.head ? look.head.align : look.cell.align);
  const style = cellStyle(table.style, face, align === 'justify' ? 'left' : align);
  const indent = cell.indent ? twips(cell.indent * look[face].size) : 0;
  const paragraphs = cell.paragraphs.length === 0 ? [[]] : cell.paragraphs;
  const changes = cellMarks(paragraphs);
  const own = cellLook({ style, indent, keepNext });
  const written = paragraphs.map((text, index) =>
    paragraph(own, runs(text, marks), { ...marks, change: marks.change ?? changes[index] }),
  );
  return join(written);
}
