/** Atoms to lines: breaking, hanging spaces, squeezed marks at line ends, alignment. Lengths in pt. */
import type { Atom, Setting } from '../model/page.ts';
import type { TextStyle } from '../style/style-sheet.ts';
import type { AtomRow, LineEnd } from './atom.ts';

export interface LineShape {
  /** Width of the column. */
  readonly width: number;
  /** Indent of the first line; default: the style's. */
  readonly firstIndent?: number;
}

/** Share of the em above the base line; every face of the project has this box. */
export const ASCENT = 0.88;
/** A justified line whose gaps would exceed this part of the size is left as it is. */
const WIDEST_GAP = 0.4;
const TOLERANCE = 0.01;

/** From the top of a line to its base line: the text stands in the middle of the line. */
export function baselineOf(style: Pick<TextStyle, 'size' | 'lineHeight'>): number {
  return (style.lineHeight - style.size) / 2 + ASCENT * style.size;
}

/** Breaks atoms into lines; no atom gives one empty line. */
export function breakLines(source: AtomRow, style: TextStyle, shape: LineShape): Setting[] {
  const row = { atoms: [...source.atoms], ends: [...source.ends], sources: [...source.sources] };
  const firstIndent = shape.firstIndent ?? (style.indentChars ?? 0) * style.size;
  const lines: Setting[] = [];
  let start = 0;
  do {
    const indent = start === 0 ? firstIndent : 0;
    const width = shape.width - indent;
    const full = pushedIn(row, { start, end: lineEnd(row, start, width) }, style, width);
    const end = withoutStray(row, start, full, style);
    const last = end === row.atoms.length || row.ends[end - 1] === 'must';
    lines.push(setLine(row, { start, end }, style, { width: shape.width, indent, last }));
    start = end;
  } while (start < row.atoms.length);
  return lines;
}

/** A line is stretched whose gaps are wider than this part of the size; what a mark within it may give up to prevent it. */
const STRETCHED = 0.1;
const PRESSED = 0.4;

/**
 * The end of a justified line: one piece of text further on where the marks of the line make room for it, and the line
 * would be stretched without it (标点挤压: marks give first).
 */
function pushedIn({ atoms, ends }: OpenRow, { start, end }: Line, { align, size }: TextStyle, width: number): number {
  if (align !== 'justify' || end === atoms.length || ends[end - 1] === 'must') return end;
  const free = width - widthOf(atoms.slice(start, end));
  if (free <= (end - start) * STRETCHED * size) return end;
  let next = end + 1;
  while (next < atoms.length && ends[next - 1] === 'no') next += 1;
  const last = atoms[next - 1];
  if (last === undefined) return end;
  const before = atoms.slice(start, next - 1);
  const room = before.reduce((sum, atom) => sum + (atom.mark === undefined ? 0 : PRESSED * atom.size), 0);
  return widthOf(before) + leastWidth(last) - room <= width ? next : end;
}

/** Atoms of a last line that holds one character and the marks behind it. */
const STRAY_ATOMS = 3;
/** Text that may go down to it, in sizes. */
const MOVED = 2;

/** The end of a justified line, a character earlier where otherwise a single one would be left for the last line. */
function withoutStray({ atoms, ends }: OpenRow, start: number, end: number, { align, size }: TextStyle): number {
  const rest = atoms.length - end;
  if (align !== 'justify' || rest === 0 || rest > STRAY_ATOMS || ends[end - 1] === 'must') return end;
  const [first, ...others] = atoms.slice(end);
  const stray = first !== undefined && first.width <= size && others.every((atom) => CLOSING_MARK.test(atom.text));
  const earlier = ends.lastIndexOf('may', end - 2);
  const moves = earlier >= start && widthOf(atoms.slice(earlier + 1, end)) <= MOVED * size;
  return stray && moves ? earlier + 1 : end;
}

const CLOSING_MARK = /^[。，；：、！？）》”’]+$/u;

interface OpenRow {
  readonly atoms: Atom[];
  readonly ends: LineEnd[];
  readonly sources: number[];
}

