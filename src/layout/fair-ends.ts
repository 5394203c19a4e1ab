/**
 * Lines of a paragraph share their text out fairly: none is stretched so that another is full, and none is left with
 * a single character, where this can be avoided in as many lines. Lengths in pt.
 */
import type { Atom } from '../model/page.ts';
import type { TextStyle } from '../style/style-sheet.ts';
import type { AtomRow } from './atom.ts';
import { leastWidth, PRESSED, stretches, TIGHTENED, withoutTrailingSpace } from './line-fill.ts';

/** Lines one below the other: where the first begins, and where each ends. */
export interface Lines {
  readonly start: number;
  readonly ends: readonly number[];
}

interface Widths {
  readonly width: number;
  /** Of the first line. */
  readonly indent: number;
}

/** A justified line is stretched whose gaps are wider than this part of the size. */
const STRETCHED = 0.1;
/** Harm of a line that is stretched just so far, or tightened as far as one may, and of a character left alone. */
const HARM = 1;
const STRAY = 30;
const TOLERANCE = 0.01;

/** The ends of as many lines, which may be others where these are not well filled. @param lines in which each takes what fits */
export function fairEnds(row: AtomRow, lines: Lines, style: TextStyle, widths: Widths): readonly number[] {
  const { align } = style;
  if (lines.ends.length < 2 || (align !== 'justify' && align !== 'left')) return lines.ends;
  const filling = new Filling(row, lines, style, widths);
  const harms = lines.ends.map((end, index) => filling.harm(lines.ends[index - 1] ?? lines.start, end));
  if (harms.every((harm) => harm <= HARM)) return lines.ends;
  const bound = harms.reduce((sum, harm) => sum + harm, 0);
  return leastHarm(row, lines, { filling, bound }) ?? lines.ends;
}

interface Search {
  readonly filling: Filling;
  /** Only lines with less harm are better. */
  readonly bound: number;
}

/** The lines with the least harm of all together; undefined where none have less than the bound. */
function leastHarm({ ends }: AtomRow, lines: Lines, { filling, bound }: Search): readonly number[] | undefined {
  const final = lines.ends.at(-1) as number;
  const places = [lines.start];
  for (let at = lines.start + 1; at < final; at += 1) if (ends[at - 1] === 'may') places.push(at);
  places.push(final);
  let reached = new Map<number, Reached>([[0, { harm: 0, ends: undefined }]]);
  for (let count = 1; count <= lines.ends.length; count += 1) {
    const next = new Map<number, Reached>();
    const isLast = count === lines.ends.length;
    for (const [from, before] of reached) {
      const start = places[from] as number;
      for (let to = from + 1; to < places.length; to += 1) {
        const end = places[to] as number;
        if (filling.overflows(start, end)) break;
        if (isLast !== (to === places.length - 1)) continue;
        const harm = before.harm + filling.harm(start, end);
        const least = next.get(to)?.harm ?? bound;
        if (harm < least) next.set(to, { harm, ends: { end, before } });
      }
    }
    reached = next;
  }
  const found: number[] = [];
  for (let at = reached.get(places.length - 1)?.ends; at !== undefined; at = at.before.ends) found.unshift(at.end);
  return found.length === 0 ? undefined : found;
}

interface Reached {
  readonly harm: number;
  /** The last line, and what stands before it. */
  readonly ends: { readonly end: number; readonly before: Reached } | undefined;
}

/** What lines of a row measure, from sums up to each atom. */
class Filling {
  private readonly widthTo: number[] = [0];
  private readonly marksTo: number[] = [0];
  private readonly gapsTo: number[] = [0];
  private readonly final: number;

  constructor(
    private readonly row: AtomRow,
    private readonly lines: Lines,
    private readonly style: TextStyle,
    private readonly widths: Widths,
  ) {
    this.final = lines.ends.at(-1) as number;
    for (let at = lines.start; at < this.final; at += 1) {
      const atom = row.atoms[at] as Atom;
      const index = at - lines.start;
      this.widthTo.push((this.widthTo[index] as number) + atom.width);
      this.marksTo.push((this.marksTo[index] as number) + (atom.mark === undefined ? 0 : 1));
      const open = stretches(atom, row.ends[at], row.atoms[at + 1]);
      this.gapsTo.push((this.gapsTo[index] as number) + (open ? 1 : 0));
    }
  }

  /** Whether the line cannot be made as narrow as the column. */
  overflows(start: number, end: number): boolean {
    return this.excess(start, end) > TIGHTENED * this.style.size * this.gaps(start, end) + TOLERANCE;
  }

  /** How far a line is from being well filled: 0, where it is. */
  harm(start: number, end: number): number {
    const { size, align } = this.style;
    const last = end === this.final;
    const stray = last && start > this.lines.start && this.isStray(start, end) ? STRAY : 0;
    if (align === 'left') return stray + this.ragged(start, end, last);
    const gaps = this.gaps(start, end);
    const excess = this.excess(start, end);
    if (excess > TOLERANCE) return stray + HARM * (excess / (TIGHTENED * size * gaps)) ** 3;
    const free = this.available(start) - this.width(start, end);
    if (last || free <= 0) return stray;
    return stray + HARM * (gaps === 0 ? STRAY : (free / (STRETCHED * size * gaps)) ** 3);
  }

  /** A line of text that is not justified may be short; all of them alike is best. */
  private ragged(start: number, end: number, last: boolean): number {
    return last ? 0 : (Math.max(0, this.available(start) - this.width(start, end)) / this.widths.width) ** 2;
  }

  /** By how much the line is too long when its marks have given up what they may. */
  private excess(start: number, end: number): number {
    const to = withoutTrailingSpace(this.row.atoms, { start, end });
    if (to === start) return 0;
    const last = this.row.atoms[to - 1] as Atom;
    const least = this.sum(this.widthTo, start, to - 1) + leastWidth(last);
    const pressed = this.style.align === 'justify' ? PRESSED * this.style.size : 0;
    return least - pressed * this.sum(this.marksTo, start, to - 1) - this.available(start);
  }

  private width(start: number, end: number): number {
    return this.sum(this.widthTo, start, withoutTrailingSpace(this.row.atoms, { start, end }));
  }

  private gaps(start: number, end: number): number {
    if (this.style.align !== 'justify') return 0;
    return this.sum(this.gapsTo, start, Math.max(start, withoutTrailingSpace(this.row.atoms, { start, end }) - 1));
  }

  private sum(sums: readonly number[], from: number, to: number): number {
    return (sums[to - this.lines.start] as number) - (sums[from - this.lines.start] as number);
  }

  private available(start: number): number {
    return this.widths.width - (start === this.lines.start ? this.widths.indent : 0);
  }

  /** One character with the marks behind it. */
  private isStray(start: number, end: number): boolean {
    const [first, ...others] = this.row.atoms.slice(start, Math.min(end, start + STRAY_ATOMS + 1));
    if (first === undefined || end - start > STRAY_ATOMS) return false;
    return first.width <= first.size && others.every(({ text }) => CLOSING_MARK.test(text));
  }
}

const STRAY_ATOMS = 3;
const CLOSING_MARK = /^[。，；：、！？）》”’]*$/u;
