/** Paths that are drawn → rules and shapes. What is white, or only clips, is not seen. */
import type { Rectangle } from '../../model/rectangle.ts';
import type { Rule } from './drawn.ts';
import { applied, type Matrix, type Point } from './matrix.ts';

/** How paths are painted, by the numbers of the library. */
const STROKES = new Set([20, 21, 24, 25, 26, 27]);
const FILLS = new Set([22, 23, 24, 25, 26, 27]);
/** Steps of a path, with the coordinates that follow each: two for a point. */
const STEPS = [2, 2, 6, 4, 0];
const [MOVE, LINE, , , CLOSE] = [0, 1, 2, 3, 4];
/** In pt: filled rectangles that are no thicker are rules. */
const THIN = 2.6;
/** How far from upright or level a rule may lie. */
const ASKEW = 0.8;
/** A page of rules has a few thousand. */
const MOST = 100_000;

export class PathReading {
  readonly rules: Rule[] = [];
  readonly shapes: Rectangle[] = [];

  /** @param args of one path: how it is painted, and its steps */
  add(args: readonly unknown[], { place, fill, stroke }: { place: Matrix; fill: string; stroke: string }): void {
    const how = Number(args[0]);
    const steps = stepsOf(args);
    const isStroked = STROKES.has(how) && !isWhite(stroke);
    const isFilled = FILLS.has(how) && !isWhite(fill);
    if (steps === undefined || !(isStroked || isFilled) || this.rules.length > MOST) return;
    for (const { points, isCurved } of outlines(steps, place)) {
      if (isCurved) this.shape(points);
      else {
        if (isFilled) this.filled(points);
        if (isStroked) this.stroked(points);
      }
    }
  }

  private shape(points: readonly Point[]): void {
    if (this.shapes.length < MOST) this.shapes.push(boxOf(points));
  }

  private filled(points: readonly Point[]): void {
    const { x, y, w, h } = boxOf(points);
    if (points.length < 4 && h > THIN && w > THIN) return;
    if (h <= THIN && w > h) this.rules.push({ x0: x, y0: y + h / 2, x1: x + w, y1: y + h / 2 });
    else if (w <= THIN && h > w) this.rules.push({ x0: x + w / 2, y0: y, x1: x + w / 2, y1: y + h });
    else this.shape(points);
  }

  private stroked(points: readonly Point[]): void {
    for (let index = 1; index < points.length; index += 1) {
      const [[x0, y0], [x1, y1]] = [points[index - 1] ?? [0, 0], points[index] ?? [0, 0]];
      const isRule = Math.abs(x0 - x1) < ASKEW || Math.abs(y0 - y1) < ASKEW;
      if (isRule && Math.hypot(x0 - x1, y0 - y1) > ASKEW) this.rules.push({ x0, y0, x1, y1 });
    }
  }
}

/** What a path that clips lets be seen: no less than the box around it. @param args of the path */
export function clipOf(args: readonly unknown[], place: Matrix): Rectangle | undefined {
  const steps = stepsOf(args);
  const points = steps === undefined ? [] : outlines(steps, place).flatMap((outline) => outline.points);
  return points.length < 3 ? undefined : boxOf(points);
}

function stepsOf(args: readonly unknown[]): ArrayLike<number> | undefined {
  return (Array.isArray(args[1]) ? args[1][0] : undefined) ?? undefined;
}

interface Outline {
  readonly points: readonly Point[];
  readonly isCurved: boolean;
}

function outlines(steps: ArrayLike<number>, place: Matrix): Outline[] {
  const found: { points: Point[]; isCurved: boolean }[] = [];
  for (let at = 0; at < steps.length; ) {
    const step = Number(steps[at]);
    const count = STEPS[step] ?? 0;
    const last = found.at(-1);
    const end = applied(place, [Number(steps[at + count - 1] ?? 0), Number(steps[at + count] ?? 0)]);
    if (step === MOVE) found.push({ points: [end], isCurved: false });
    else if (step === CLOSE) last?.points.push(last.points[0] ?? [0, 0]);
    else if (last !== undefined) {
      last.points.push(end);
      if (step !== LINE) last.isCurved = true;
    }
    at += count + 1;
  }
  return found;
}

function boxOf(points: readonly Point[]): Rectangle {
  let [left, top, right, bottom] = [Infinity, Infinity, -Infinity, -Infinity];
  for (const [x, y] of points) {
    left = Math.min(left, x);
    right = Math.max(right, x);
    top = Math.min(top, y);
    bottom = Math.max(bottom, y);
  }
  return { x: left, y: top, w: right - left, h: bottom - top };
}

function isWhite(colour: string): boolean {
  return /^#f[a-f]f[a-f]f[a-f]$/iu.test(colour);
}
