/**
 * Statements fill the page they have for themselves: columns as wide as their texts need, the largest type in which no
 * name is broken, rows as high as the page allows. Lengths in pt.
 */
import { toGrid } from '../model/grid.ts';
import type { TableFit } from '../model/page.ts';
import { rememberedByObject } from '../model/remembered.ts';
import { type Cell, type Inline, plainText, type Table } from '../model/report.ts';
import { fittedTable, type TableStyle, type TextStyle, type TypeRange } from '../style/style-sheet.ts';
import { type MeasuredTable, measureTable, withLeastHeight } from './table-measure.ts';
import type { Typesetter } from './typesetter.ts';

export interface TableRoom {
  readonly width: number;
  /** Height for the rows of the table, where it has the page for itself. */
  readonly height: number;
}

interface Fitting extends TableRoom {
  readonly table: Table;
  readonly style: TableStyle;
  readonly range: TypeRange;
  readonly typesetter: Typesetter;
  readonly needs: readonly Need[];
}

/** What a column needs in type of 1 pt, without the margins of its cells. */
interface Need {
  readonly width: number;
  /** Holds names, which may take a second line; numbers may not. */
  readonly breakable: boolean;
}

/** A row of Word is higher by the rule below it; a page that is filled to the brim there runs over. */
const SPARE_PER_ROW = 0.5;
const SPARE = 6;
const STEP = 0.5;

export interface FittedTable {
  readonly fit: TableFit;
  readonly measured: MeasuredTable;
}

/** How the table is set in this room; of one that is longer than a page the type is the usual one. */
export function fitTable(
  table: Table,
  style: TableStyle,
  range: TypeRange,
  room: TableRoom,
  typesetter: Typesetter,
): FittedTable {
  const fitting = (heads: Heads): Fitting => {
    return { ...room, table, style, range, typesetter, needs: columnNeeds(table, style, heads, typesetter) };
  };
  let long: Way | undefined;
  for (const way of waysOf(fitting, range)) {
    const fitted = filled(way.fitting, way.size);
    if (fitted !== undefined) return fitted;
    if (way.size <= range.usual) long ??= way;
  }
  const { fitting: last, size } = long ?? { fitting: fitting(HIGH_HEADS), size: range.smallest };
  const fit = fitOf(last, size);
  return { fit, measured: measured(last, fit) };
}

/** By how much type may be smaller, pt, so that no head of two characters stands one upon the other. */
const WORTH = 1;

/** What is tried, the best first: heads of two characters in one line, type as large as the columns allow, then heads of more lines, then names in several lines. */
function* waysOf(fitting: (heads: Heads) => Fitting, { largest, smallest, usual }: TypeRange): Iterable<Way> {
  const sizes = descending(largest, smallest);
  const wide = fitting(USUAL_HEADS);
  const first = sizes.find((size) => isWide(wide, size));
  if (first !== undefined) {
    const whole = fitting(WHOLE_HEADS);
    const near = sizes.filter((size) => size <= first && size >= first - WORTH);
    for (const size of near) if (isWide(whole, size)) yield { fitting: whole, size };
  }
  for (const size of sizes) if (isWide(wide, size)) yield { fitting: wide, size };
  const narrow = fitting(HIGH_HEADS);
  const small = sizes.filter((size) => size <= usual);
  for (const size of small) if (isWide(narrow, size)) yield { fitting: narrow, size };
  for (const size of small) if (isWideForNumbers(narrow, size)) yield { fitting: narrow, size };
}

interface Way {
  readonly fitting: Fitting;
  readonly size: number;
}

function descending(from: number, to: number): number[] {
  return Array.from({ length: Math.floor((from - to) / STEP) + 1 }, (_, index) => from - index * STEP);
}

function isWide({ needs, style, width }: Fitting, size: number): boolean {
  return sum(needs.map((need) => neededWidth(need, style, size))) <= width;
}

/** Whether numbers stay whole and names keep a good part of the line that they need. */
function isWideForNumbers({ needs, style, width }: Fitting, size: number): boolean {
  const part = needs.map((need) => neededWidth(need, style, size) * (need.breakable ? 0.5 : 1));
  return sum(part) <= width;
}

function neededWidth({ width }: Need, { padding }: TableStyle, size: number): number {
  return width * size + 2 * padding.x + 0.2;
}

/** The fit in this size with rows that share out the page; undefined when the table is higher than that. */
function filled(fitting: Fitting, size: number): FittedTable | undefined {
  const fit = fitOf(fitting, size);
  const rowCount = fitting.table.head.length + fitting.table.body.length;
  const height = fitting.height - SPARE - SPARE_PER_ROW * rowCount;
  if (rowCount * fit.minRowHeight > height) return undefined;
  const table = measured(fitting, fit);
  const { rowHeights } = table;
  if (sum(rowHeights) > height) return undefined;
  const minRowHeight = sharedHeight(rowHeights, height, fitting.range.tallestRow);
  return { fit: { ...fit, minRowHeight }, measured: withLeastHeight(table, minRowHeight) };
}

