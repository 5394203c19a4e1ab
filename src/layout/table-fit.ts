/**
 * Statements fill the page they have for themselves: columns as wide as their texts need, the largest type in which no
 * name is broken, rows as high as the page allows. Lengths in pt.
 */
import { toGrid } from '../model/grid.ts';
import type { TableFit } from '../model/page.ts';
import { rememberedByObject } from '../model/remembered.ts';
import { type Cell, type Inline, plainText, type Table } from '../model/report.ts';
import { fittedTable, type TableStyle, type TextStyle, type TypeRange } from '../style/style-sheet.ts';
import { atLeast, sum, widestOf } from './column-widths.ts';
import { type MeasuredTable, measureTable, type TableFrame, withLeastHeight } from './table-measure.ts';
import type { Typesetter } from './typesetter.ts';

export interface TableRoom {
  readonly frame: TableFrame;
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
  const cells = spans(table, style, typesetter);
  const fittings = new Map(
    HEADS.map((heads) => [heads, { ...room, table, style, range, typesetter, needs: columnNeeds(cells, heads) }]),
  );
  const ways = waysOf(fittings, range);
  for (const { fitting, size } of ways) {
    const fitted = filled(fitting, size);
    if (fitted !== undefined) return fitted;
  }
  const narrowest = { fitting: fittings.get(NARROWEST) as Fitting, size: range.smallest };
  const { fitting, size } = ways.find((way) => way.size <= range.usual) ?? narrowest;
  const fit = fitOf(fitting, size, LONG_ROW);
  return { fit, measured: measured(fitting, fit) };
}

/** In how many lines heads stand at most, and how many characters of them stand side by side at least. */
interface Heads {
  readonly lines: number;
  readonly characters: number;
}

const NARROWEST: Heads = { lines: 4, characters: 1 };
const HEADS: readonly Heads[] = [
  { lines: 2, characters: 2 },
  { lines: 3, characters: 2 },
  { lines: 4, characters: 2 },
  { lines: 2, characters: 1 },
  { lines: 3, characters: 1 },
  NARROWEST,
];
/** By how much the type must be larger, pt, that a worse look is taken for it: a further line of heads, heads of single characters under each other, names in several lines. */
const COST = { line: 0.25, single: 0.5, broken: 0.75 };

interface Way {
  readonly fitting: Fitting;
  readonly size: number;
  readonly rank: number;
}

/** The ways in which the columns are wide enough, the best first. Type larger than usual is not bought by a worse look. */
function waysOf(fittings: ReadonlyMap<Heads, Fitting>, { largest, smallest, usual }: TypeRange): readonly Way[] {
  const ways = [...fittings].flatMap(([{ lines, characters }, fitting]) =>
    [false, true].flatMap((broken): Way[] => {
      const worse = lines > 2 || characters < 2 || broken;
      const sizes = descending(worse ? usual : largest, smallest);
      const wide = sizes.filter((size) => (broken ? isWideForNumbers(fitting, size) : isWide(fitting, size)));
      const cost = COST.line * (lines - 2) + (characters < 2 ? COST.single : 0) + (broken ? COST.broken : 0);
      return wide.map((size) => ({ fitting, size, rank: size - cost }));
    }),
  );
  return ways.sort((one, other) => other.rank - one.rank || other.size - one.size);
}

function descending(from: number, to: number): number[] {
  return Array.from({ length: Math.floor((from - to) / STEP) + 1 }, (_, index) => from - index * STEP);
}

function isWide({ needs, style, frame }: Fitting, size: number): boolean {
  return sum(needs.map((need) => neededWidth(need, style, size))) <= frame.width;
}

/** Whether numbers stay whole and names keep a good part of the line that they need. */
function isWideForNumbers({ needs, style, frame }: Fitting, size: number): boolean {
  const part = needs.map((need) => neededWidth(need, style, size) * (need.breakable ? 0.5 : 1));
  return sum(part) <= frame.width;
}

function neededWidth({ width }: Need, { padding }: TableStyle, size: number): number {
  return width * size + 2 * padding.x + 0.2;
}

/** The fit in this size with rows that share out the page; undefined when the table is higher than that. */
function filled(fitting: Fitting, size: number): FittedTable | undefined {
  const fit = fitOf(fitting, size, SHORT_ROW);
  const rowCount = fitting.table.head.length + fitting.table.body.length;
  const height = fitting.height - SPARE - SPARE_PER_ROW * rowCount;
  if (rowCount * fit.minRowHeight > height) return undefined;
  const table = measured(fitting, fit);
  const { rowHeights } = table;
  if (sum(rowHeights) > height) return undefined;
  const minRowHeight = sharedHeight(rowHeights, height, fitting.range.tallestRow);
  return { fit: { ...fit, minRowHeight }, measured: withLeastHeight(table, minRowHeight) };
}

