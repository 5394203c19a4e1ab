/** Two columns of text on a page → its lines in reading order. */
import { type Line, linesOf } from './lines.ts';
import type { Letter } from './upright.ts';

/** Lines of a column, at least, and of the page, that are parted. */
const LEAST = { lines: 6, part: 0.6 };
/** Characters that lines of a column have on average. */
const CHARACTERS = 8;
/** In pt: what stays free on either side of the middle between columns. */
const FREE = 2;

/** Lines that stand in one column: those of a page without columns are one. */
export interface Column {
  readonly lines: readonly Line[];
}

/** @param lines from the top */
export function columnsOf(lines: readonly Line[]): Column[] {
  const middle = middleOf(lines);
  if (middle === undefined) return lines.length === 0 ? [] : [{ lines }];
  const columns: Column[] = [];
  let band: Letter[] = [];
  const flush = () => {
    const sides = [band.filter(({ x1 }) => x1 <= middle), band.filter(({ x0 }) => x0 >= middle)];
    columns.push(...sides.map((letters) => ({ lines: linesOf(letters) })).filter((column) => column.lines.length > 0));
    band = [];
  };
  for (const line of lines) {
    if (crosses(line, middle)) {
      flush();
      columns.push({ lines: [line] });
    } else band.push(...line.letters);
  }
  flush();
  return columns;
}

function crosses({ letters }: Line, x: number): boolean {
  return letters.some(({ x0, x1, text }) => text !== ' ' && x0 < x + FREE && x1 > x - FREE);
}

/** Between the columns; undefined where there are none. */
function middleOf(lines: readonly Line[]): number | undefined {
  if (lines.length < LEAST.lines) return undefined;
  const left = Math.min(...lines.map(({ x0 }) => x0));
  const right = Math.max(...lines.map(({ x1 }) => x1));
  const tried = Array.from({ length: 21 }, (_, at) => left + (right - left) * (0.35 + at * 0.015));
  const crossed = tried.map((x) => lines.filter((line) => crosses(line, x)).length);
  const fewest = Math.min(...crossed);
  const best = tried.filter((_, at) => crossed[at] === fewest);
  const middle = best[Math.floor(best.length / 2)];
  return middle !== undefined && areColumns(lines, middle) ? middle : undefined;
}

/** On both sides stand many lines, long ones, that fill their column. */
function areColumns(lines: readonly Line[], middle: number): boolean {
  const parted = lines.filter((line) => !crosses(line, middle));
  if (parted.length < lines.length * LEAST.part) return false;
  const letters = parted.flatMap((line) => line.letters);
  const sides = [letters.filter(({ x1 }) => x1 <= middle), letters.filter(({ x0 }) => x0 >= middle)].map(linesOf);
  return sides.every((side) => {
    const characters = side.reduce((sum, { text }) => sum + text.length, 0);
    const end = Math.max(...side.map(({ x1 }) => x1));
    const full = side.filter(({ x1, size }) => end - x1 < 2 * size);
    return side.length >= LEAST.lines && characters / side.length >= CHARACTERS && full.length > side.length / 2;
  });
}
