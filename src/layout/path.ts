/** Paths in the coordinates of a page. Lengths in pt. */

import type { Path, PathStep } from '../model/page.ts';
import type { Rectangle } from '../model/rectangle.ts';
import { onCircle, type Point, type Sector } from '../style/chart-geometry.ts';

export function segment(x1: number, y1: number, x2: number, y2: number): PathStep[] {
  return [
    ['M', x1, y1],
    ['L', x2, y2],
  ];
}

export function rectangle({ x, y, w, h }: Rectangle): Path {
  return [['M', x, y], ['L', x + w, y], ['L', x + w, y + h], ['L', x, y + h], ['Z']];
}

/** A slice of a pie; one of the whole round is a circle. */
export function slice(sector: Omit<Sector, 'index'>, centre: Point, radius: number): Path {
  const { from, to } = sector;
  const start = onCircle(centre, radius, from);
  const begin: PathStep[] =
    to - from > 2 * Math.PI - 1e-6
      ? [['M', start.x, start.y]]
      : [
          ['M', centre.x, centre.y],
          ['L', start.x, start.y],
        ];
  return [...begin, ...arc(sector, centre, radius), ['Z']];
}

/** Curves of at most a quarter of the round; their distance from the circle is below 0.03 % of the radius. */
function arc({ from, to }: Omit<Sector, 'index'>, centre: Point, radius: number): PathStep[] {
  const count = Math.max(1, Math.ceil((to - from) / (Math.PI / 2) - 1e-9));
  const part = (to - from) / count;
  const reach = (4 / 3) * Math.tan(part / 4) * radius;
  return Array.from({ length: count }, (_, index): PathStep => {
    const [a, b] = [from + index * part, from + (index + 1) * part];
    const [start, end] = [onCircle(centre, radius, a), onCircle(centre, radius, b)];
    return [
      'C',
      start.x + reach * Math.cos(a),
      start.y + reach * Math.sin(a),
      end.x - reach * Math.cos(b),
      end.y - reach * Math.sin(b),
      end.x,
      end.y,
    ];
  });
}
