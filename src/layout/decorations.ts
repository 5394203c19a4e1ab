/** What the marks of a draft look like on a page: grounds, ink and strokes of text, bars in the margin. Lengths in pt. */

import type { Severity } from '../diagnostics/finding.ts';
import type { Band, PlacedLine, Shape } from '../model/page.ts';
import type { Change } from '../model/review.ts';
import { changesOf, remarksOf, stretchesOf } from './marks.ts';

import { rectangle, segments } from './path.ts';

/** Severity of the doubtful remarks by their number. */
export type Doubts = ReadonlyMap<number, Severity>;

/** Ink of what came or went, RRGGBB. */
export const INKS: Record<Change, string> = { inserted: '1F3FBF', deleted: 'C00000' };
/** Grounds of doubtful text, RRGGBB. */
export const GROUNDS: Record<Severity, string> = { error: 'FFD9D6', warning: 'FFF3B0', info: 'FFF3B0' };
const BAR_COLOUR = '404040';
const BAR_WIDTH = 1.2;
/** Strokes below and through text, in parts of its size. */
const STROKE = { width: 0.05, inserted: 0.95, deleted: 0.53 };
/** Bands nearer to each other than this have one bar. */
const BAR_GAP = 1;

/** The line with its changed text in the ink of the change. */
export function inked(line: PlacedLine): PlacedLine {
  const changes = changesOf(line);
  if (!changes.some((change) => change !== undefined)) return line;
  return { ...line, inks: changes.map((change) => change && INKS[change]) };
}

/** Coloured grounds of the doubtful text of a line, to be drawn before it. */
export function grounds(line: PlacedLine, doubts: Doubts): Shape[] {
  const severityOf = (numbers: readonly number[]) => {
    const found = numbers.flatMap((number) => doubts.get(number) ?? []);
    return found.includes('error') ? 'error' : found[0] && 'warning';
  };
  const stretches = stretchesOf(line, (atom) => severityOf(remarksOf(line, atom)));
  return stretches.map(({ key, area }) => ({ kind: 'shape', path: rectangle(area), fill: GROUNDS[key] }));
}

/** Lines below inserted and through deleted text. */
export function strokes(line: PlacedLine): Shape[] {
  const changes = changesOf(line);
  return stretchesOf(line, (atom) => changes[atom]).map(({ key, area: { x, y, w, h } }) => {
    const at = y + h * STROKE[key];
    return {
      kind: 'shape',
      path: segments([x, at, x + w, at]),
      stroke: { width: h * STROKE.width, colour: INKS[key] },
    };
  });
}

/** The band of a line in which something changed. */
export function changedBand(line: PlacedLine): Band[] {
  const changed = changesOf(line).some((change) => change !== undefined);
  return changed ? [{ top: line.y, height: line.height }] : [];
}

/** Bars at `x` beside bands of a page; bands that touch share one. */
export function bars(bands: readonly Band[], x: number): Shape[] {
  const joined: { top: number; bottom: number }[] = [];
  for (const { top, height } of bands.toSorted((a, b) => a.top - b.top)) {
    const last = joined.at(-1);
    if (last !== undefined && top <= last.bottom + BAR_GAP) last.bottom = Math.max(last.bottom, top + height);
    else joined.push({ top, bottom: top + height });
  }
  return joined.map(({ top, bottom }) => ({
    kind: 'shape',
    path: segments([x, top, x, bottom]),
    stroke: { width: BAR_WIDTH, colour: BAR_COLOUR },
  }));
}
