/** Tables on pages: title, head line, head on every page, rows, closed rules, notes. Lengths in pt. */
import type { Band, TableFit } from '../model/page.ts';
import { once, rememberedByFields, rememberedByObject } from '../model/remembered.ts';
import type { Table } from '../model/report.ts';
import type { Change } from '../model/review.ts';
import { plainElement } from '../model/structure.ts';
import type { TableStyle, TextStyle } from '../style/style-sheet.ts';
import type { BlockContext } from './block-context.ts';
import { type Box, linesBox, placeBoxes, sumOfHeights } from './box.ts';
import { sum } from './column-widths.ts';
import { continuedMark } from './continued.ts';
import { denseTable } from './density.ts';
import { narrowing } from './even-lines.ts';
import { columnsForHeads } from './head-columns.ts';
import type { PageFlow } from './page-flow.ts';
import { type FittedTable, fitTable } from './table-fit.ts';
import { isHeadRow, type MeasuredCell, type MeasuredTable, measureTable, type TableFrame } from './table-measure.ts';
import { type Fragment, planFragment, type Slice, wholeRows } from './table-plan.ts';
import { ruleShapes } from './table-rules.ts';
import { NO_ELEMENTS, type TableElements, tableElements } from './table-structure.ts';
import type { SetLine, Typesetter } from './typesetter.ts';

/** Between a table and its notes, and the text around it. */
const NOTES_GAP = 3;
const TABLE_GAP = 6;

interface SetTable {
  /** None where it is set as the style sheet and the form say. */
  readonly fit: TableFit | undefined;
  readonly measured: MeasuredTable;
}

export function tableBox(table: Table, context: BlockContext): Box {
  const given = denseTable(context.style.table[table.style], context.density);
  const frame = frameOf(table, given, context);
  const opening = openingLines(table, given, frame, context);
  const notes = table.notes.map((note) => noteBox(note, frame, context));
  const around = opening.height + spaceAbove(table, given) + notesHeight(notes);
  const set = once(
    () => fittedToPage(table, given, { frame, around }, context) ?? amongText(table, given, frame, context),
  );
  /** How high its rows are, and where they may be parted. */
  const plan = rowsAlone(table, given, frame, context) ?? set().measured;
  const heights = plan.rowHeights;
  const headHeight = sum(heights.slice(0, plan.headRows));
  const startHeight = opening.height + headHeight + firstRowHeight(plan);
  const continued = continuedMark(table, plan.style.headLine, frame, context);
  return {
    keepWithNext: false,
    spaceBefore: spaceAbove(table, given),
    spaceAfter: TABLE_GAP,
    height: opening.height + sum(heights) + notesHeight(notes),
    startHeight,
    place: (flow) => {
      const measured = flow.isTrial ? plan : registered(flow, table, set());
      const elements = flow.isTrial ? NO_ELEMENTS : tableElements(measured);
      flow.inside(elements.table, () => {
        flow.belongingTo(elements.caption, () => opening.place(flow));
        placeRows(flow, measured, { elements, notes: notesHeight(notes), continued });
      });
      if (notes.length > 0) flow.space(NOTES_GAP);
      placeBoxes(flow, notes);
    },
  };
}

/** Notes how the table is set on the current page. */
function registered(flow: PageFlow, { id }: Table, { fit, measured }: SetTable): MeasuredTable {
  flow.register(id);
  if (fit !== undefined) flow.registerFit(id, fit);
  flow.registerWholeRows(id, wholeRows(measured, flow.fullHeight));
  for (const { narrowed } of measured.cells) for (const { text, by } of narrowed) flow.registerNarrowing(text, by);
  return measured;
}

/**
 * The rows of a table that is denser than usual, without its texts in smaller type where they are as low as rows may be
 * in the usual one: to know its height no more is needed.
 */
