/** Pairs what is alike in two short sequences, without crossing. */

/** Beyond this many comparisons nothing is paired: the two are different documents. */
const MOST = 250_000;

/**
 * @param likeness 0 (not to be paired) to 1 (equal)
 * @returns indices of the pairs, ascending in both, chosen for the greatest sum of squared likeness: one good pair
 *   rather than two poor ones
 */
export function pairUp<Item>(
  former: readonly Item[],
  present: readonly Item[],
  likeness: (former: Item, present: Item) => number,
): [former: number, present: number][] {
  if (former.length * present.length > MOST) return [];
  const worth = former.map((item) => present.map((other) => likeness(item, other) ** 2));
  const best = bestSums(worth, present.length);
  const pairs: [number, number][] = [];
  let row = 0;
  let column = 0;
  while (row < former.length && column < present.length) {
    const here = worth[row]?.[column] ?? 0;
    const sum = best[row]?.[column];
    if (here > 0 && sum === here + (best[row + 1]?.[column + 1] ?? 0)) pairs.push([row++, column++]);
    else if (sum === best[row + 1]?.[column]) row += 1;
    else column += 1;
  }
  return pairs;
}

/** `[row][column]`: the best sum from there to the ends. */
function bestSums(worth: readonly (readonly number[])[], columns: number): Float64Array[] {
  const best = Array.from({ length: worth.length + 1 }, () => new Float64Array(columns + 1));
  for (let row = worth.length - 1; row >= 0; row -= 1) {
    for (let column = columns - 1; column >= 0; column -= 1) {
      const pair = (worth[row]?.[column] ?? 0) + (best[row + 1]?.[column + 1] ?? 0);
      const skipped = Math.max(best[row + 1]?.[column] ?? 0, best[row]?.[column + 1] ?? 0);
      best[row]?.fill(Math.max(pair, skipped), column, column + 1);
    }
  }
  return best;
}
