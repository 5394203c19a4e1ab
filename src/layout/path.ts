/** Paths in the coordinates of a page. Lengths in pt. */

import type { Path } from '../model/page.ts';
import type { Rectangle } from '../model/rectangle.ts';
import { onCircle, type Point, type Sector } from '../style/chart-geometry.ts';

/** Straight lines apart from each other. @param points x and y of both ends of each */
export function segments(points: readonly number[]): Path {
  return { steps: 'ML'.repeat(points.length / 4), points };
}

export function rectangle({ x, y, w, h }: Rectangle): Path {
  return { steps: 'MLLLZ', points: [x, y, x + w, y, x + w, y + h, x, y + h] };
}

/** A slice of a pie; one of the whole round is a circle. */
export function slice({ from, to }: Omit<Sector, 'index'>, centre: Point, radius: number): Path {
  const start = onCircle(centre, radius, from);
  const isRound = to - from > 2 * Math.PI - 1e-6;
  const points = isRound ? [start.x, start.y] : [centre.x, centre.y, start.x, start.y];
  // Curves of at most a quarter of the round; their distance from the circle is below 0.03 % of the radius.
  const count = Math.max(1, Math.ceil((to - from) / (Math.PI / 2) - 1e-9));
  const part = (to - from) / count;
  const reach = (4 / 3) * Math.tan(part / 4) * radius;
  for (let index = 0; index < count; index += 1) {
    const [a, b] = [from + index * part, from + (index + 1) * part];
    const [begin, end] = [onCircle(centre, radius, a), onCircle(centre, radius, b)];
    points.push(begin.x + reach * Math.cos(a), begin.y + reach * Math.sin(a));
    points.push(end.x - reach * Math.cos(b), end.y - reach * Math.sin(b), end.x, end.y);
  }
  return { steps: `${isRound ? 'M' : 'ML'}${'C'.repeat(count)}Z`, points };
}