function rowsAlone(
  table: Table,
  dense: TableStyle,
  frame: TableFrame,
  { density, style, typesetter }: BlockContext,
): MeasuredTable | undefined {
  if (density === 0) return undefined;
  const usual = usualRows({ table, style: style.table[table.style], width: frame.width, typesetter });
  const isLow = usual?.rowHeights.every((height) => height <= usual.style.minRowHeight);
  return usual === undefined || isLow ? usual : measureTable(table, table.columns, dense, frame, typesetter, usual);
}

/** Undefined where columns are made wider for their heads: in smaller type they may be others. */
const usualRows = rememberedByFields(
  { table: true, style: true, width: true, typesetter: true },
  ({ table, style, width, typesetter }: { table: Table; style: TableStyle; width: number; typesetter: Typesetter }) => {
    if (columnsForHeads(table, style, width, typesetter) !== table.columns) return undefined;
    return measureTable(table, table.columns, style, { left: 0, width }, typesetter);
  },
);

/** Wider than the text where it has an upright page for itself. */
function frameOf({ orientation }: Table, { range }: TableStyle, { ownPage, width }: BlockContext): TableFrame {
  const hangs = range !== undefined && ownPage !== undefined && orientation === 'portrait';
  const overhang = hangs ? range.overhang : 0;
  return { left: -overhang, width: width + 2 * overhang };
}

interface Room {
  readonly frame: TableFrame;
  /** Height of title, head line and notes. */
  readonly around: number;
}

/** Of a table that has a page for itself. */
function fittedToPage(
  table: Table,
  style: TableStyle,
  { frame, around }: Room,
  { ownPage, typesetter }: BlockContext,
): FittedTable | undefined {
  if (ownPage === undefined || style.range === undefined) return undefined;
  return fitTable(table, style, style.range, { frame, height: ownPage - around }, typesetter);
}

/** As the style sheet and the form say, but for heads that columns are too narrow for; Word is told what differs. */
function amongText(
  table: Table,
  style: TableStyle,
  frame: TableFrame,
  { density, typesetter }: BlockContext,
): SetTable {
  const columns = columnsForHeads(table, style, frame.width, typesetter);
  const { cell, minRowHeight } = style;
  const fit = { kind: table.style, size: cell.size, lineHeight: cell.lineHeight, minRowHeight, columns, overhang: 0 };
  return {
    fit: density === 0 && columns === table.columns ? undefined : fit,
    measured: measureTable(table, columns, style, frame, typesetter),
  };
}

/** A table without title and head line keeps off the text above it. */
function spaceAbove(table: Table, style: TableStyle): number {
  if (table.title !== undefined) return style.title.spaceBefore ?? 0;
  return table.headLine === undefined ? TABLE_GAP : 0;
}

/** What of the first body row must stand under the head. */
function firstRowHeight(table: MeasuredTable): number {
  const height = table.rowHeights[table.headRows] ?? 0;
  const beginning = 3 * table.style.cell.lineHeight + 2 * table.style.padding.y;
  return table.splitRows ? Math.min(height, beginning) : height;
}

function noteBox(note: Table['notes'][number], { left, width }: TableFrame, { style, typesetter }: BlockContext): Box {
  return linesBox(typesetter.lines(note, style.paragraph.note, { width }), style.paragraph.note, 'Note', { left });
}

function notesHeight(notes: readonly Box[]): number {
  if (notes.length === 0) return 0;
  return NOTES_GAP + notes.reduce((total, box) => total + box.height + box.spaceBefore + box.spaceAfter, 0);
}

interface Opening {
  readonly height: number;
  place(flow: PageFlow): void;
}

