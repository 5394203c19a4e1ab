/** Shapes of charts, whatever they are drawn with. Lengths in the unit of the caller; y grows downwards. */

export interface Point {
  readonly x: number;
  readonly y: number;
}

export interface ValueScale {
  /** y of the value 0. */
  readonly zero: number;
  /** Height of one unit. */
  readonly factor: number;
}

/** @param below room under the axis for the labels of negative values */
export function valueScale(
  values: readonly number[],
  area: { top: number; bottom: number },
  below: number,
): ValueScale {
  const highest = Math.max(0, ...values);
  const lowest = Math.min(0, ...values);
  const room = area.bottom - area.top - (lowest < 0 ? below : 0);
  const factor = highest === lowest ? 0 : room / (highest - lowest);
  return { zero: area.top + highest * factor + (highest === lowest ? room : 0), factor };
}

/** A slice of a pie, in radians clockwise from twelve o'clock. */
export interface Sector {
  /** Index of its value. */
  readonly index: number;
  readonly from: number;
  readonly to: number;
}

/** The slices of the values above zero. */
export function sectors(values: readonly number[]): Sector[] {
  const total = values.reduce((sum, value) => sum + Math.max(0, value), 0);
  let angle = 0;
  return values.flatMap((value, index) => {
    if (value <= 0) return [];
    const from = angle;
    angle += (value / total) * 2 * Math.PI;
    return [{ index, from, to: angle }];
  });
}

export function onCircle(centre: Point, radius: number, angle: number): Point {
  return { x: centre.x + radius * Math.sin(angle), y: centre.y - radius * Math.cos(angle) };
}

/** Path of a slice, as SVG and PDF take it. */
export function sectorPath({ from, to }: Omit<Sector, 'index'>, centre: Point, radius: number): string {
  const at = (angle: number) => {
    const { x, y } = onCircle(centre, radius, angle);
    return `${x.toFixed(3)} ${y.toFixed(3)}`;
  };
  const sweep = to - from;
  const arc = (large: boolean, end: number) => `A ${radius} ${radius} 0 ${large ? 1 : 0} 1 ${at(end)}`;
  if (sweep > 2 * Math.PI - 1e-6) return `M ${at(0)} ${arc(false, Math.PI)} ${arc(false, 2 * Math.PI)} Z`;
  const middle = `${centre.x.toFixed(3)} ${centre.y.toFixed(3)}`;
  return `M ${middle} L ${at(from)} ${arc(sweep > Math.PI, to)} Z`;
}

/** Moves ascending ys apart to at least `pitch`, as far as the room lets them. */
export function spread(ys: readonly number[], room: { pitch: number; from: number; to: number }): number[] {
  const placed: number[] = [];
  for (const y of ys) placed.push(Math.max(y, room.from, (placed.at(-1) ?? Number.NEGATIVE_INFINITY) + room.pitch));
  let limit = room.to;
  return placed
    .reverse()
    .map((y) => {
      const fitted = Math.min(y, limit);
      limit = fitted - room.pitch;
      return fitted;
    })
    .reverse();
}