/** Index after the last atom of the line that begins at `start`; cuts an atom that is wider than the line. */
function lineEnd(row: OpenRow, start: number, width: number): number {
  const { atoms, ends } = row;
  let used = 0;
  let end = -1;
  for (let index = start; index < atoms.length; index += 1) {
    const atom = atoms[index] as Atom;
    if (used + leastWidth(atom) > width + TOLERANCE) {
      if (end > start) return end;
      if (index === start) cutAtom(row, index, width);
      return Math.max(index, start + 1);
    }
    used += atom.width;
    if (ends[index] !== 'no') end = index + 1;
    if (ends[index] === 'must') return index + 1;
  }
  return atoms.length;
}

/** Width at the end of a line. */
function leastWidth(atom: Atom): number {
  if (atom.space) return 0;
  return atom.mark === 'closing' ? atom.width - atom.size / 2 : atom.width;
}

/** Leaves at `index` as much of the atom as fits, at least one character, and puts the rest behind it. */
function cutAtom({ atoms, ends, sources }: OpenRow, index: number, width: number): void {
  const atom = atoms[index] as Atom;
  const characters = [...atom.text];
  if (characters.length < 2) return;
  const widthOf = (text: string) => atom.face.width(text) * atom.size;
  let count = 0;
  let used = 0;
  while (count < characters.length - 1) {
    used += widthOf(characters[count] as string);
    if (count > 0 && used > width) break;
    count += 1;
  }
  const part = (text: string): Atom => ({ ...atom, text, width: widthOf(text) });
  atoms.splice(index, 1, part(characters.slice(0, count).join('')), part(characters.slice(count).join('')));
  ends.splice(index, 0, 'no');
  sources.splice(index, 0, sources[index] as number);
}

interface Line {
  readonly start: number;
  readonly end: number;
}

interface Column {
  readonly width: number;
  readonly indent: number;
  readonly last: boolean;
}

function setLine(row: AtomRow, line: Line, style: TextStyle, column: Column): Setting {
  const available = column.width - column.indent;
  const end = withoutTrailingSpace(row.atoms, line);
  const atoms = row.atoms.slice(line.start, end);
  fitLastMark(atoms, available);
  pressMarks(atoms, available);
  const width = widthOf(atoms);
  const ends = row.ends.slice(line.start, end);
  const gaps =
    style.align === 'justify' && !column.last ? justifiedGaps(atoms, ends, available - width, style.size) : [];
  let x = column.indent + alignmentShift(style, available - width);
  const xs = atoms.map((atom, index) => {
    const at = x + atom.shift;
    x += atom.width + (gaps[index] ?? 0);
    return at;
  });
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

/** End of the line without the spaces, and the mark of a forced end, after its text. */
function withoutTrailingSpace(atoms: readonly Atom[], { start, end }: Line): number {
  let last = end;
  while (last > start && (atoms[last - 1]?.space || atoms[last - 1]?.text === '')) last -= 1;
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
    const by = Math.min(excess / marks, atom.size / 2);
    if (atom.mark === 'closing') atoms[index] = { ...atom, width: atom.width - by };
    if (atom.mark === 'opening') atoms[index] = { ...atom, width: atom.width - by, shift: atom.shift - by };
  });
}

/** Up to this part of the size the gaps of a line are the same; beyond it marks give room first, up to as much again. */
const EVEN_GAP = 0.05;
const MARK_GAP = 0.25;

/** What is left behind each atom; nothing where a line would be stretched too far. */
function justifiedGaps(atoms: readonly Atom[], ends: readonly LineEnd[], free: number, size: number): number[] {
  const open = atoms.map((atom, index) => stretches(atom, ends[index], atoms[index + 1]));
  const count = open.filter(Boolean).length;
  if (count === 0 || free <= 0 || free / count > WIDEST_GAP * size) return [];
  const marks = atoms.map(({ mark }, index) => open[index] === true && mark === 'closing');
  const marked = marks.filter(Boolean).length;
  const spare = free - count * EVEN_GAP * size;
  const extra = spare <= 0 || marked === 0 ? 0 : Math.min(spare / marked, MARK_GAP * size);
  const gap = (free - marked * extra) / count;
  return open.map((isOpen, index) => (isOpen ? gap + (marks[index] ? extra : 0) : 0));
}

/** Parts of Latin text are only spread at spaces, and a number is not parted from its unit. */
function stretches(atom: Atom, end: LineEnd | undefined, next: Atom | undefined): boolean {
  if (next === undefined) return false;
  if (!atom.latin || atom.space) return true;
  return !next.latin && end !== 'no';
}
