/** Rows of a table without upright rules: by rules, by amounts, and by lines that go on with those above. */
import { AMOUNT } from '../cell-texts.ts';
import type { Edge } from '../frames.ts';
import type { Line } from '../lines.ts';
import { bandsOf } from './bands.ts';
import { besideMiddle, edgeOf, type Gap, isOne, type Piece, piecesOf, type Range } from './columns.ts';

/** What stands in one row in the columns of `range`. */
export interface RowCell {
  readonly range: Range;
  /** From the top. */
  readonly lines: readonly Line[];
}

const CODE = /^\d{3,7}$/u;
const ORDINAL = /^(?:[一二三四五六七八九十]+、|[（(][一二三四五六七八九十\d]+[）)]|\d+[.．、])/u;
/** In sizes of the type: beside which amount a line stands, from line to line of one cell, and how short a full line is. */
const [BESIDE_AMOUNT, LEADING, FULL] = [0.75, 1.5, 1];
/** In sizes of the type: how far what is of one line stands higher or lower. */
const SAME = 0.12;
/** In pt: within which texts begin, end or have their middle alike. */
const FLUSH = 1.5;
/** Part of the texts of a column. */
const MANY = 0.2;
/** In sizes of the type: how far what reaches over an edge may lie beside the middle. */
const MIDDLE = 0.8;

/** @param lines below the head, from the top. @returns undefined where rows or columns cannot be told for certain */
export function rowsOf(
  lines: readonly Line[],
  levels: readonly Edge[],
  gaps: readonly Gap[],
): readonly (readonly RowCell[])[] | undefined {
  const placed = lines.map((line) => ({ line, pieces: piecesOf(line, gaps) }));
  const groups = bandsOf(placed, ({ line }) => line, levels);
  const rows: Placed[][] = [];
  for (const group of groups) {
    const own = linesByRow(group, levels.length > 0, gaps);
    if (own === undefined) return undefined;
    rows.push(...own);
  }
  const pieces = rows.flatMap((row) => row.flatMap((each) => each.pieces));
  const around = { pieces, alone: pieces.filter(isOne), gaps };
  const found: (readonly RowCell[])[] = [];
  for (const row of rows) {
    const cells = cellsOf(row, around);
    if (cells === undefined) return undefined;
    found.push(cells);
  }
  return found;
}

interface Placed {
  readonly line: Line;
  readonly pieces: readonly Piece[];
}

/** The lines of each row between two rules, or of all of them. */
function linesByRow(placed: readonly Placed[], isRuled: boolean, gaps: readonly Gap[]): Placed[][] | undefined {
  const amounts = placed.filter(isAmountLine);
  if (isRuled && amounts.length <= 1 && placed.length <= 4) return [[...placed]];
  const rows: { readonly key: Line; readonly lines: Placed[] }[] = [];
  for (const [index, each] of placed.entries()) {
    const last = rows.at(-1);
    const before = placed[index - 1];
    const near = nearest(each, amounts);
    if (near === 'between') return undefined;
    const isBelow = near === undefined && before !== undefined && goesOn(before, each, gaps);
    const key = near?.line ?? (isBelow && last !== undefined ? last.key : each.line);
    if (last?.key === key) last.lines.push(each);
    else rows.push({ key, lines: [each] });
  }
  return rows.map((row) => row.lines);
}

/** The first line with amounts beside which a line stands; between two nobody can tell. */
function nearest(each: Placed, amounts: readonly Placed[]): Placed | 'between' | undefined {
  const far = ({ line }: Placed) => Math.abs(line.y - each.line.y) / each.line.size;
  const least = Math.min(...amounts.map(far));
  if (least > BESIDE_AMOUNT) return undefined;
  const near = amounts.filter((amount) => far(amount) < least + SAME);
  const [first, last] = [near[0], near.at(-1)];
  const isBetween = first !== undefined && last !== undefined && last.line.y - first.line.y > each.line.size * SAME * 2;
  return isBetween ? 'between' : amounts.find((amount) => first !== undefined && isOneLine(amount, first));
}

/** Of columns that are set a little higher or lower. */
function isOneLine(one: Placed, other: Placed): boolean {
  return Math.abs(one.line.y - other.line.y) < other.line.size * SAME;
}

