/** Tables: fixed widths, real merged cells, repeated head rows. */

import { type Grid, type GridBlock, type GridSlot, leadsToBlock, toGrid } from '../../model/grid.ts';
import type { SharedSetting } from '../../model/page.ts';
import type { Cell, Inline, Table } from '../../model/report.ts';
import { fittedTable, type TableStyle } from '../../style/style-sheet.ts';
import type { BlockContext, Blocks } from './context.ts';
import type { Marks } from './draft.ts';
import { runs } from './inlines.ts';
import { type Indent, narrowed } from './narrowed.ts';
import { paragraph, paragraphLook, spacer } from './paragraph.ts';
import { cellMarks, changeElement } from './revisions.ts';
import { rule } from './rule.ts';
import { cellStyle } from './styles.ts';
import { linesAbove, linesBelow } from './table-lines.ts';
import { lineTwips, twips } from './units.ts';
import { Xml, xml } from './xml.ts';

/** Title, line of units, table and notes; always ends with a paragraph. */
export function tableBlocks(table: Table, context: BlockContext): Blocks {
  const { style, setting, textWidth, breakBefore, draft } = context;
  const rows = setting.wholeRows.get(table.id);
  if (draft !== undefined || rows === undefined) return newBlocks(table, context);
  const known = written.get(rows);
  const isSamePlace = known?.textWidth === textWidth && known.breakBefore === breakBefore;
  if (isSamePlace && known.table === table && known.style === style) return known.blocks;
  const blocks = joined(newBlocks(table, context));
  written.set(rows, { table, style, textWidth, breakBefore, blocks });
  return blocks;
}

interface Written extends Pick<BlockContext, 'style' | 'textWidth' | 'breakBefore'> {
  readonly table: Table;
  readonly blocks: Blocks;
}

/**
 * By the rows that are never split, which the layout tells anew whenever it places a table anew: all else that it has
 * found for the table is the same.
 */
const written = new WeakMap<ReadonlySet<number>, Written>();

/** All but the last paragraph in one piece. */
function joined(blocks: Blocks): Blocks {
  const text = blocks.slice(0, -1).map((block) => block.text);
  return [new Xml(text.join('')), ...blocks.slice(-1)];
}

function newBlocks(table: Table, context: BlockContext): Blocks {
  return [...linesAbove(table, context), ...tableElements(table, context), ...linesBelow(table, context)];
}

interface TableContext {
  readonly table: Table;
  readonly grid: Grid;
  readonly look: TableStyle;
  /** Of the type, where it is not that of the style sheet, pt. */
  readonly size: number | undefined;
  /** Column widths, twips; their sum is that of the table. */
  readonly widths: readonly number[];
  /** Rows that are never split, where the layout has told. */
  readonly wholeRows: ReadonlySet<number> | undefined;
  /** Texts → by how much their columns are narrower, pt. */
  readonly narrowings: SharedSetting['narrowings'];
  /** Of the whole table. */
  readonly marks: Marks;
}

interface RowContext extends TableContext {
  readonly block: GridBlock;
  /** Stays on the page of the next row or note. */
  readonly keepNext: boolean;
}

/** One table for each block of rows: Word repeats heads only from the beginning of a table. */
function tableElements(table: Table, context: BlockContext): Xml[] {
  const grid = toGrid(table);
  const given = context.style.table[table.style];
  const fit = context.setting.tableFits.get(table.id);
  const look = fit === undefined ? given : fittedTable(given, fit);
  const width = context.textWidth + 2 * twips(fit?.overhang ?? 0);
  const widths = columnWidths(fit?.columns.length === table.columns.length ? fit.columns : table.columns, width);
  const { draft, change } = context;
  const { narrowings } = context.setting;
  const wholeRows = context.setting.wholeRows.get(table.id);
  const tableContext: TableContext = {
    table,
    grid,
    look,
    size: fit?.size,
    widths,
    narrowings,
    wholeRows,
    marks: { draft, change },
  };
  const columns = widths.map((width) => xml`<w:gridCol w:w="${width}"/>`);
  return grid.blocks.flatMap((block, index) => {
    const rows = Array.from({ length: block.to - block.from }, (_, at) =>
      tableRow(block.from + at, { ...tableContext, block }),
    );
    const seams = { above: index > 0, below: index < grid.blocks.length - 1 };
    const properties = xml`${tableProperties(look, { width, hangs: width > context.textWidth }, seams)}${headsXml(grid, block)}`;
    const element = xml`<w:tbl><w:tblPr>${properties}</w:tblPr><w:tblGrid>${columns}</w:tblGrid>${rows}</w:tbl>`;
    return index === 0 ? [element] : [spacer(context, { keepNext: block.headRows > 0 }), element];
  });
}

/** Sides on which another block of the same table follows. */
interface Seams {
  readonly above: boolean;
  readonly below: boolean;
}

/** @param width twips; what hangs over the margins does so at both sides alike */
function tableProperties(
  look: TableStyle,
  { width, hangs }: { readonly width: number; readonly hangs: boolean },
  seams: Seams,
): Xml {
  return xml`${[
    length('w:tblW', width),
    hangs ? xml`<w:jc w:val="center"/>` : undefined,
    xml`<w:tblBorders>${tableBorders(look, seams)}</w:tblBorders>`,
    xml`<w:tblLayout w:type="fixed"/>`,
    xml`<w:tblCellMar>${cellMargins(look)}</w:tblCellMar>`,
  ]}`;
}

