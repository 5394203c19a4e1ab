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
  const inner = [...horizontals(table, slices, position), ...verticals(table, slices, position)];
  const frame = rectangle({ x: from, y: tops[0] ?? 0, w: width, h: height });
  const ruled = (path: Path, thickness: number): Shape => {
    return { kind: 'shape', path, stroke: { width: thickness, colour: BLACK } };
  };
  return [
    ...(inner.length === 0 ? [] : [ruled(segments(inner), table.style.innerRule)]),
    ruled(frame, table.style.outerRule),
  ];
}

function horizontals(table: MeasuredTable, slices: readonly Slice[], { left, tops }: Position): number[] {
  return slices.slice(1).flatMap((slice, index) => {
    const above = slices[index]?.row ?? 0;
    const open = (column: number) => table.cellAt(above, column) === table.cellAt(slice.row, column);
    const y = tops[index + 1] ?? 0;
    return stretches(table.edges.length - 1, (column) => !open(column)).flatMap(([from, to]) => [
      left + edge(table, from),
      y,
      left + edge(table, to),
      y,
    ]);
  });
}

function verticals(table: MeasuredTable, slices: readonly Slice[], { left, tops }: Position): number[] {
  return table.edges.slice(1, -1).flatMap((at, index) => {
    const open = (slice: Slice | undefined) =>
      slice === undefined || table.cellAt(slice.row, index) === table.cellAt(slice.row, index + 1);
    return stretches(slices.length, (row) => !open(slices[row])).flatMap(([from, to]) => [
      left + at,
      tops[from] ?? 0,
      left + at,
      tops[to] ?? 0,
    ]);
  });
}

function edge(table: MeasuredTable, index: number): number {
  return table.edges[index] ?? 0;
}

/** Longest runs of indexes with the property, as [first, end). */
function stretches(count: number, has: (index: number) => boolean): [number, number][] {
  const found: [number, number][] = [];
  for (let index = 0; index < count; index += 1) {
    if (!has(index)) continue;
    const last = found.at(-1);
    if (last !== undefined && last[1] === index) last[1] = index + 1;
    else found.push([index, index + 1]);
  }
  return found;
}
