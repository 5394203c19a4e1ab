/** Shares the rows of a measured table out among pages. Lengths in pt. */
import { keepsNextRow, leadsToBlock } from '../model/grid.ts';
import type { MeasuredCell, MeasuredTable } from './table-measure.ts';

/** A row, or a part of one, on a page. */
export interface Slice {
  readonly row: number;
  readonly height: number;
}

export interface Fragment {
  readonly slices: readonly Slice[];
  /** The last slice is only the beginning of its row. */
  readonly cut: boolean;
}

/** Where the next fragment begins, and what of each cell stands already on earlier pages. */
export interface Progress {
  readonly row: number;
  /** Lines of a cell that are printed. */
  readonly printed: ReadonlyMap<MeasuredCell, number>;
}

export interface Space {
  /** Height left on this page for body rows. */
  readonly available: number;
  /** Height for body rows on an empty page. */
  readonly full: number;
  /** Height of the notes, which stay with the last row. */
  readonly notes: number;
}

const TOLERANCE = 0.05;
/** A row that may be split is moved as a whole when it takes less than this part of a page. */
const WHOLE_ROW_SHARE = 0.3;
/** A page may be left empty by this part to keep a group of rows together. */
const LOOSE_SHARE = 0.35;
/** Lines of a split row that must stand at the foot of a page, and at the head of the next one. */
const LEAST_LINES = 2;

/** The rows, by index, that stand on one page wherever they come: a longer one may be split. @param full height of a page */
export function wholeRows(table: MeasuredTable, full: number): ReadonlySet<number> {
  const space = full - table.rowHeights.slice(0, table.headRows).reduce((sum, height) => sum + height, 0);
  const rows = [...table.rowHeights.keys()];
  return new Set(rows.filter((row) => !table.splitRows || (table.rowHeights[row] ?? 0) <= WHOLE_ROW_SHARE * space));
}

/** Rows of the next fragment; no slices: it should begin on a new page. */
export function planFragment(table: MeasuredTable, progress: Progress, space: Space): Fragment {
  const slices: Slice[] = [];
  let used = 0;
  for (let row = progress.row; row < table.rowCount; row += 1) {
    const height = sliceHeight(table, row, progress, slices);
    const last = row === table.rowCount - 1;
    const notes = last && height + space.notes <= space.full ? space.notes : 0;
    if (used + height + notes > space.available + TOLERANCE) {
      return breakBefore(table, row, { progress, space, slices, used, height });
    }
    slices.push({ row, height });
    used += height;
  }
  return { slices, cut: false };
}

interface Overflow {
  readonly progress: Progress;
  readonly space: Space;
  readonly slices: Slice[];
  readonly used: number;
  readonly height: number;
}

function breakBefore(table: MeasuredTable, row: number, overflow: Overflow): Fragment {
  const { progress, space, slices, used, height } = overflow;
  const tooTall = height > space.full + TOLERANCE;
  const worthSplitting = table.splitRows && height > WHOLE_ROW_SHARE * space.full && used + height > space.available;
  if (tooTall || worthSplitting) {
    const part = cutHeight(table, row, progress, space.available - used);
    if (part !== undefined) return { slices: [...slices, { row, height: part }], cut: true };
  }
  const atPageTop = space.available >= space.full - TOLERANCE;
  // Notes that do not fit under a lone row flow on by themselves.
  if (slices.length === 0 && atPageTop) return { slices: [{ row, height }], cut: false };
  return { slices: slices.slice(0, bestBreak(table, slices)), cut: false };
}

/** Number of slices to keep on the page, so that the break does the least harm to merged cells. */
function bestBreak(table: MeasuredTable, slices: readonly Slice[]): number {
  const total = slices.reduce((sum, slice) => sum + slice.height, 0);
  let best = slices.length;
  let least = breakHarm(table, (slices[best - 1]?.row ?? 0) + 1);
  let loose = 0;
  for (let count = slices.length - 1; count > 0 && least > 0; count -= 1) {
    loose += slices[count]?.height ?? 0;
    if (loose > LOOSE_SHARE * total) break;
    const harm = breakHarm(table, slices[count]?.row ?? 0);
    if (harm < least) {
      best = count;
      least = harm;
    }
  }
  return best;
}

/** More than any number of cut cells: a head would stand at the foot of a page, without a row of its own. */
const LONELY_HEAD = 100;

/**
 * Merged cells cut by a break before the row; a single row left of a cell counts as a half more. A row above a block
 * with heads says what the block is about (年度目标, 预期目标): it stays with it, as the two were one cell. No page has one
 * or two rows of a statement alone.
 */
function breakHarm(table: MeasuredTable, row: number): number {
  if (table.blocks.some(({ from, headRows }) => from < row && row <= from + headRows)) return LONELY_HEAD;
  if (leadsToBlock(table.blocks, row - 1)) return 1;
  if (!table.splitRows && keepsNextRow(row - 1, table.rowCount)) return 1;
  const cut = table.merged.filter((cell) => cell.row < row && cell.row + cell.rowSpan > row);
  const lonely = cut.some((cell) => row - cell.row === 1 || cell.row + cell.rowSpan - row === 1);
  return cut.length + (lonely ? 0.5 : 0);
}

/** Height of a row on this page; text left over from earlier pages counts, printed text does not. */
function sliceHeight(table: MeasuredTable, row: number, progress: Progress, above: readonly Slice[]): number {
  const begun = row === progress.row && progress.printed.size > 0;
  let height = begun ? table.style.minRowHeight : (table.rowHeights[row] ?? 0);
  for (const cell of table.endingAt(row)) {
    const open = begun || cell.row <= progress.row;
    if (!open) continue;
    const covered = above.filter((slice) => slice.row >= cell.row).reduce((sum, slice) => sum + slice.height, 0);
    height = Math.max(height, remainingHeight(table, cell, progress) - covered);
  }
  return height;
}

function remainingHeight(table: MeasuredTable, cell: MeasuredCell, progress: Progress): number {
  const lines = cell.lines.length - (progress.printed.get(cell) ?? 0);
  return lines * cell.lineHeight + 2 * table.style.padding.y;
}

/** Height of the largest beginning of the row that fits, in whole lines; undefined when too little fits. */
function cutHeight(table: MeasuredTable, row: number, progress: Progress, available: number): number | undefined {
  const columns = Array.from({ length: table.edges.length - 1 }, (_, column) => table.cellAt(row, column));
  const own = [...new Set(columns)];
  const tallest = own.reduce((a, b) =>
    remainingHeight(table, b, progress) > remainingHeight(table, a, progress) ? b : a,
  );
  const room = Math.floor((available - 2 * table.style.padding.y + TOLERANCE) / tallest.lineHeight);
  const left = tallest.lines.length - (progress.printed.get(tallest) ?? 0);
  const lines = Math.min(room, left - LEAST_LINES);
  if (lines < LEAST_LINES) return undefined;
  return lines * tallest.lineHeight + 2 * table.style.padding.y;
}
