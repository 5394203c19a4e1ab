/** Columns of a table that has no upright rules: what stays free between the letters of its rows. */
import { type Line, lineOf } from '../lines.ts';
import type { Letter } from '../upright.ts';
import type { Words } from './words.ts';

/** Where an edge of columns lies: somewhere between two places, in pt. */
export interface Gap {
  readonly from: number;
  readonly to: number;
}

/** The columns from `first` to `last`, from 0. */
export interface Range {
  readonly first: number;
  readonly last: number;
}

/** Letters of a line that stand together in the columns of `range`. */
export interface Piece {
  readonly line: Line;
  readonly range: Range;
}

/** In sizes of the type: room between columns where many rows show it, where few do, between letters of a word. */
const [ROOM, WIDE, LETTERS] = [0.22, 0.8, 0.15];
/** Rows that show columns though there is little room between. */
const MANY = 4;
/** Part of the rows that may reach over an edge. */
const ACROSS = 0.12;
/** By how much of its size a letter may stand out of its column. */
const OUT = 0.3;

/**
 * The edges of columns, the outer ones with them; undefined where there are not two columns.
 * @param rows lines below the head. @param leaves the lowest words of the head: a column may have nothing else. @param left @param right edges of the table
 */
export function gapsOf(rows: readonly Line[], leaves: readonly Words[], left: Gap, right: Gap): Gap[] | undefined {
  const size = Math.max(...rows.map((row) => row.size));
  const spans = rows.flatMap((row) => runsOf(row.letters, LETTERS));
  const solid = spans.filter((span) => !isAcross(span, spans, Math.floor(rows.length * ACROSS)));
  const room = size * (rows.length < MANY ? WIDE : ROOM);
  const filled = joinedSpans(solid, room);
  /** Over what no row fills at once. */
  const isOfOne = (words: Span) => {
    const under = filled.filter((span) => meets(span, words));
    const isFilled = ({ letters }: Line, span: Span) =>
      letters.some((each) => each.text.trim() !== '' && meets(each, span));
    return rows.every((row) => under.filter((span) => isFilled(row, span)).length < 2);
  };
  const heads = leaves.filter(isOfOne);
  /** 类, 款 and 项 over a code that reaches over them. */
  const parts = joinedSpans(heads, 0);
  const isParted = (span: Span) => parts.filter((part) => meets(span, part)).length > 1;
  const columns = joinedSpans([...filled.filter((span) => !isParted(span)), ...heads], 0);
  const inner = columns.slice(1).map(({ x0 }, index): Gap => ({ from: columns[index]?.x1 ?? x0, to: x0 }));
  const gaps = withoutHalves([left, ...inner, right], rows, heads);
  return gaps.length > 2 ? gaps : undefined;
}

/** Spans with no more than `room` between them, as one. */
function joinedSpans(spans: readonly Span[], room: number): Span[] {
  const joined: { x0: number; x1: number }[] = [];
  for (const { x0, x1 } of [...spans].sort((one, other) => one.x0 - other.x0)) {
    const last = joined.at(-1);
    if (last !== undefined && x0 - last.x1 <= room) last.x1 = Math.max(last.x1, x1);
    else joined.push({ x0, x1 });
  }
  return joined;
}

function meets(one: Span, other: Span): boolean {
  return one.x0 < other.x1 && other.x0 < one.x1;
}

interface Span {
  readonly x0: number;
  readonly x1: number;
}

/** Words of a line. */
function runsOf(letters: readonly Letter[], room: number): Span[] {
  const spans: { x0: number; x1: number }[] = [];
  for (const { x0, x1, text, size } of letters) {
    const last = spans.at(-1);
    if (text.trim() === '') continue;
    if (last !== undefined && x0 - last.x1 < room * size) last.x1 = Math.max(last.x1, x1);
    else spans.push({ x0, x1 });
  }
  return spans;
}

/** Whether a span lies over what is free in nearly all rows, with something of other rows on both sides below it. */
function isAcross({ x0, x1 }: Span, spans: readonly Span[], most: number): boolean {
  if (most === 0) return false;
  const others = spans.filter((other) => other.x1 > x0 && other.x0 < x1);
  const within = [x0, ...others.flatMap((other) => [other.x0, other.x1]), x1].filter((x) => x0 <= x && x <= x1);
  const edges = [...new Set(within)].sort((one, other) => one - other);
  return edges.some((edge, at) => {
    const next = edges[at + 1];
    if (next === undefined || next - edge < 1) return false;
    const middle = (edge + next) / 2;
    const over = others.filter((other) => other.x0 < middle && middle < other.x1);
    const isFree = over.length <= most && over.every((other) => other.x0 < edge - 1 && other.x1 > next + 1);
    return isFree && others.some((other) => other.x1 <= edge) && others.some((other) => other.x0 >= next);
  });
}

