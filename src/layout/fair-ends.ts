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
  const places = placesOf(row, lines);
  const search = { places, overflows: firstOverflows(places, filling), count: lines.ends.length, filling };
  return leastHarm(search, HARM) ?? leastHarm(search, bound) ?? lines.ends;
}

interface Search {
  /** Where a line may begin or end. */
  readonly places: readonly number[];
  readonly overflows: Int32Array;
  /** Number of lines. */
  readonly count: number;
  readonly filling: Filling;
}

function placesOf({ ends }: AtomRow, lines: Lines): readonly number[] {
  const final = lines.ends.at(-1) as number;
  const places = [lines.start];
  for (let at = lines.start + 1; at < final; at += 1) if (ends[at - 1] === 'may') places.push(at);
  places.push(final);
  return places;
}

/** The lines with the least harm of all together; undefined where none have less than the bound: the lower it is, the fewer are tried. */
function leastHarm({ places, overflows, count, filling }: Search, bound: number): readonly number[] | undefined {
  const final = places.length - 1;
  /** For each line and place at which it may end, the place at which it begins then. */
  const begins: Int32Array[] = [];
  let harms = new Float64Array(places.length).fill(bound);
  harms[0] = 0;
  let [nearest, farthest] = [0, 0];
  for (let line = 1; line <= count; line += 1) {
    const isLast = line === count;
    const next = new Float64Array(places.length).fill(bound);
    const begin = new Int32Array(places.length);
    let [low, high] = [final, 0];
    for (let from = farthest; from >= nearest; from -= 1) {
      const before = harms[from] as number;
      if (before >= bound) continue;
      const start = places[from] as number;
      const longest = Math.min((overflows[from] as number) - 1, isLast ? final : final - 1);
      const shortest = isLast ? final : from + 1;
      for (let to = longest; to >= shortest; to -= 1) {
        const end = places[to] as number;
        const harm = before + filling.harm(start, end);
        if (harm < (next[to] as number)) {
          next[to] = harm;
          begin[to] = from;
          low = Math.min(low, to);
          high = Math.max(high, to);
        } else if (harm >= bound && filling.isLoose(start, end)) break; // A line that has room left is worse the shorter it is.
      }
    }
    begins.push(begin);
    harms = next;
    [nearest, farthest] = [low, high];
  }
  if ((harms[final] as number) >= bound) return undefined;
  const found: number[] = [];
  let at = final;
  for (const begin of begins.reverse()) {
    found.unshift(places[at] as number);
    at = begin[at] as number;
  }
  return found;
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

/** What lines of a row measure, from sums up to each atom, the first of which has the number 0; `from` and `to` are such numbers. */
class Filling {
  private readonly widthTo: Float64Array;
  private readonly marksTo: Int32Array;
  private readonly gapsTo: Int32Array;
  /** Where the text of a line ends that ends here: before its last spaces. */
  private readonly textTo: Int32Array;
  /** Width of each atom at the end of a line. */
  private readonly least: Float64Array;
  private readonly final: number;
  private readonly justified: boolean;
  /** What a mark may give up. */
  private readonly pressed: number;

  constructor(
    private readonly row: AtomRow,
    private readonly lines: Lines,
    private readonly style: TextStyle,
    private readonly widths: Widths,
  ) {
    this.final = lines.ends.at(-1) as number;
    this.justified = style.align === 'justify';
    this.pressed = this.justified ? PRESSED * style.size : 0;
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
    const from = start - this.lines.start;
    const to = this.textEnd(from, end);
    return this.excess(from, to) > TIGHTENED * this.style.size * this.gaps(from, to) + TOLERANCE;
  }

  /** Whether the line has room left. */
  isLoose(start: number, end: number): boolean {
    const from = start - this.lines.start;
    return this.excess(from, this.textEnd(from, end)) <= TOLERANCE;
  }

  /** How far a line is from being well filled: 0, where it is. */
  harm(start: number, end: number): number {
    const { size, align } = this.style;
    const last = end === this.final;
    const stray = last && start > this.lines.start && this.isStray(start, end) ? STRAY : 0;
    const from = start - this.lines.start;
    const to = this.textEnd(from, end);
    const free = this.available(from) - this.width(from, to);
    // A line of text that is not justified may be short; all of them alike is best.
    if (align === 'left') return stray + (last ? 0 : (Math.max(0, free) / this.widths.width) ** 2);
    const excess = this.excess(from, to);
    if (excess > TOLERANCE) return stray + HARM * (excess / (TIGHTENED * size * this.gaps(from, to))) ** 3;
    if (last || free <= 0) return stray;
    const gaps = this.gaps(from, to);
    return stray + HARM * (gaps === 0 ? STRAY : (free / (STRETCHED * size * gaps)) ** 3);
  }

  /** By how much the line is too long when its marks have given up what they may. */
  private excess(from: number, to: number): number {
    if (to === from) return 0;
    const width = (this.widthTo[to - 1] as number) - (this.widthTo[from] as number) + (this.least[to - 1] as number);
    const marks = (this.marksTo[to - 1] as number) - (this.marksTo[from] as number);
    return width - this.pressed * marks - this.available(from);
  }

  private width(from: number, to: number): number {
    return (this.widthTo[to] as number) - (this.widthTo[from] as number);
  }

  private gaps(from: number, to: number): number {
    if (!this.justified) return 0;
    const last = Math.max(from, to - 1);
    return (this.gapsTo[last] as number) - (this.gapsTo[from] as number);
  }

  /** The number of the atom behind the text of the line. */
  private textEnd(from: number, end: number): number {
    return Math.max(from, this.textTo[end - this.lines.start] as number);
  }

  private available(from: number): number {
    return this.widths.width - (from === 0 ? this.widths.indent : 0);
  }

  /** One character with the marks behind it. */
  private isStray(start: number, end: number): boolean {
    if (end - start > STRAY_ATOMS) return false;
    const [first, ...others] = this.row.atoms.slice(start, end);
    return first !== undefined && first.width <= first.size && others.every(({ text }) => CLOSING_MARK.test(text));
  }
}

const STRAY_ATOMS = 3;
const CLOSING_MARK = /^[。，；：、！？）》”’]*$/u;
