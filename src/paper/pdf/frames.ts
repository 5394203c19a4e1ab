/** Rules that touch each other → frames of tables: grids of cells, merged where no rule parts them. */
import type { Rectangle } from '../../model/rectangle.ts';
import type { Rule } from './drawn.ts';

export interface Frame {
  readonly box: Rectangle;
  /** Left edges of its columns, and the right edge. */
  readonly xs: readonly number[];
  /** Upper edges of its rows, and the lower edge. */
  readonly ys: readonly number[];
  /** From the top, from left to right. */
  readonly cells: readonly FrameCell[];
}

/** Rows and columns from 0. */
export interface FrameCell {
  readonly row: number;
  readonly column: number;
  readonly rowSpan: number;
  readonly colSpan: number;
}

/** A level or upright rule: where it is, and from where to where it goes. */
export interface Edge {
  readonly at: number;
  readonly from: number;
  readonly to: number;
}

/** In pt: within which rules are one, or meet. */
const REACH = 2.4;
/** Merged rules of a page above which nobody can tell tables. */
const MOST = 3000;

/** Of a table on a page. */
const [COLUMNS, ROWS] = [120, 400];

/** Level rules, those that lie on one line and touch as one. */
export function levelEdges(rules: readonly Rule[]): Edge[] {
  return mergedEdges(rules.filter(isLevel).map(({ x0, y0, x1, y1 }) => ({ at: (y0 + y1) / 2, from: x0, to: x1 })));
}

function isLevel({ x0, y0, x1, y1 }: Rule): boolean {
  return Math.abs(y0 - y1) <= Math.abs(x0 - x1);
}

/** From the top; frames within frames and such of one cell are left out. */
export function framesOf(rules: readonly Rule[]): Frame[] {
  const level = levelEdges(rules);
  const upright = mergedEdges(
    rules.filter((rule) => !isLevel(rule)).map(({ x0, y0, x1, y1 }) => ({ at: (x0 + x1) / 2, from: y0, to: y1 })),
  );
  if (level.length > MOST || upright.length > MOST) return [];
  const groups = withLoose(connected(level, upright));
  const frames = groups.flatMap(([levels, uprights]) => frameOf(levels, uprights) ?? []);
  const outer = frames.filter((frame) => !frames.some((other) => other !== frame && holds(other.box, frame.box)));
  return outer.sort((one, other) => one.box.y - other.box.y);
}

function holds(outer: Rectangle, inner: Rectangle): boolean {
  const within = (from: number, length: number, at: number, size: number) =>
    from - REACH <= at && at + size <= from + length + REACH;
  return within(outer.x, outer.w, inner.x, inner.w) && within(outer.y, outer.h, inner.y, inner.h);
}

/** Pieces that lie on one line and touch, as one. */
function mergedEdges(edges: readonly Edge[]): Edge[] {
  const sorted = [...edges].sort((one, other) => one.at - other.at);
  const lines: Edge[][] = [];
  for (const edge of sorted) {
    const last = lines.at(-1);
    if (last?.[0] !== undefined && edge.at - last[0].at <= REACH / 2) last.push(edge);
    else lines.push([edge]);
  }
  return lines.flatMap(mergedLine);
}

function mergedLine(edges: readonly Edge[]): Edge[] {
  const merged: Edge[] = [];
  for (const edge of [...edges].sort((one, other) => one.from - other.from)) {
    const last = merged.at(-1);
    if (last !== undefined && edge.from <= last.to + REACH) {
      merged[merged.length - 1] = { ...last, to: Math.max(last.to, edge.to) };
    } else merged.push(edge);
  }
  return merged;
}

/** Groups of level and upright edges that meet. */
function connected(level: readonly Edge[], upright: readonly Edge[]): [Edge[], Edge[]][] {
  const groups: [Edge[], Edge[]][] = [];
  const leftLevel = new Set(level);
  const leftUpright = new Set(upright);
  while (leftLevel.size > 0) {
    const [start] = leftLevel;
    if (start === undefined) break;
    leftLevel.delete(start);
    const group: [Edge[], Edge[]] = [[start], []];
    for (let l = 0, u = 0; l < group[0].length || u < group[1].length; ) {
      const isOfLevel = l < group[0].length;
      const from = isOfLevel ? group[0][l++] : group[1][u++];
      if (from === undefined) break;
      const others = isOfLevel ? leftUpright : leftLevel;
      for (const other of others) {
        if (!meet(from, other)) continue;
        others.delete(other);
        group[isOfLevel ? 1 : 0].push(other);
      }
    }
    groups.push(group);
  }
  return groups;
}

/** In pt: height of a row. */
const ROW = 40;