/** Neighbours of which no row fills both are one column: words in the middle above what is flush. */
function withoutHalves(gaps: readonly Gap[], rows: readonly Line[], heads: readonly Span[]): Gap[] {
  let kept = [...gaps];
  for (let at = 1; at < kept.length - 1; ) {
    const filled = rows.map((row) => piecesOf(row, kept).map(({ range }) => range));
    const isTold = filled.some(
      (ranges) => ranges.some(({ last }) => last === at - 1) && ranges.some(({ first }) => first === at),
    );
    const edge = kept[at];
    const isOfHeads =
      edge !== undefined && [isLeftOf, isRightOf].every((lies) => heads.some((head) => lies(head, edge, kept, at)));
    if (isTold || isOfHeads) at += 1;
    else kept = kept.filter((_, index) => index !== at);
  }
  return kept;
}

function isLeftOf({ x1 }: Span, { to }: Gap, gaps: readonly Gap[], at: number): boolean {
  return x1 <= to && x1 > (gaps[at - 1]?.to ?? 0);
}

function isRightOf({ x0 }: Span, { from }: Gap, gaps: readonly Gap[], at: number): boolean {
  return x0 >= from && x0 < (gaps[at + 1]?.from ?? 0);
}

export function edgeOf({ from, to }: Gap): number {
  return (from + to) / 2;
}

/** Letters of a line, parted where there is room and at the edges of columns between letters. */
export function piecesOf({ letters }: Line, gaps: readonly Gap[]): Piece[] {
  const groups: Letter[][] = [];
  let before: Letter | undefined;
  for (const each of letters) {
    if (each.text.trim() === '') continue;
    const room = before === undefined ? Number.POSITIVE_INFINITY : each.x0 - before.x1;
    const end = before?.x1 ?? 0;
    const isAtEdge = gaps.some(({ from, to }) => from < each.x0 + 1 && end - 1 < to && each.x0 > end);
    if (room > WIDE * each.size || (isAtEdge && room > LETTERS * each.size)) groups.push([]);
    groups.at(-1)?.push(each);
    before = each;
  }
  const pieces = groups.flatMap((group) => {
    const [from, to] = [group[0]?.x0 ?? 0, group.at(-1)?.x1 ?? 0];
    const line = lineOf(letters.filter(({ x0, x1 }) => x0 >= from && x1 <= to));
    return line === undefined ? [] : [{ line, range: rangeOf(line, gaps) }];
  });
  return joinedInColumns(pieces);
}

/** Words of one column are one piece, whatever room is between them. */
function joinedInColumns(pieces: readonly Piece[]): Piece[] {
  const joined: Piece[] = [];
  for (const piece of pieces) {
    const last = joined.at(-1);
    const isSame = last !== undefined && last.range.last === piece.range.first && isOne(last) && isOne(piece);
    const line = isSame ? lineOf([...last.line.letters, ...piece.line.letters]) : undefined;
    if (line !== undefined && last !== undefined) joined[joined.length - 1] = { ...last, line };
    else joined.push(piece);
  }
  return joined;
}

export function isOne({ range }: Piece): boolean {
  return range.first === range.last;
}

export function rangeOf({ x0, x1, size }: Pick<Line, 'x0' | 'x1' | 'size'>, gaps: readonly Gap[]): Range {
  const edges = gaps.map(edgeOf);
  const at = (x: number) =>
    Math.min(
      Math.max(
        0,
        edges.findLastIndex((edge) => edge <= x),
      ),
      gaps.length - 2,
    );
  const reach = Math.min(OUT * size, (x1 - x0) / 2);
  return { first: at(x0 + reach), last: at(x1 - reach) };
}

/** By how much in pt the middle of a text lies beside that of a range, wherever its edges lie. */
export function besideMiddle({ x0, x1 }: Span, { first, last }: Range, gaps: readonly Gap[]): number {
  const [left, right] = [gaps[first], gaps[last + 1]];
  if (left === undefined || right === undefined) return Number.POSITIVE_INFINITY;
  const middle = (x0 + x1) / 2;
  const [from, to] = [(left.from + right.from) / 2, (left.to + right.to) / 2];
  return Math.max(0, from - middle, middle - to);
}