function measured({ table, style, width, typesetter }: Fitting, fit: TableFit): MeasuredTable {
  return measureTable(table, fit.columns, fittedTable(style, fit), width, typesetter);
}

/** The least height of a row for which all rows together take the height. */
function sharedHeight(heights: readonly number[], height: number, tallest: number): number {
  const ascending = [...heights].sort((a, b) => a - b);
  let fixed = sum(ascending);
  for (let count = ascending.length; count > 0; count -= 1) {
    const highest = ascending[count - 1] as number;
    const others = sum(ascending.slice(count));
    fixed = (height - others) / count;
    if (fixed >= highest) break;
  }
  return Math.max(ascending[0] ?? 0, Math.floor(Math.min(fixed, tallest) * 20) / 20);
}

function fitOf({ needs, table, style, width, range }: Fitting, size: number): TableFit {
  const lineHeight = Math.round(size * LINE * 20) / 20;
  const minRowHeight = Math.max(style.minRowHeight, Math.min(range.tallestRow, size * USUAL_ROW));
  const needed = needs.map((need) => neededWidth(need, style, size));
  return { kind: table.style, size, lineHeight, minRowHeight, columns: columnsOf(needs, needed, table.columns, width) };
}

/** Of the size: the height of a line, and of a row of a table that runs over pages. */
const LINE = 1.25;
const USUAL_ROW = 1.5;

/** Widths as the form has them, but none less than what its texts need; where that is too much, names give way. */
function columnsOf(
  needs: readonly Need[],
  needed: readonly number[],
  columns: readonly number[],
  width: number,
): readonly number[] {
  const total = sum(needed);
  if (total > width) {
    const soft = sum(needed.filter((_, index) => needs[index]?.breakable));
    const part = soft === 0 ? 1 : (width - (total - soft)) / soft;
    return part <= 0 ? columns : needed.map((need, index) => (needs[index]?.breakable ? need * part : need));
  }
  const open = new Set(columns.keys());
  let left = width;
  for (;;) {
    const share = left / sum(columns.filter((_, index) => open.has(index)));
    const short = [...open].filter((index) => (columns[index] as number) * share < (needed[index] as number));
    if (short.length === 0) {
      return columns.map((column, index) => (open.has(index) ? column * share : (needed[index] as number)));
    }
    for (const index of short) {
      open.delete(index);
      left -= needed[index] as number;
    }
  }
}

/** In how many lines heads stand at most, and how many characters of them stand side by side at least. */
interface Heads {
  readonly lines: number;
  readonly characters: number;
}

const WHOLE_HEADS: Heads = { lines: 2, characters: 2 };
const USUAL_HEADS: Heads = { lines: 2, characters: 1 };
/** Where there is no room. */
const HIGH_HEADS: Heads = { lines: 4, characters: 1 };

function columnNeeds(table: Table, style: TableStyle, heads: Heads, typesetter: Typesetter): Need[] {
  const grid = toGrid(table);
  const widths = table.columns.map(() => 0);
  const breakable = table.columns.map(() => false);
  const spanning: { from: number; to: number; width: number }[] = [];
  for (const slots of grid.rows) {
    slots.forEach((slot, column) => {
      if (slot.kind === 'covered') return;
      const { cell, colSpan } = slot;
      const width = cellWidth(cell, style, heads, typesetter);
      if (colSpan > 1) {
        spanning.push({ from: column, to: column + colSpan, width });
        return;
      }
      if (cell.head !== true && cell.align === undefined && isName(cell)) breakable[column] = true;
      widths[column] = Math.max(widths[column] ?? 0, width);
    });
  }
  for (const { from, to, width } of spanning) {
    const missing = width - sum(widths.slice(from, to));
    if (missing <= 0) continue;
    for (let column = from; column < to; column += 1) widths[column] = (widths[column] ?? 0) + missing / (to - from);
  }
  return widths.map((width, column) => ({ width, breakable: breakable[column] === true }));
}

function isName({ paragraphs }: Cell): boolean {
  return paragraphs.some((text) => /\p{Script=Han}/u.test(plainText(text)));
}

/** Width of a cell's text in type of 1 pt. */
function cellWidth(cell: Cell, style: TableStyle, heads: Heads, typesetter: Typesetter): number {
  const face = cell.head || cell.total ? style.head : style.cell;
  const look = oneLine(face);
  const natural = (text: readonly Inline[]) => {
    const lines = typesetter.lines(text, look, { width: Number.MAX_SAFE_INTEGER });
    return Math.max(0, ...lines.map(({ setting }) => setting.width)) / look.size;
  };
  const width = Math.max(0, ...cell.paragraphs.map(natural)) + (cell.indent ?? 0);
  return cell.head ? Math.min(width, Math.max(heads.characters, Math.ceil(width / heads.lines))) : width;
}

const oneLine = rememberedByObject((face: TextStyle): TextStyle => ({ ...face, align: 'left', indentChars: 0 }));

function sum(values: readonly number[]): number {
  return values.reduce((total, value) => total + value, 0);
}