/** Title and head line. */
function openingLines(
  table: Table,
  style: TableStyle,
  frame: TableFrame,
  { typesetter, width }: BlockContext,
): Opening {
  const title = table.title === undefined ? [] : typesetter.lines(table.title, style.title, { width });
  const headLine = headLineRows(table, style, { typesetter, width: frame.width });
  const titleGap = title.length > 0 ? (style.title.spaceAfter ?? 0) : 0;
  return {
    height: sumOfHeights(title) + titleGap + headLine.length * style.headLine.lineHeight,
    place: (flow) => {
      registerTitle(flow, table, title, { style: style.title, width });
      flow.inside(plainElement('P'), () => {
        for (const line of title) flow.addLine(line, flow.left, flow.take(line.height));
      });
      flow.take(titleGap);
      const sides = [table.headLine?.left, table.headLine?.right].map((text) => ({ text, element: plainElement('P') }));
      for (const { element } of sides) flow.inside(element, () => {});
      for (const row of headLine) {
        const y = flow.take(style.headLine.lineHeight);
        for (const line of row) {
          const side = sides.find(({ text }) => text === line.inlines);
          flow.belongingTo(side?.element, () => flow.addLine(line, flow.left + frame.left, y));
        }
      }
    },
  };
}

function registerTitle(
  flow: PageFlow,
  { title }: Table,
  lines: readonly SetLine[],
  { style, width }: { readonly style: TextStyle; readonly width: number },
): void {
  if (title !== undefined) flow.registerNarrowing(title, narrowing(lines, style, width));
}

/** 部门 at the left and 单位 at the right in one line, or under each other when too long. */
function headLineRows(
  table: Table,
  style: TableStyle,
  { typesetter, width }: Pick<BlockContext, 'typesetter' | 'width'>,
): SetLine[][] {
  if (table.headLine === undefined) return [];
  const left = typesetter.lines(table.headLine.left, style.headLine, { width });
  const right = typesetter.lines(table.headLine.right, flushRight(style.headLine), { width });
  const [first] = left;
  const [second] = right;
  const together = left.length === 1 && right.length === 1 && first !== undefined && second !== undefined;
  if (together && first.setting.width + second.setting.width + style.headLine.size <= width) return [[first, second]];
  return [...left, ...right].map((line) => [line]);
}

const flushRight = rememberedByObject((style: TextStyle): TextStyle => ({ ...style, align: 'right' }));

interface Rows {
  readonly elements: TableElements;
  /** Height of the notes, which stay with the last row. */
  readonly notes: number;
  /** Marks a page on which the table goes on. */
  readonly continued: ((flow: PageFlow) => void) | undefined;
}

function placeRows(flow: PageFlow, table: MeasuredTable, { elements, notes, continued }: Rows): void {
  const printed = new Map<MeasuredCell, number>();
  const printing = { elements, printed, repeated: new Set<MeasuredCell>() };
  let row = table.headRows;
  let head = headSlices(table, 0, table.headRows);
  do {
    const headHeight = sum(head.map(({ height }) => height));
    const space = { available: flow.available - headHeight, full: flow.fullHeight - headHeight, notes };
    const fragment = planFragment(table, { row, printed }, space);
    if (fragment.slices.length > 0 || row >= table.rowCount) {
      const last = fragment.slices.at(-1);
      if (last !== undefined) row = fragment.cut ? last.row : last.row + 1;
      drawFragment(flow, table, { ...fragment, slices: [...head, ...fragment.slices] }, printing);
      head = headAbove(table, row);
    }
    if (row < table.rowCount) {
      flow.nextPage();
      flow.belongingTo(undefined, () => continued?.(flow));
    }
  } while (row < table.rowCount);
}

/** The head of the row's block; none where the page begins with the block itself. */
function headAbove(table: MeasuredTable, row: number): Slice[] {
  const block = table.blocks.find(({ from, to }) => from <= row && row < to);
  return block === undefined || row < block.from + block.headRows ? [] : headSlices(table, block.from, block.headRows);
}

function headSlices({ rowHeights }: MeasuredTable, from: number, count: number): Slice[] {
  return rowHeights.slice(from, from + count).map((height, index) => ({ row: from + index, height }));
}

/** What of a table stands on pages already. */
interface Printing {
  readonly elements: TableElements;
  /** Lines of a cell. */
  readonly printed: Map<MeasuredCell, number>;
  /** Cells that stand there whole, and will once more: then they are artifacts. */
  readonly repeated: Set<MeasuredCell>;
}

