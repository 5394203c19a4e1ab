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
  fitLastMark(atoms, available);
  pressMarks(atoms, available);
  const natural = widthOf(atoms);
  const free = available - natural;
  const gaps =
    style.align === 'justify' ? gapsOf(atoms, row.ends.slice(line.start, end), free, style.size, column) : [];
  let x = column.indent + alignmentShift(style, free);
  const xs = atoms.map((atom, index) => {
    const at = x + atom.shift;
    x += atom.width + (gaps[index] ?? 0);
    return at;
  });
  const width = free < 0 && gaps.length > 0 ? available : natural;
  return { atoms, xs, sources: row.sources.slice(line.start, end), width };
}

function widthOf(atoms: readonly Atom[]): number {
  let width = 0;
  for (const atom of atoms) width += atom.width;
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

/** A closing mark at the line end gives up its empty half when the line is too long by it. */
function fitLastMark(atoms: Atom[], available: number): void {
  const last = atoms.at(-1);
  if (last?.mark !== 'closing' || widthOf(atoms) <= available + TOLERANCE) return;
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

/** What is left behind each atom, or taken from it; nothing where a line would be stretched too far. */
function gapsOf(
  atoms: readonly Atom[],
  ends: readonly LineEnd[],
  free: number,
  size: number,
  { last }: Column,
): number[] {
  const open = atoms.map((atom, index) => stretches(atom, ends[index], atoms[index + 1]));
  const count = open.filter(Boolean).length;
  if (count === 0) return [];
  if (free < -TOLERANCE) {
    const by = Math.max(free / count, -TIGHTENED * size);
    return open.map((isOpen) => (isOpen ? by : 0));
  }
  if (last || free <= 0 || free / count > WIDEST_GAP * size) return [];
  const firsts = atoms.map((atom, index) => open[index] === true && givesFirst(atom, atoms[index + 1]));
  const first = firsts.filter(Boolean).length;
  const spare = free - count * EVEN_GAP * size;
  const extra = spare <= 0 || first === 0 ? 0 : Math.min(spare / first, FIRST_GAP * size);
  const gap = (free - first * extra) / count;
  return open.map((isOpen, index) => (isOpen ? gap + (firsts[index] ? extra : 0) : 0));
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
