/** Values as OFD writes them (GB/T 33190-2016, 7.3): lengths in mm, y downwards. */
import type { Rectangle } from '../../model/rectangle.ts';
import { Xml, xml } from '../xml.ts';

const MM_PER_POINT = 25.4 / 72;

/** A number with at most four decimals. */
export function decimal(value: number): string {
  return String(Math.round(value * 10_000) / 10_000);
}

/** A length given in pt. */
export function length(points: number): string {
  return decimal(points * MM_PER_POINT);
}

/** Lengths given in pt, one after the other. */
export function lengths(points: readonly number[]): string {
  return points.map(length).join(' ');
}

export function box({ x, y, w, h }: Rectangle): string {
  return lengths([x, y, w, h]);
}

/** The smallest box around points. @param points x and y in turn, pt */
export function boxAround(points: readonly number[]): Rectangle {
  const xs = points.filter((_, index) => index % 2 === 0);
  const ys = points.filter((_, index) => index % 2 === 1);
  const [x, y] = [Math.min(...xs), Math.min(...ys)];
  return { x, y, w: Math.max(...xs) - x, h: Math.max(...ys) - y };
}

/** Left, upper, right and lower corner further out by so many pt. */
export function widened({ x, y, w, h }: Rectangle, by: number): Rectangle {
  return { x: x - by, y: y - by, w: w + 2 * by, h: h + 2 * by };
}

export const BLACK = '000000';

/** `FillColor` or `StrokeColor`. @param colour RRGGBB */
export function colourElement(name: 'FillColor' | 'StrokeColor', colour: string): Xml {
  const parts = [0, 2, 4].map((at) => Number.parseInt(colour.slice(at, at + 2), 16));
  return xml`<ofd:${new Xml(name)} Value="${parts.join(' ')}"/>`;
}

/** The root of a part, as text. @param attributes those beside the namespace */
export function part(name: string, content: readonly (Xml | undefined)[], attributes = new Xml('')): string {
  const tag = new Xml(`ofd:${name}`);
  const namespace = xml`xmlns:ofd="http://www.ofdspec.org/2016"`;
  return `<?xml version="1.0" encoding="UTF-8"?>${xml`<${tag} ${namespace}${attributes}>${content}</${tag}>`.text}`;
}
