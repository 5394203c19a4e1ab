/** The rules of the part of a table that stands on one page; closed all around. Lengths in pt. */

import type { Path, Shape } from '../model/page.ts';
import { rectangle, segments } from './path.ts';
import type { MeasuredTable } from './table-measure.ts';
import type { Slice } from './table-plan.ts';

interface Position {
  /** Left edge of the text area on the page. */
  readonly left: number;
  /** Upper edges of the slices and the lower edge of the last one. */
  readonly tops: readonly number[];
}

const BLACK = '000000';

export function ruleShapes(table: MeasuredTable, slices: readonly Slice[], position: Position): Shape[] {
  const { left, tops } = position;
  const from = left + edge(table, 0);
  const width = left + edge(table, table.edges.length - 1) - from;
  const height = (tops.at(-1) ?? 0) - (tops[0] ?? 0);
  const inner: number[] = [];
  addHorizontals(inner, table, slices, position);
  addVerticals(inner, table, slices, position);
  const frame = rectangle({ x: from, y: tops[0] ?? 0, w: width, h: height });
  const ruled = (path: Path, thickness: number): Shape => {
    return { kind: 'shape', path, stroke: { width: thickness, colour: BLACK } };
  };
  return [
    ...(inner.length === 0 ? [] : [ruled(segments(inner), table.style.innerRule)]),
    ruled(frame, table.style.outerRule),
  ];
}

function addHorizontals(points: number[], table: MeasuredTable, slices: readonly Slice[], { left, tops }: Position) {
  for (let below = 1; below < slices.length; below += 1) {
    const [above, row] = [slices[below - 1]?.row ?? 0, slices[below]?.row ?? 0];
    const y = tops[below] ?? 0;
    const isClosed = (column: number) => table.cellAt(above, column) !== table.cellAt(row, column);
    eachStretch(table.edges.length - 1, isClosed, (from, to) => {
      points.push(left + edge(table, from), y, left + edge(table, to), y);
    });
  }
}

function addVerticals(points: number[], table: MeasuredTable, slices: readonly Slice[], { left, tops }: Position) {
  for (let column = 1; column < table.edges.length - 1; column += 1) {
    const x = left + edge(table, column);
    const isClosed = (slice: number) => {
      const row = slices[slice]?.row ?? 0;
      return table.cellAt(row, column - 1) !== table.cellAt(row, column);
    };
    eachStretch(slices.length, isClosed, (from, to) => points.push(x, tops[from] ?? 0, x, tops[to] ?? 0));
  }
}

function edge(table: MeasuredTable, index: number): number {
  return table.edges[index] ?? 0;
}

/** Longest runs of indexes with the property, as [first, end). */
function eachStretch(count: number, has: (index: number) => boolean, visit: (from: number, to: number) => void): void {
  for (let to = 0; to < count; to += 1) {
    const from = to;
    while (to < count && has(to)) to += 1;
    if (to > from) visit(from, to);
  }
}
