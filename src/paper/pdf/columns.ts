/** Two columns of text on a page → its lines in reading order. */
import { type Line, segmentsOf } from './lines.ts';

/** Width between columns, in sizes of the type. */
const GUTTER = 1.3;
/** Lines in a row that are parted at one place. */
const LEAST = 6;
/** Characters that lines of a column have on average. */
const CHARACTERS = 8;

/** Lines that stand in one column: those of a page without columns are one. */
export interface Column {
  readonly lines: readonly Line[];
}

/** @param lines from the top */
export function columnsOf(lines: readonly Line[]): Column[] {
  const gutter = gutterOf(lines);
  if (gutter === undefined) return lines.length === 0 ? [] : [{ lines }];
  const columns: { lines: Line[] }[] = [];
  let left: Line[] = [];
  let right: Line[] = [];
  const flush = () => {
    columns.push(...[left, right].filter((each) => each.length > 0).map((each) => ({ lines: each })));
    [left, right] = [[], []];
  };
  for (const line of lines) {
    const segments = segmentsOf(line, GUTTER);
    if (segments.some(({ x0, x1 }) => x0 < gutter && x1 > gutter)) {
      flush();
      columns.push({ lines: [line] });
      continue;
    }
    left.push(...wholeOf(segments.filter(({ x1 }) => x1 <= gutter)));
    right.push(...wholeOf(segments.filter(({ x0 }) => x0 >= gutter)));
  }
  flush();
  return columns;
}

/** Pieces of a line on one side, as they stand. */
function wholeOf(segments: readonly Line[]): readonly Line[] {
  return segments;
}

/** Where lines are parted into columns; undefined where they are not. */
function gutterOf(lines: readonly Line[]): number | undefined {
  const parted = lines.flatMap((line) => {
    const [one, two, ...more] = segmentsOf(line, GUTTER);
    if (one === undefined || two === undefined || more.length > 0) return [];
    return [{ from: one.x1, to: two.x0, characters: Math.min(one.text.length, two.text.length) }];
  });
  if (parted.length < LEAST || parted.length < lines.length / 2) return undefined;
  const from = Math.max(...parted.map((each) => each.from));
  const to = Math.min(...parted.map((each) => each.to));
  const characters = parted.reduce((sum, each) => sum + each.characters, 0) / parted.length;
  return from < to && characters >= CHARACTERS ? (from + to) / 2 : undefined;
}
