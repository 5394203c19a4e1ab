/** Rows of a frame that no rules part: lines of amounts below each other in several cells. */
import { CELL_GAP, NUMBER } from './cell-texts.ts';
import type { Frame, FrameCell } from './frames.ts';
import { boxOf, linesOf, segmentsOf } from './lines.ts';
import type { Sorted } from './ruled-table.ts';

/** Lines of a cell, how many of them are numbers, and cells of a row. */
const LEAST = { lines: 3, numbers: 0.6, cells: 2 };
/** In sizes of the type: from line to line, at least. */
const STEP = 1.2;

/** The frame with a row for each line; undefined where rows are hidden and nobody can tell which lines are one. */
export function withRows(frame: Frame, sorted: Sorted): Frame | undefined {
  const { ys, cells } = frame;
  const edges = ys.slice(0, -1).map((_, row) => {
    const own = cells.filter((cell) => cell.row === row && cell.rowSpan === 1);
    return hidesRows(own, sorted) ? edgesIn(own, sorted) : [];
  });
  const known = edges.flatMap((each) => (each === undefined ? [] : [each]));
  if (known.length < edges.length) return undefined;
  if (known.every((each) => each.length === 0)) return frame;
  /** Where a row begins among all rows. */
  const starts = [...ys.keys()].map((row) => row + known.slice(0, row).flat().length);
  return {
    ...frame,
    ys: ys.flatMap((y, row) => [y, ...(known[row] ?? [])]),
    cells: cells.flatMap((cell) => partsOf(cell, starts)),
  };
}

function hidesRows(cells: readonly FrameCell[], { inCells }: Sorted): boolean {
  const full = cells.filter((cell) => {
    const lines = linesOf(inCells.get(cell) ?? []);
    const numbers = lines.filter(({ text }) => NUMBER.test(text));
    return lines.length >= LEAST.lines && numbers.length >= lines.length * LEAST.numbers;
  });
  return full.length >= LEAST.cells;
}

/** Between its lines, where they follow like rows from the first: a head among them has cells that nobody sees. */
function edgesIn(cells: readonly FrameCell[], { inCells }: Sorted): number[] | undefined {
  const lines = linesOf(cells.flatMap((cell) => inCells.get(cell) ?? []));
  const [first] = lines;
  const isHeadless = first !== undefined && segmentsOf(first, CELL_GAP).some(({ text }) => NUMBER.test(text));
  if (!isHeadless) return undefined;
  const pairs = lines.slice(1).map((line, index) => [lines[index] ?? line, line] as const);
  if (!pairs.every(([upper, lower]) => lower.y - upper.y > STEP * lower.size)) return undefined;
  return pairs.map(([upper, lower]) => (upper.y + boxOf(lower).y) / 2);
}

function partsOf(cell: FrameCell, starts: readonly number[]): FrameCell[] {
  const row = starts[cell.row] ?? cell.row;
  const end = starts[cell.row + cell.rowSpan] ?? row + cell.rowSpan;
  if (cell.rowSpan > 1) return [{ ...cell, row, rowSpan: end - row }];
  return Array.from({ length: end - row }, (_, index) => ({ ...cell, row: row + index }));
}