function isAmountLine({ pieces }: Placed): boolean {
  return pieces.some(({ line: { text } }) => AMOUNT.test(text) || CODE.test(text));
}

/** A line without amounts that begins no row, below one that was full. */
function goesOn(before: Placed, { line, pieces }: Placed, gaps: readonly Gap[]): boolean {
  if (isAmountLine({ line, pieces }) || line.y - before.line.y > LEADING * line.size) return false;
  return pieces.every((piece) => {
    const above = before.pieces.find(({ range }) => range.first === piece.range.first);
    const edge = gaps[piece.range.last + 1];
    const isFull = above !== undefined && edge !== undefined && edge.from - above.line.x1 < FULL * line.size;
    return isFull && isOne(piece) && !ORDINAL.test(piece.line.text);
  });
}

function cellsOf(row: readonly Placed[], around: Omit<Around, 'isOnly'>): RowCell[] | undefined {
  const cells: { range: Range; lines: Line[] }[] = [];
  const pieces = row.flatMap((each) => each.pieces);
  for (const piece of pieces) {
    const others = pieces.filter((other) => other !== piece && !isWithin(other.range, piece.range));
    const range = reachOf(piece, others, { ...around, isOnly: pieces.length === 1 });
    if (range === undefined) return undefined;
    const same = cells.find((cell) => cell.range.first <= range.last && range.first <= cell.range.last);
    if (same === undefined) cells.push({ range, lines: [piece.line] });
    else if (isWithin(range, same.range) && !same.lines.some(({ y }) => y === piece.line.y))
      same.lines.push(piece.line);
    else return undefined;
  }
  return cells.some(({ lines }) => lines.some(isMixed)) ? undefined : cells;
}

/** Two amounts in one cell, or a name with an amount behind it, are of two columns. */
function isMixed({ text }: Line): boolean {
  return /\d\.\d+[\s\t]+[-−－\d]|\p{Script=Han}[\s\t]+[-−－]?[\d,]+\.\d\d$/u.test(text);
}

function isWithin(one: Range, other: Range): boolean {
  return other.first <= one.first && one.last <= other.last;
}

interface Around {
  /** Of all rows. */
  readonly pieces: readonly Piece[];
  /** Those in one column. */
  readonly alone: readonly Piece[];
  readonly gaps: readonly Gap[];
  /** Nothing else stands in its row. */
  readonly isOnly: boolean;
}

/** The columns of a text: of its own, or of those in whose middle it stands with nothing else in them. */
function reachOf({ line, range }: Piece, others: readonly Piece[], around: Around): Range | undefined {
  const { alone, pieces, gaps, isOnly } = around;
  const isSingle = range.first === range.last;
  const same = isSingle ? alone : pieces;
  if (isFlush(line, range.first, same)) return range;
  const isFree = (at: number) => !others.some((other) => other.range.first <= at && at <= other.range.last);
  const middle = (line.x0 + line.x1) / 2;
  let best: { range: Range; off: number } | undefined;
  for (let first = range.first; first >= 0 && isFree(first); first -= 1)
    for (let last = range.last; last < gaps.length - 1 && isFree(last); last += 1) {
      const limit = (isSingle ? MIDDLE / 4 : MIDDLE) * line.size;
      const off = Math.abs((edgeOf(gaps[first] ?? NONE) + edgeOf(gaps[last + 1] ?? NONE)) / 2 - middle);
      const isMiddle = besideMiddle(line, { first, last }, gaps) < limit;
      if (isMiddle && (best === undefined || off < best.off)) best = { range: { first, last }, off };
    }
  if (best !== undefined) return best.range;
  return isSingle || isOnly ? range : undefined;
}

const NONE: Gap = { from: Number.NaN, to: Number.NaN };

/** Many texts of the column begin, end or have their middle where this one does. */
function isFlush(line: Line, column: number, same: readonly Piece[]): boolean {
  const others = same.filter((other) => other.range.first === column && other.line !== line);
  const share = (value: (line: Line) => number) =>
    others.filter((other) => Math.abs(value(other.line) - value(line)) < FLUSH).length / others.length;
  return [share(({ x0 }) => x0), share(({ x1 }) => x1), share(({ x0, x1 }) => (x0 + x1) / 2)].some(
    (part) => part > MANY,
  );
}