/** Where a table is open at its sides, no upright rule meets the edge of a row of one cell: it is as wide as the table. */
function withLoose(groups: readonly [Edge[], Edge[]][]): [Edge[], Edge[]][] {
  const loose = groups.filter(([levels, uprights]) => levels.length === 1 && uprights.length === 0);
  const tables = groups.filter((group) => !loose.includes(group));
  for (const [[edge]] of loose) {
    if (edge === undefined) continue;
    const own = tables.find(([levels]) => {
      const [from, to] = outermost(levels);
      const isNear = levels.some(({ at }) => Math.abs(at - edge.at) < ROW);
      return isNear && Math.abs((from ?? 0) - edge.from) < REACH && Math.abs((to ?? 0) - edge.to) < REACH;
    });
    own?.[0].push(edge);
  }
  return tables;
}

function meet(one: Edge, other: Edge): boolean {
  const crosses = (edge: Edge, by: Edge) => edge.from - REACH <= by.at && by.at <= edge.to + REACH;
  return crosses(one, other) && crosses(other, one);
}

function frameOf(level: readonly Edge[], upright: readonly Edge[]): Frame | undefined {
  const xs = clustered([...upright.map(({ at }) => at), ...outermost(level)]);
  const ys = clustered([...level.map(({ at }) => at), ...outermost(upright)]);
  const [columns, rows] = [xs.length - 1, ys.length - 1];
  if (columns < 1 || rows < 1 || columns > COLUMNS || rows > ROWS) return undefined;
  const isParted = (edges: readonly Edge[], at: number, from: number, to: number) =>
    edges.some((edge) => Math.abs(edge.at - at) <= REACH && edge.from - REACH <= from && to <= edge.to + REACH);
  const partedRight = (row: number, column: number) => {
    const middle = ((ys[row] ?? 0) + (ys[row + 1] ?? 0)) / 2;
    return isParted(upright, xs[column + 1] ?? 0, middle, middle);
  };
  const partedBelow = (row: number, column: number) => {
    const middle = ((xs[column] ?? 0) + (xs[column + 1] ?? 0)) / 2;
    return isParted(level, ys[row + 1] ?? 0, middle, middle);
  };
  const cells = cellsOf(rows, columns, partedRight, partedBelow);
  if (cells.length < 2) return undefined;
  const box = { x: xs[0] ?? 0, y: ys[0] ?? 0, w: (xs.at(-1) ?? 0) - (xs[0] ?? 0), h: (ys.at(-1) ?? 0) - (ys[0] ?? 0) };
  return { box, xs, ys, cells };
}

function outermost(edges: readonly Edge[]): number[] {
  return [Math.min(...edges.map(({ from }) => from)), Math.max(...edges.map(({ to }) => to))];
}

/** Values that lie together count as the first of them. */
function clustered(values: readonly number[]): number[] {
  const found: number[] = [];
  for (const value of [...values].filter(Number.isFinite).sort((one, other) => one - other)) {
    if (value - (found.at(-1) ?? Number.NEGATIVE_INFINITY) > REACH) found.push(value);
  }
  return found;
}

type Parted = (row: number, column: number) => boolean;

/** Each cell goes as far to the right as nothing parts it, then down as far as all of it stays open. */
function cellsOf(rows: number, columns: number, partedRight: Parted, partedBelow: Parted): FrameCell[] {
  const taken = new Set<number>();
  const cells: FrameCell[] = [];
  for (let row = 0; row < rows; row += 1) {
    for (let column = 0; column < columns; column += 1) {
      if (taken.has(row * columns + column)) continue;
      let last = column;
      while (last + 1 < columns && !partedRight(row, last) && !taken.has(row * columns + last + 1)) last += 1;
      let bottom = row;
      while (bottom + 1 < rows && isOpen(bottom, column, last, columns, partedRight, partedBelow)) bottom += 1;
      for (let r = row; r <= bottom; r += 1) for (let c = column; c <= last; c += 1) taken.add(r * columns + c);
      cells.push({ row, column, rowSpan: bottom - row + 1, colSpan: last - column + 1 });
    }
  }
  return cells;
}

/** Whether the positions below are one with those above: nothing parts them, nor is anything parted within. */
function isOpen(
  row: number,
  from: number,
  to: number,
  columns: number,
  partedRight: Parted,
  partedBelow: Parted,
): boolean {
  for (let column = from; column <= to; column += 1) {
    if (partedBelow(row, column)) return false;
    if (column < to && partedRight(row + 1, column)) return false;
  }
  const isClosedLeft = from === 0 || partedRight(row + 1, from - 1);
  const isClosedRight = to === columns - 1 || partedRight(row + 1, to);
  return isClosedLeft && isClosedRight;
}
