/** The head of a table without upright rules: which words stand over which columns, by rules below them or by their middle. */

import type { Edge } from '../frames.ts';
import type { Line } from '../lines.ts';
import { bandsOf } from './bands.ts';
import { besideMiddle, type Gap, type Range, rangeOf } from './columns.ts';
import { type Words, wordsIn } from './words.ts';

/** A cell of a head. Rows from 0. */
export interface HeadCell {
  readonly row: number;
  readonly rowSpan: number;
  readonly range: Range;
  /** From the top. */
  readonly lines: readonly Line[];
}

export interface Head {
  readonly rows: number;
  readonly cells: readonly HeadCell[];
}

/** In sizes of the type: how far words lie beside the middle of their columns. */
const BESIDE = 0.8;
/** In pt: how far heights lie apart that are one. */
const SAME = 3;
/** In pt: how far a rule may end beside an edge. */
const REACH = 4;
/** Ways to share columns that are tried. */
const MOST = 20_000;

/** Words and the columns that they lie over. */
interface HeadWords extends Words {
  readonly range: Range;
}

/** @param lines from the top. @returns undefined where nobody can tell which columns a word is over */
export function headOf(lines: readonly Line[], levels: readonly Edge[], gaps: readonly Gap[]): Head | undefined {
  const all: Range = { first: 0, last: gaps.length - 2 };
  const bands = bandsOf(lines, (line) => line, wholeLevels(levels, gaps));
  let rows = 0;
  const cells: HeadCell[] = [];
  for (const band of bands) {
    const tree = treeOf(placed(wordsIn(band, levels), gaps), all, levels, gaps);
    if (tree === undefined) return undefined;
    const depth = depthOf(tree);
    cells.push(...cellsOf(tree, rows, depth));
    rows += depth;
  }
  return { rows, cells };
}

/** Rules that go over the whole table. */
function wholeLevels(levels: readonly Edge[], gaps: readonly Gap[]): Edge[] {
  const [left, right] = [gaps[0], gaps.at(-1)];
  return levels.filter(({ from, to }) => from - REACH < (left?.to ?? 0) && (right?.from ?? 0) < to + REACH);
}

function placed(words: readonly Words[], gaps: readonly Gap[]): HeadWords[] {
  return words.map((each) => ({ ...each, range: rangeOf({ ...each, size: each.lines[0]?.size ?? 0 }, gaps) }));
}

function meets(one: Range, other: Range): boolean {
  return one.first <= other.last && other.first <= one.last;
}

interface Node {
  readonly range: Range;
  /** Undefined for columns without words. */
  readonly words: HeadWords | undefined;
  readonly below: readonly Node[];
}

/** HeadWords of columns, and below each what stands under it. */
function treeOf(
  words: readonly HeadWords[],
  within: Range,
  levels: readonly Edge[],
  gaps: readonly Gap[],
): readonly Node[] | undefined {
  if (words.length === 0)
    return columnsIn(within).map((at) => ({ range: { first: at, last: at }, words: undefined, below: [] }));
  const tops = words.filter((each) => !words.some((other) => other.y < each.y - 1 && meets(other.range, each.range)));
  const parents = tops.filter((top) => words.some((other) => other.y > top.y + 1 && meets(other.range, top.range)));
  const parts: Parts = { words, parents, middle: middleOf(words) };
  const highest = tops.filter((top) => !isLower(top, parts)).sort((one, other) => one.range.first - other.range.first);
  const ranges = rangesOf(highest, { words, parents, within, levels, gaps });
  if (ranges === undefined) return undefined;
  const nodes: Node[] = [];
  for (const [at, top] of highest.entries()) {
    const range = ranges[at];
    if (range === undefined) return undefined;
    const under = words.filter((each) => each !== top && meets(each.range, range));
    if (under.some((each) => each.range.first < range.first || each.range.last > range.last)) return undefined;
    if (range.first === range.last && under.length > 0 && !isStack([top, ...under])) return undefined;
    const below = under.length === 0 ? [] : treeOf(under, range, levels, gaps);
    if (below === undefined) return undefined;
    nodes.push({ range, words: top, below });
  }
  const free = columnsIn(within).filter((at) => !nodes.some(({ range }) => range.first <= at && at <= range.last));
  if (words.some((each) => free.some((at) => each.range.first <= at && at <= each.range.last))) return undefined;
  const empty = free.map((at) => ({ range: { first: at, last: at }, words: undefined, below: [] }));
  return [...nodes, ...empty].sort((one, other) => one.range.first - other.range.first);
}

function columnsIn({ first, last }: Range): number[] {
  return Array.from({ length: last - first + 1 }, (_, index) => first + index);
}

function isStack(words: readonly HeadWords[]): boolean {
  const sorted = [...words].sort((one, other) => one.y - other.y);
  return sorted.every((each, at) => at === 0 || each.y - (sorted[at - 1]?.y ?? 0) > each.lines.length);
}

interface Parts {
  readonly words: readonly HeadWords[];
  /** Those that have others below them. */
  readonly parents: readonly HeadWords[];
  readonly middle: number;
}

/** Between the first and the last line. */
function middleOf(words: readonly HeadWords[]): number {
  const ys = words.flatMap(({ lines }) => lines.map(({ y }) => y));
  return (Math.min(...ys) + Math.max(...ys)) / 2;
}