function drawFragment(flow: PageFlow, table: MeasuredTable, fragment: Fragment, printing: Printing): void {
  const top = flow.take(sum(fragment.slices.map(({ height }) => height)));
  const isWhole = !fragment.cut && table.merged.every(({ row }) => isHeadRow(table, row));
  if (flow.isTrial && isWhole) {
    flow.addShapes();
    return;
  }
  const bands: Band[] = [];
  let y = top;
  for (const { row, height } of fragment.slices) {
    const band = { top: y, height };
    bands.push(band);
    if (table.changeOf(row) !== undefined) flow.addChanged(band);
    y += height;
  }
  const tops = [...bands.map((band) => band.top), y];
  flow.addShapes(...ruleShapes(table, fragment.slices, { left: flow.left, tops }));
  for (const { cell, band, continues } of pieces(table, fragment, bands)) {
    const change = changeOfCell(table, cell);
    const print = () => printCell(flow, table, { cell, band, continues }, printing);
    if (change === undefined) print();
    else flow.underMarks({ change }, print);
  }
}

interface Piece {
  readonly cell: MeasuredCell;
  readonly band: Band;
  /** The cell goes on after this page. */
  readonly continues: boolean;
}

/** The visible part of each cell in reading order. */
function pieces(table: MeasuredTable, { slices, cut }: Fragment, bands: readonly Band[]): Piece[] {
  const found: Piece[] = [];
  /** Where those of several rows stand among them. */
  const places = new Map<MeasuredCell, number>();
  slices.forEach(({ row }, index) => {
    const { top, height } = bands[index] as Band;
    const lastSlice = index === slices.length - 1;
    for (let column = 0; column < table.edges.length - 1; column += 1) {
      const cell = table.cellAt(row, column);
      if (cell.column !== column) continue;
      const continues = cell.row + cell.rowSpan - 1 !== row || (cut && lastSlice);
      const place = cell.rowSpan === 1 ? found.length : (places.get(cell) ?? found.length);
      const above = found[place]?.band ?? { top, height: 0 };
      found[place] = { cell, band: { top: above.top, height: above.height + height }, continues };
      if (cell.rowSpan > 1) places.set(cell, place);
    }
  });
  return found;
}

/** A cell came or went when all of its rows did. */
function changeOfCell(table: MeasuredTable, { row, rowSpan }: MeasuredCell): Change | undefined {
  const change = table.changeOf(row);
  for (let own = row + 1; own < row + rowSpan; own += 1) if (table.changeOf(own) !== change) return undefined;
  return change;
}

/** Prints what fits of a cell's text; a label that a page break cuts is printed whole on each page. */
function printCell(flow: PageFlow, table: MeasuredTable, piece: Piece, printing: Printing): void {
  const { elements, printed, repeated } = printing;
  const { cell, band, continues } = piece;
  const { padding } = table.style;
  const done = printed.get(cell) ?? 0;
  const left = cell.lines.length - done;
  const room = Math.max(0, Math.floor((band.height - 2 * padding.y + 0.05) / cell.lineHeight));
  const shown = Math.min(left, room);
  const whole = shown === left;
  const free = band.height - shown * cell.lineHeight;
  const top = band.top + (whole && done === 0 ? free / 2 : padding.y);
  for (let index = 0; index < shown; index += 1) {
    const line = cell.lines[done + index] as SetLine;
    const element = repeated.has(cell) ? undefined : elements.of(cell, line.inlines);
    const y = top + index * cell.lineHeight;
    flow.belongingTo(element, () => flow.addLine(line, flow.left + cell.textLeft, y));
  }
  const isHead = isHeadRow(table, cell.row);
  const again = isHead || (cell.label && continues && whole && done === 0);
  if (again) repeated.add(cell);
  else printed.set(cell, done + shown);
}
