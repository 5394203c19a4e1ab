/** What the marks of a draft look like on a page: grounds, ink and strokes of text, bars in the margin. Lengths in pt. */
import type { Severity } from '../../diagnostics/finding.ts';
import type { Change } from '../../model/review.ts';
import { changeOf, remarksOf, stretchesOf } from './marks.ts';
import type { Band, PageItem, PageLine, Vector } from './page.ts';
import type { Rectangle } from './page-note.ts';

/** Severity of the doubtful remarks by their number. */
export type Doubts = ReadonlyMap<number, Severity>;

/** Ink of what came or went, RRGGBB. */
export const INKS: Record<Change, string> = { inserted: '1F3FBF', deleted: 'C00000' };
/** Grounds of doubtful text, RRGGBB. */
export const GROUNDS: Record<Severity, string> = { error: 'FFD9D6', warning: 'FFF3B0', info: 'FFF3B0' };
const BAR_COLOUR = '#404040';
const BAR_WIDTH = 1.2;
/** Strokes below and through text, in parts of its size. */
const STROKE = { width: 0.05, inserted: 0.95, deleted: 0.53 };
/** Bands nearer to each other than this have one bar. */
const BAR_GAP = 1;

/** The line with its changed text in the ink of the change. */
export function inked(line: PageLine): PageLine {
  if (!line.atoms.some((placed) => changeOf(line, placed) !== undefined)) return line;
  const atoms = line.atoms.map((placed) => {
    const change = changeOf(line, placed);
    return change === undefined ? placed : { ...placed, colour: INKS[change] };
  });
  return { ...line, atoms };
}

/** Coloured grounds of the doubtful text of a line, to be drawn before it. */
export function grounds(line: PageLine, doubts: Doubts): PageItem[] {
  const severityOf = (numbers: readonly number[]) => {
    const found = numbers.flatMap((number) => doubts.get(number) ?? []);
    return found.includes('error') ? 'error' : found[0] && 'warning';
  };
  const stretches = stretchesOf(line, (placed) => severityOf(remarksOf(line, placed)));
  return stretches.map(({ key, area }) => ground(area, GROUNDS[key]));
}

function ground(area: Rectangle, colour: string): PageItem {
  return vector({ type: 'rect', ...area, color: `#${colour}` });
}

/** Lines below inserted and through deleted text. */
export function strokes(line: PageLine): PageItem[] {
  const stretches = stretchesOf(line, (placed) => changeOf(line, placed));
  return stretches.map(({ key, area: { x, y, w, h } }) => {
    const at = y + h * STROKE[key];
    return vector({
      type: 'line',
      x1: x,
      x2: x + w,
      y1: at,
      y2: at,
      lineWidth: h * STROKE.width,
      lineColor: `#${INKS[key]}`,
    });
  });
}

/** The band of a line in which something changed. */
export function changedBand(line: PageLine): Band[] {
  const changed = line.atoms.some((placed) => changeOf(line, placed) !== undefined);
  return changed ? [{ top: line.y, height: line.height }] : [];
}

/** Bars at `x` beside bands of a page; bands that touch share one. */
export function bars(bands: readonly Band[], x: number): PageItem[] {
  const joined: { top: number; bottom: number }[] = [];
  for (const { top, height } of bands.toSorted((a, b) => a.top - b.top)) {
    const last = joined.at(-1);
    if (last !== undefined && top <= last.bottom + BAR_GAP) last.bottom = Math.max(last.bottom, top + height);
    else joined.push({ top, bottom: top + height });
  }
  return joined.map(({ top, bottom }) =>
    vector({ type: 'line', x1: x, x2: x, y1: top, y2: bottom, lineWidth: BAR_WIDTH, lineColor: BAR_COLOUR }),
  );
}

function vector(item: Vector): PageItem {
  return { type: 'vector', item };
}