/** What has its columns below another: it stands beside what is below that, not in the middle of the head. */
function isLower(top: HeadWords, { words, parents, middle }: Parts): boolean {
  return parents.some((parent) => {
    if (parent === top || top.y < parent.y + SAME) return false;
    const below = words.filter((each) => each.y > parent.y + 1 && meets(each.range, parent.range));
    const size = top.lines[0]?.size ?? 0;
    return parents.includes(top) || top.y > middle + size / 2 || below.some(({ y }) => Math.abs(y - top.y) < SAME);
  });
}

interface Around {
  readonly words: readonly HeadWords[];
  readonly parents: readonly HeadWords[];
  readonly within: Range;
  readonly levels: readonly Edge[];
  readonly gaps: readonly Gap[];
}

/** The columns that each of the highest words is over, one beside the other. */
function rangesOf(highest: readonly HeadWords[], around: Around): readonly Range[] | undefined {
  const { words, parents, within, gaps } = around;
  const ruled = highest.map((each) => ruledRange(each, around));
  const taken = (at: number) =>
    highest.some((each, index) => {
      const range = ruled[index] ?? each.range;
      return range.first <= at && at <= range.last;
    });
  /** Columns of what has nothing below it end where others have something. */
  const isOpen = (each: HeadWords, at: number) => {
    const hasBelow = words.some(({ range, y }) => y > each.y + 1 && range.first <= at && at <= range.last);
    return !taken(at) && within.first <= at && at <= within.last && hasBelow === parents.includes(each);
  };
  const choices = highest.map((each, index): readonly Range[] => {
    const known = ruled[index];
    if (known !== undefined) return [known];
    const { first, last } = each.range;
    const found: Range[] = [];
    for (let from = first; from === first || isOpen(each, from); from -= 1)
      for (let to = last; to === last || isOpen(each, to); to += 1) found.push({ first: from, last: to });
    return found;
  });
  return bestOf(highest, choices, within, gaps);
}

/** A rule below the words that does not go over the whole table. */
function ruledRange({ lines, range, y }: HeadWords, { words, levels, gaps, within }: Around): Range | undefined {
  const last = lines.at(-1);
  if (last === undefined) return undefined;
  const next = Math.min(...words.filter((each) => each.y > y + 1 && meets(each.range, range)).map((each) => each.y));
  if (!Number.isFinite(next)) return undefined;
  const centre = (last.x0 + last.x1) / 2;
  const rule = levels.find(({ at, from, to }) => last.y < at + 1 && at < next && from < centre && centre < to);
  if (rule === undefined) return undefined;
  const near = (x: number) => gaps.findIndex((gap) => gap.from - REACH <= x && x <= gap.to + REACH);
  const [from, to] = [near(rule.from), near(rule.to)];
  if (from < 0 || to <= from) return undefined;
  const found = { first: Math.max(from, within.first), last: Math.min(to - 1, within.last) };
  return found.first <= range.first && range.last <= found.last ? found : undefined;
}

/** Of all ways to share the columns the one that leaves none out and in which all words stand in the middle. */
function bestOf(
  highest: readonly HeadWords[],
  choices: readonly (readonly Range[])[],
  within: Range,
  gaps: readonly Gap[],
): readonly Range[] | undefined {
  let tried = 0;
  let ways: { ranges: readonly Range[]; free: number; beside: number }[] = [];
  const go = (at: number, ranges: readonly Range[], next: number, free: number, beside: number): void => {
    tried += 1;
    if (tried > MOST) return;
    const words = highest[at];
    if (words === undefined) {
      ways.push({ ranges, free: free + within.last + 1 - next, beside });
      return;
    }
    for (const range of choices[at] ?? []) {
      if (range.first < next) continue;
      const off = Math.min(...words.lines.map((line) => besideMiddle(line, range, gaps) / line.size));
      const isOwn = range.first === words.range.first && range.last === words.range.last && range.first === range.last;
      if (off > BESIDE && !isOwn) continue;
      const cost = isOwn ? Math.min(off, BESIDE) : off;
      go(at + 1, [...ranges, range], range.last + 1, free + range.first - next, Math.max(beside, cost));
    }
  };
  go(0, [], within.first, 0, 0);
  if (tried > MOST) return undefined;
  const least = Math.min(...ways.map(({ free }) => free));
  ways = ways.filter(({ free }) => free === least).sort((one, other) => one.beside - other.beside);
  const [best, second] = ways;
  if (best === undefined) return undefined;
  return second !== undefined && second.beside - best.beside < SURE ? undefined : best.ranges;
}

/** By how many sizes of the type the second way must be worse. */
const SURE = 0.25;

function depthOf(nodes: readonly Node[]): number {
  return Math.max(0, ...nodes.map(({ below }) => 1 + depthOf(below)));
}

function cellsOf(nodes: readonly Node[], row: number, rows: number): HeadCell[] {
  return nodes.flatMap(({ range, words, below }) => {
    const own: HeadCell = { row, rowSpan: below.length === 0 ? rows : 1, range, lines: words?.lines ?? [] };
    return [own, ...cellsOf(below, row + 1, rows - 1)];
  });
}
