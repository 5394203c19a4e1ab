/** Widths of columns, pt. */

/**
 * Shares a width as the columns do, but gives none less than it needs.
 * @param columns relative widths
 * @param needed at most the width together
 */
export function atLeast(columns: readonly number[], needed: readonly number[], width: number): readonly number[] {
  const open = new Set(columns.keys());
  let left = width;
  for (;;) {
    const share = left / sum(columns.filter((_, index) => open.has(index)));
    const short = [...open].filter((index) => (columns[index] as number) * share < (needed[index] as number));
    if (short.length === 0) {
      return columns.map((column, index) => (open.has(index) ? column * share : (needed[index] as number)));
    }
    for (const index of short) {
      open.delete(index);
      left -= needed[index] as number;
    }
  }
}

/**
 * The same, but what narrow columns lack is taken from the widest.
 * @returns the very columns where they are wide enough, or cannot be
 */
export function widenedFromWidest(
  columns: readonly number[],
  needed: readonly number[],
  width: number,
): readonly number[] {
  const share = width / sum(columns);
  const given = columns.map((column) => column * share);
  const isShort = given.map((column, index) => column < (needed[index] as number));
  if (!isShort.includes(true)) return columns;
  const others = given.filter((_, index) => !isShort[index]);
  const widest = widestOf(others, width - sum(needed.filter((_, index) => isShort[index])));
  const widened = given.map((column, index) => (isShort[index] ? (needed[index] as number) : Math.min(column, widest)));
  return widened.every((column, index) => column >= (needed[index] as number)) ? widened : columns;
}

/** The width down to which wider columns are narrowed, so that all together have this one. */
export function widestOf(widths: readonly number[], together: number): number {
  let left = together;
  let widest = 0;
  const ascending = [...widths].sort((a, b) => a - b);
  for (const [index, width] of ascending.entries()) {
    widest = left / (ascending.length - index);
    if (widest <= width) break;
    left -= width;
  }
  return widest;
}

export function sum(values: readonly number[]): number {
  return values.reduce((total, value) => total + value, 0);
}
