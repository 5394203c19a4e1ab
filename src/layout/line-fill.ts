/** How a line comes to the width of its column: what its marks, its gaps and its characters give up. Lengths in pt. */
import type { Atom, Setting } from '../model/page.ts';
import type { TextStyle } from '../style/style-sheet.ts';
import type { AtomRow, LineEnd } from './atom.ts';

export interface Line {
  readonly start: number;
  readonly end: number;
}

export interface Column {
  readonly width: number;
  readonly indent: number;
  /** The last line of a paragraph, or before a forced end: it is not stretched. */
  readonly last: boolean;
}

/** What a mark within a line may give up of its empty half to take a text in, and each character besides, in sizes. */
export const PRESSED = 0.4;
export const TIGHTENED = 0.03;
/** A justified line whose gaps would exceed this part of the size is left as it is. */
const WIDEST_GAP = 0.4;
const TOLERANCE = 0.01;

/** Width at the end of a line. */
export function leastWidth(atom: Atom): number {
  if (atom.space) return 0;
  return atom.mark === 'closing' ? atom.width - atom.size / 2 : atom.width;
}

/** The line from its atoms. */
export function setLine(row: AtomRow, line: Line, style: TextStyle, column: Column): Setting {
  const available = column.width - column.indent;
  const end = withoutTrailingSpace(row.atoms, line);
  const atoms = row.atoms.slice(line.start, end);
  const natural = takenIn(atoms, available);
  const free = available - natural;
  const gaps =
    style.align === 'justify' ? gapsOf(atoms, row.ends, { start: line.start, free }, style.size, column) : undefined;
  let x = column.indent + alignmentShift(style, free);
  const xs = new Array<number>(atoms.length);
  for (let index = 0; index < atoms.length; index += 1) {
    const atom = atoms[index] as Atom;
    xs[index] = x + atom.shift;
    x += atom.width + (gaps === undefined ? 0 : gapBehind(atom, row.ends[line.start + index], atoms[index + 1], gaps));
  }
  const width = free < 0 && gaps !== undefined ? available : natural;
  return { atoms, xs, sources: row.sources.slice(line.start, end), width };
}

/** The width of the line, from which its marks give up what it is too long by. */
function takenIn(atoms: Atom[], available: number): number {
  const whole = widthOf(atoms);
  if (whole <= available + TOLERANCE) return whole;
  fitLastMark(atoms);
  pressMarks(atoms, available);
  return widthOf(atoms);
}

function widthOf(atoms: readonly Atom[]): number {
  let width = 0;
  for (let index = 0; index < atoms.length; index += 1) width += (atoms[index] as Atom).width;
  return width;
}

function alignmentShift(style: TextStyle, free: number): number {
  if (free < 0) return 0;
  return style.align === 'center' ? free / 2 : style.align === 'right' ? free : 0;
}

/** A space, or the mark of a forced end. */
export function isBlank({ space, text }: Atom): boolean {
  return space || text === '';
}

/** End of the line without the spaces, and the mark of a forced end, after its text. */
function withoutTrailingSpace(atoms: readonly Atom[], { start, end }: Line): number {
  let last = end;
  while (last > start && isBlank(atoms[last - 1] as Atom)) last -= 1;
  return last;
}

/** A closing mark at the end of a line that is too long gives up its empty half. */
function fitLastMark(atoms: Atom[]): void {
  const last = atoms.at(-1);
  if (last?.mark !== 'closing') return;
  atoms[atoms.length - 1] = { ...last, width: last.width - last.size / 2, mark: undefined };
}

/** Marks within the line give up what it is too long by. */
function pressMarks(atoms: Atom[], available: number): void {
  const excess = widthOf(atoms) - available;
  const marks = atoms.filter(({ mark }) => mark !== undefined).length;
  if (excess <= TOLERANCE || marks === 0) return;
  atoms.forEach((atom, index) => {
    const by = Math.min(excess / marks, PRESSED * atom.size);
    if (atom.mark === 'closing') atoms[index] = { ...atom, width: atom.width - by };
    if (atom.mark === 'opening') atoms[index] = { ...atom, width: atom.width - by, shift: atom.shift - by };
  });
}

/** Up to this part of the size the gaps of a line are the same; beyond it marks and figures give room first, up to as much again. */
const EVEN_GAP = 0.05;
const FIRST_GAP = 0.25;

/** What is left behind the atoms of a line that may stand apart, or taken from it. */
interface Gaps {
  readonly each: number;
  /** Besides, where a line gives room first. */
  readonly extra: number;
}

/**
 * None where a line would be stretched too far.
 * @param ends of the row in which the line has its place
 */
function gapsOf(
  atoms: readonly Atom[],
  ends: readonly LineEnd[],
  { start, free }: { readonly start: number; readonly free: number },
  size: number,
  { last }: Column,
): Gaps | undefined {
  const tightened = free < -TOLERANCE;
  if (!tightened && (last || free <= 0)) return undefined;
  let count = 0;
  let first = 0;
  for (let index = 0; index < atoms.length; index += 1) {
    const [atom, next] = [atoms[index] as Atom, atoms[index + 1]];
    if (!stretches(atom, ends[start + index], next)) continue;
    count += 1;
    if (givesFirst(atom, next)) first += 1;
  }
  if (count === 0) return undefined;
  if (tightened) return { each: Math.max(free / count, -TIGHTENED * size), extra: 0 };
  if (free / count > WIDEST_GAP * size) return undefined;
  const spare = free - count * EVEN_GAP * size;
  const extra = spare <= 0 || first === 0 ? 0 : Math.min(spare / first, FIRST_GAP * size);
  return { each: (free - first * extra) / count, extra };
}

function gapBehind(atom: Atom, end: LineEnd | undefined, next: Atom | undefined, { each, extra }: Gaps): number {
  if (!stretches(atom, end, next)) return 0;
  return each + (givesFirst(atom, next) ? extra : 0);
}

/** Behind a mark, and between a hanzi and a figure, where Word has a gap of a quarter of its own. */
function givesFirst(atom: Atom, next: Atom | undefined): boolean {
  return atom.mark === 'closing' || (next !== undefined && next.latin !== atom.latin && !next.space && !atom.space);
}

/** Parts of Latin text are only spread at spaces, and a number is not parted from its unit. */
export function stretches(atom: Atom, end: LineEnd | undefined, next: Atom | undefined): boolean {
  if (next === undefined) return false;
  if (!atom.latin || atom.space) return true;
  return !next.latin && end !== 'no';
}