/** Where the heads of rows and columns stand, for those who have the table read to them; no style draws them apart. */
function headsXml(grid: Grid, block: GridBlock): Xml {
  const firstRow = block.headRows > 0;
  const firstColumn = grid.rows.slice(block.from + block.headRows, block.to).some(([slot]) => isHead(slot));
  const places = xml`w:firstRow="${firstRow ? 1 : 0}" w:lastRow="0" w:firstColumn="${firstColumn ? 1 : 0}" w:lastColumn="0"`;
  return xml`<w:tblLook ${places} w:noHBand="1" w:noVBand="1"/>`;
}

function isHead(slot: GridSlot | undefined): boolean {
  return slot?.kind === 'content' && slot.cell.head === true;
}

/** A length in twips. */
function length(name: string, twentieths: number): Xml {
  return xml`<${name} w:type="dxa" w:w="${twentieths}"/>`;
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
  return [length('w:top', y), length('w:left', x), length('w:bottom', y), length('w:right', x)];
}

function tableBorders({ outerRule, innerRule }: TableStyle, { above, below }: Seams): Xml[] {
  const outer = { width: outerRule };
  const inner = { width: innerRule };
  const isSeam = { top: above, left: false, bottom: below, right: false };
  const edges = (['top', 'left', 'bottom', 'right'] as const).map((edge) => rule(edge, isSeam[edge] ? inner : outer));
  return [...edges, rule('insideH', inner), rule('insideV', inner)];
}

function tableRow(index: number, context: Omit<RowContext, 'keepNext'>): Xml {
  const { grid, table, look, block, wholeRows } = context;
  const marks = { ...context.marks, change: context.marks.change ?? table.rowChanges?.get(index) };
  const head = index < block.from + block.headRows;
  // A long row that may run over the page is not held back by the notes.
  const last = index === grid.rows.length - 1 && !table.splitRows;
  const properties = [
    head || !table.splitRows || (wholeRows?.has(index) ?? true) ? xml`<w:cantSplit/>` : undefined,
    head ? xml`<w:tblHeader/>` : undefined,
    xml`<w:trHeight w:val="${lineTwips(look.minRowHeight)}" w:hRule="atLeast"/>`,
    changeElement(marks),
  ];
  const keepNext = head || leadsToBlock(grid.blocks, index) || (last && table.notes.length > 0);
  const cells = rowCells(index, { ...context, marks, keepNext });
  return xml`<w:tr><w:trPr>${properties}</w:trPr>${cells}</w:tr>`;
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

function contentCell({ cell, colSpan, rowSpan }: Content, column: number, context: RowContext): Xml {
  const merge = rowSpan > 1 ? xml`<w:vMerge w:val="restart"/>` : undefined;
  return xml`<w:tc>${cellProperties(column, colSpan, merge, context)}${cellParagraphs(cell, context)}</w:tc>`;
}

function continuedCell({ row, column }: Covered, context: RowContext): Xml {
  const origin = context.grid.rows[row]?.[column];
  const colSpan = origin?.kind === 'content' ? origin.colSpan : 1;
  const properties = cellProperties(column, colSpan, xml`<w:vMerge w:val="continue"/>`, context);
  const style = cellStyle(context.table.style, 'cell', 'left', context.size);
  return xml`<w:tc>${properties}${paragraph(cellLook(style, context), undefined, context.marks)}</w:tc>`;
}

/** @param merge with the cells below or above */
function cellProperties(column: number, colSpan: number, merge: Xml | undefined, { widths }: TableContext): Xml {
  const width = widths.slice(column, column + colSpan).reduce((left, right) => left + right, 0);
  const span = colSpan > 1 ? xml`<w:gridSpan w:val="${colSpan}"/>` : undefined;
  return xml`<w:tcPr>${length('w:tcW', width)}${span}${merge}<w:vAlign w:val="center"/></w:tcPr>`;
}

function cellLook(style: string, { keepNext }: RowContext, indent: Indent = {}): Xml {
  if (!keepNext && indent.left === undefined && indent.right === undefined) return paragraphLook(style);
  return paragraphLook(style, { keepNext, indent });
}

/** @param indent of the cell, pt */
function indentOf(indent: number, own: Indent | undefined): Indent | undefined {
  const left = twips(indent) + (own?.left ?? 0);
  return left === 0 ? own : { ...own, left };
}

function cellParagraphs(cell: Cell, context: RowContext): readonly Xml[] {
  const { table, look } = context;
  const { draft, change } = context.marks;
  const face = cell.head || cell.total ? 'head' : 'cell';
  const align = cell.align ?? (cell.head ? look.head.align : look.cell.align);
  const style = cellStyle(table.style, face, align === 'justify' ? 'left' : align, context.size);
  const indent = (cell.indent ?? 0) * look[face].size;
  const plain = cellLook(style, context, indentOf(indent, undefined));
  const lookOf = (text: readonly Inline[]) => {
    const own = narrowed(text, align, context.narrowings);
    return own === undefined ? plain : cellLook(style, context, indentOf(indent, own));
  };
  const paragraphs = cell.paragraphs.length === 0 ? [[]] : cell.paragraphs;
  const changes = draft === undefined ? [] : cellMarks(paragraphs);
  return paragraphs.map((text, index) =>
    paragraph(lookOf(text), runs(text, { draft, change }), { draft, change: change ?? changes[index] }),
  );
}
