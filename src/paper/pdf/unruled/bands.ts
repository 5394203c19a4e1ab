/** What of a table stands between two of its level rules. */
import type { Edge } from '../frames.ts';
import type { Line } from '../lines.ts';

/** @param items from the top. @returns those with a rule between them in lists of their own */
export function bandsOf<Item>(
  items: readonly Item[],
  lineOf: (item: Item) => Line,
  levels: readonly Edge[],
): readonly Item[][] {
  const bands: Item[][] = [];
  let before: Line | undefined;
  for (const item of items) {
    const line = lineOf(item);
    const band = bands.at(-1);
    const [above, below] = [before?.y ?? 0, line.y];
    if (band === undefined || levels.some(({ at }) => above < at + 1 && at < below)) bands.push([item]);
    else band.push(item);
    before = line;
  }
  return bands;
}
