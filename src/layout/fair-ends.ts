/**
 * Lines of a paragraph share their text out fairly: none is stretched so that another is full, and none is left with
 * a single character, where this can be avoided in as many lines. Lengths in pt.
 */
import type { Atom } from '../model/page.ts';
import type { TextStyle } from '../style/style-sheet.ts';
import type { AtomRow } from './atom.ts';
import { isBlank, leastWidth, PRESSED, stretches, TIGHTENED } from './line-fill.ts';

/** Lines one below the other: where the first begins, and where each ends. */
export interface Lines {
  readonly start: number;
  readonly ends: readonly number[];
}

export interface Widths {
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
  const overflows = firstOverflows(places, filling);
  let reached = new Map<number, Reached>([[0, { harm: 0, ends: undefined }]]);
  for (let count = 1; count <= lines.ends.length; count += 1) {
    const next = new Map<number, Reached>();
    const isLast = count === lines.ends.length;
    for (const [from, before] of reached) {
      const start = places[from] as number;
      const longest = Math.min((overflows[from] as number) - 1, places.length - (isLast ? 1 : 2));
      const shortest = isLast ? places.length - 1 : from + 1;
      for (let to = longest; to >= shortest; to -= 1) {
        const end = places[to] as number;
        const harm = before.harm + filling.harm(start, end);
        if (harm < (next.get(to)?.harm ?? bound)) next.set(to, { harm, ends: { end, before } });
        // A line that has room left is worse the shorter it is.
        else if (harm >= bound && filling.isLoose(start, end)) break;
      }
    }
    reached = next;
  }
  const found: number[] = [];
  for (let at = reached.get(places.length - 1)?.ends; at !== undefined; at = at.before.ends) found.unshift(at.end);
  return found.length === 0 ? undefined : found;
}

/** For the line from each place the first end that is too far; it never comes before that of the line before. */
function firstOverflows(places: readonly number[], filling: Filling): Int32Array {
  const firsts = new Int32Array(places.length);
  let to = 1;
  places.forEach((start, from) => {
    to = Math.max(to, from + 1);
    while (to < places.length && !filling.overflows(start, places[to] as number)) to += 1;
    firsts[from] = to;
  });
  return firsts;
}

interface Reached {
  readonly harm: number;
  /** The last line, and what stands before it. */
  readonly ends: { readonly end: number; readonly before: Reached } | undefined;
}

/** What lines of a row measure, from sums up to each atom, the first of which has the number 0. */
class Filling {
  private readonly widthTo: Float64Array;
  private readonly marksTo: Int32Array;
  private readonly gapsTo: Int32Array;
  /** Where the text of a line ends that ends here: before its last spaces. */
  private readonly textTo: Int32Array;
  /** Width of each atom at the end of a line. */
  private readonly least: Float64Array;
  private readonly final: number;

  constructor(
    private readonly row: AtomRow,
    private readonly lines: Lines,
    private readonly style: TextStyle,
    private readonly widths: Widths,
  ) {
    this.final = lines.ends.at(-1) as number;
    const count = this.final - lines.start;
    this.widthTo = new Float64Array(count + 1);
    this.marksTo = new Int32Array(count + 1);
    this.gapsTo = new Int32Array(count + 1);
    this.textTo = new Int32Array(count + 1);
    this.least = new Float64Array(count);
    for (let index = 0; index < count; index += 1) {
      const at = lines.start + index;
      const atom = row.atoms[at] as Atom;
      const open = stretches(atom, row.ends[at], row.atoms[at + 1]);
      this.widthTo[index + 1] = (this.widthTo[index] as number) + atom.width;
      this.marksTo[index + 1] = (this.marksTo[index] as number) + (atom.mark === undefined ? 0 : 1);
      this.gapsTo[index + 1] = (this.gapsTo[index] as number) + (open ? 1 : 0);
      this.textTo[index + 1] = isBlank(atom) ? (this.textTo[index] as number) : index + 1;
      this.least[index] = leastWidth(atom);
    }
  }

  /** Whether the line cannot be made as narrow as the column. */
  overflows(start: number, end: number): boolean {
    return this.excess(start, end) > TIGHTENED * this.style.size * this.gaps(start, end) + TOLERANCE;
  }

  /** Whether the line has room left. */
  isLoose(start: number, end: number): boolean {
    return this.excess(start, end) <= TOLERANCE;
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
    const from = start - this.lines.start;
    const to = this.textEnd(start, end);
    if (to === from) return 0;
    const width = (this.widthTo[to - 1] as number) - (this.widthTo[from] as number) + (this.least[to - 1] as number);
    const marks = (this.marksTo[to - 1] as number) - (this.marksTo[from] as number);
    const pressed = this.style.align === 'justify' ? PRESSED * this.style.size : 0;
    return width - pressed * marks - this.available(start);
  }

  private width(start: number, end: number): number {
    return (this.widthTo[this.textEnd(start, end)] as number) - (this.widthTo[start - this.lines.start] as number);
  }

  private gaps(start: number, end: number): number {
    if (this.style.align !== 'justify') return 0;
    const from = start - this.lines.start;
    const last = Math.max(from, this.textEnd(start, end) - 1);
    return (this.gapsTo[last] as number) - (this.gapsTo[from] as number);
  }

  /** The number of the atom behind the text of the line. */
  private textEnd(start: number, end: number): number {
    return Math.max(start - this.lines.start, this.textTo[end - this.lines.start] as number);
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
