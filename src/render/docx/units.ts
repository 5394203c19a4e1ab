/** Word's units. Style sheets hold points (pt); WordprocessingML wants twips, half-points and eighths of a point. */

/** Points to twips (1/20 pt), rounded. */
export function twips(points: number): number {
  return Math.round(points * 20);
}

/** Line heights are rounded down, so that the lines of a page still fit into its text area. Points to twips. */
export function lineTwips(points: number): number {
  return Math.floor(points * 20 + 1e-6);
}

/** Points to half-points: type sizes. */
export function halfPoints(points: number): number {
  return Math.round(points * 2);
}

/** Points to eighths of a point: rules. Word draws nothing thinner than 1/4 pt. */
export function eighths(points: number): number {
  return Math.max(2, Math.round(points * 8));
}

/** Points to CSS pixels (1/96 inch): the size of a chart. */
export function pixels(points: number): number {
  return (points * 96) / 72;
}
