/** Atoms to lines: breaking, hanging spaces, squeezed marks at line ends, alignment. Lengths in pt. */
import type { Inline } from '../../model/report.ts';
import type { TextStyle } from '../../style/style-sheet.ts';
import type { Face } from './face.ts';
import { baselineOf } from './page.ts';

/** A piece of text that stays whole: a hanzi, a mark, a number, a Latin word. */
export interface Atom {
  readonly text: string;
  readonly face: Face;
  readonly size: number;
  /** Drawn thicker. */
  readonly strong: boolean;
  readonly width: number;
  /** Moves the drawing, not the place: a squeezed opening mark. */
  readonly shift: number;
  readonly latin: boolean;
  readonly space: boolean;
  /** A mark of one em with an empty half. */
  readonly mark: 'closing' | 'opening' | undefined;
  readonly breakAfter: boolean;
  /** The line must end here. */
  readonly lineEnd: boolean;
  /** The node of the report that it prints; its marks are those of the atom. */
  readonly source?: Inline;
}

export interface PlacedAtom {
  readonly atom: Atom;
  /** From the left edge of the line. */
  readonly x: number;
  /** RRGGBB; the line's unless given. */
  readonly colour?: string;
}

export interface SetLine {
  readonly atoms: readonly PlacedAtom[];
  /** Width of the text itself. */
  readonly width: number;
  readonly height: number;
  readonly baseline: number;
  /** RRGGBB; black unless given. */
  readonly colour?: string;
}

export interface LineShape {
  /** Width of the column. */
  readonly width: number;
  /** Indent of the first line; default: the style's. */
  readonly firstIndent?: number;
}

/** A justified line whose gaps would exceed this part of the size is left as it is. */
const WIDEST_GAP = 0.4;
const TOLERANCE = 0.01;

/** Breaks atoms into lines of exact height; no atom gives one empty line. */
export function breakLines(source: readonly Atom[], style: TextStyle, shape: LineShape): SetLine[] {
  const atoms = [...source];
  const firstIndent = shape.firstIndent ?? (style.indentChars ?? 0) * style.size;
  const lines: SetLine[] = [];
  let start = 0;
  do {
    const indent = start === 0 ? firstIndent : 0;
    const end = lineEnd(atoms, start, shape.width - indent);
    const last = end === atoms.length || atoms[end - 1]?.lineEnd === true;
    lines.push(setLine(atoms.slice(start, end), style, { width: shape.width, indent, last }));
    start = end;
  } while (start < atoms.length);
  return lines;
}

/** Index after the last atom of the line that begins at `start`; cuts an atom that is wider than the line. */
function lineEnd(atoms: Atom[], start: number, width: number): number {
  let used = 0;
  let end = -1;
  for (let index = start; index < atoms.length; index += 1) {
    const atom = atoms[index] as Atom;
    if (used + leastWidth(atom) > width + TOLERANCE) {
      if (end > start) return end;
      if (index === start) cutAtom(atoms, index, width);
      return Math.max(index, start + 1);
    }
    used += atom.width;
    if (atom.breakAfter) end = index + 1;
    if (atom.lineEnd) return index + 1;
  }
  return atoms.length;
}

/** Width at the end of a line. */
function leastWidth(atom: Atom): number {
  if (atom.space) return 0;
  return atom.mark === 'closing' ? atom.width - atom.size / 2 : atom.width;
}

function cutAtom(atoms: Atom[], index: number, width: number): void {
  const atom = atoms[index] as Atom;
  const characters = [...atom.text];
  if (characters.length < 2) return;
  const part = (text: string): Atom => ({ ...atom, text, width: atom.face.width(text) * atom.size });
  let count = characters.length - 1;
  while (count > 1 && part(characters.slice(0, count).join('')).width > width) count -= 1;
  const head = characters.slice(0, count).join('');
  atoms.splice(index, 1, part(head), part(characters.slice(count).join('')));
}

interface Setting {
  readonly width: number;
  readonly indent: number;
  readonly last: boolean;
}

function setLine(source: readonly Atom[], style: TextStyle, setting: Setting): SetLine {
  const available = setting.width - setting.indent;
  const atoms = fitMarks(withoutTrailingSpace(source), available);
  const natural = atoms.reduce((sum, atom) => sum + atom.width, 0);
  const free = available - natural;
  const gap = style.align === 'justify' && !setting.last ? justifiedGap(atoms, free, style.size) : 0;
  let x = setting.indent + alignmentShift(style, free);
  const placed = atoms.map((atom, index) => {
    const at = x + atom.shift;
    x += atom.width + (stretches(atom, atoms[index + 1]) ? gap : 0);
    return { atom, x: at };
  });
  const colour = style.colour === undefined ? {} : { colour: style.colour };
  return { atoms: placed, width: natural, height: style.lineHeight, baseline: baselineOf(style), ...colour };
}

function alignmentShift(style: TextStyle, free: number): number {
  if (free < 0) return 0;
  return style.align === 'center' ? free / 2 : style.align === 'right' ? free : 0;
}

function withoutTrailingSpace(atoms: readonly Atom[]): readonly Atom[] {
  let end = atoms.length;
  while (end > 0 && (atoms[end - 1]?.space || atoms[end - 1]?.text === '')) end -= 1;
  return atoms.slice(0, end);
}

/** A closing mark at the line end gives up its empty half when the line is too long by it. */
function fitMarks(atoms: readonly Atom[], available: number): readonly Atom[] {
  const last = atoms.at(-1);
  const natural = atoms.reduce((sum, atom) => sum + atom.width, 0);
  if (last?.mark !== 'closing' || natural <= available + TOLERANCE) return atoms;
  return [...atoms.slice(0, -1), { ...last, width: last.width - last.size / 2 }];
}

function justifiedGap(atoms: readonly Atom[], free: number, size: number): number {
  const gaps = atoms.filter((atom, index) => stretches(atom, atoms[index + 1])).length;
  if (gaps === 0 || free <= 0) return 0;
  const gap = free / gaps;
  return gap > WIDEST_GAP * size ? 0 : gap;
}

/** Parts of Latin text are only spread at spaces. */
function stretches(atom: Atom, next: Atom | undefined): boolean {
  if (next === undefined) return false;
  return !(atom.latin && next.latin) || atom.space;
}