function measured({ table, style, frame, typesetter }: Fitting, fit: TableFit): MeasuredTable {
  return measureTable(table, fit.columns, fittedTable(style, fit), frame, typesetter);
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

/** @param row least height of a row, of the size */
function fitOf({ needs, table, style, frame, range }: Fitting, size: number, row: number): TableFit {
  const lineHeight = Math.round(size * LINE * 20) / 20;
  const minRowHeight = Math.max(style.minRowHeight, Math.min(range.tallestRow, size * row));
  const needed = needs.map((need) => neededWidth(need, style, size));
  const columns = columnsOf(needs, needed, table.columns, frame.width);
  return { kind: table.style, size, lineHeight, minRowHeight, columns, overhang: -frame.left };
}

/** Of the size: the height of a line, and the least one of a row on one page, and of a table that runs over pages. */
const LINE = 1.2;
const SHORT_ROW = 1.35;
const LONG_ROW = 1.5;

/** Widths as the form has them, but none less than what its texts need; where that is too much, names give way. */
function columnsOf(
  needs: readonly Need[],
  needed: readonly number[],
  columns: readonly number[],
  width: number,
): readonly number[] {
  const total = sum(needed);
  if (total > width) {
    const soft = needed.filter((_, index) => needs[index]?.breakable);
    const widest = widestOf(soft, width - (total - sum(soft)));
    return widest <= 0
      ? columns
      : needed.map((need, index) => (needs[index]?.breakable ? Math.min(need, widest) : need));
  }
  return atLeast(columns, needed, width);
}

/** A cell over its columns. */
interface Span {
  readonly cell: Cell;
  readonly from: number;
  readonly to: number;
  /** Of its text in type of 1 pt. */
  readonly width: number;
}

function spans(table: Table, style: TableStyle, typesetter: Typesetter): readonly Span[] {
  return toGrid(table).rows.flatMap((slots) =>
    slots.flatMap((slot, from) => {
      if (slot.kind === 'covered') return [];
      const { cell, colSpan } = slot;
      return [{ cell, from, to: from + colSpan, width: naturalWidth(cell, style, typesetter) }];
    }),
  );
}

function columnNeeds(cells: readonly Span[], heads: Heads): Need[] {
  const count = Math.max(0, ...cells.map(({ to }) => to));
  const widths = Array.from({ length: count }, () => 0);
  const breakable = widths.map(() => false);
  const over = (one: Span) => one.to - one.from > 1;
  for (const one of cells) {
    if (over(one)) continue;
    const { cell, from } = one;
    if (cell.head !== true && cell.align === undefined && isName(cell)) breakable[from] = true;
    widths[from] = Math.max(widths[from] ?? 0, neededBy(one, heads));
  }
  for (const one of cells.filter(over)) {
    const { from, to } = one;
    const missing = neededBy(one, heads) - sum(widths.slice(from, to));
    if (missing <= 0) continue;
    for (let column = from; column < to; column += 1) widths[column] = (widths[column] ?? 0) + missing / (to - from);
  }
  return widths.map((width, column) => ({ width, breakable: breakable[column] === true }));
}

function neededBy({ cell, width }: Span, { lines, characters }: Heads): number {
  return cell.head ? Math.min(width, Math.max(characters, Math.ceil(width / lines))) : width;
}

function isName({ paragraphs }: Cell): boolean {
  return paragraphs.some((text) => /\p{Script=Han}/u.test(plainText(text)));
}

/** Width of a cell's text in one line of type of 1 pt. */
function naturalWidth(cell: Cell, style: TableStyle, typesetter: Typesetter): number {
  const look = oneLine(cell.head || cell.total ? style.head : style.cell);
  const natural = (text: readonly Inline[]) => {
    const lines = typesetter.lines(text, look, { width: Number.MAX_SAFE_INTEGER });
    return Math.max(0, ...lines.map(({ setting }) => setting.width)) / look.size;
  };
  return Math.max(0, ...cell.paragraphs.map(natural)) + (cell.indent ?? 0);
}

const oneLine = rememberedByObject((face: TextStyle): TextStyle => ({ ...face, align: 'left', indentChars: 0 }));
