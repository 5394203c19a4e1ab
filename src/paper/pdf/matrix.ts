/** Transformations as PDF writes them (ISO 32000-1, 8.3.3). */

export type Matrix = readonly [a: number, b: number, c: number, d: number, e: number, f: number];
export type Point = readonly [x: number, y: number];

export const UNCHANGED: Matrix = [1, 0, 0, 1, 0, 0];

/** First `inner`, then `outer`. */
export function after(outer: Matrix, inner: Matrix): Matrix {
  const [a, b, c, d, e, f] = outer;
  return [
    a * inner[0] + c * inner[1],
    b * inner[0] + d * inner[1],
    a * inner[2] + c * inner[3],
    b * inner[2] + d * inner[3],
    a * inner[4] + c * inner[5] + e,
    b * inner[4] + d * inner[5] + f,
  ];
}

export function applied([a, b, c, d, e, f]: Matrix, [x, y]: Point): Point {
  return [a * x + c * y + e, b * x + d * y + f];
}

/** Six numbers, also those that stand in a list of their own. */
export function matrixOf(args: unknown): Matrix {
  const list = (Array.isArray(args) || ArrayBuffer.isView(args) ? args : []) as ArrayLike<unknown>;
  const flat = (list.length === 1 ? list[0] : list) as ArrayLike<number> | null | undefined;
  if (flat === null || flat === undefined || flat.length < 6) return UNCHANGED;
  return [0, 1, 2, 3, 4, 5].map((index) => Number(flat[index] ?? 0)) as unknown as Matrix;
}
