/** Atoms to lines: breaking, hanging spaces, marks at line ends that give up their empty half. Lengths in pt. */
import type { Atom, Setting } from '../model/page.ts';
import type { TextStyle } from '../style/style-sheet.ts';
import type { AtomRow, LineEnd } from './atom.ts';
import { fairEnds, type Widths } from './fair-ends.ts';
import { leastWidth, setLine } from './line-fill.ts';

export interface LineShape {
  /** Width of the column. */
  readonly width: number;
  /** Indent of the first line; default: the style's. */
  readonly firstIndent?: number;
}

/** Share of the em above the base line; every face of the project has this box. */
export const ASCENT = 0.88;
const TOLERANCE = 0.01;

/** From the top of a line to its base line: the text stands in the middle of the line. */
export function baselineOf(style: Pick<TextStyle, 'size' | 'lineHeight'>): number {
  return (style.lineHeight - style.size) / 2 + ASCENT * style.size;
}

/**
 * Breaks atoms into lines; no atom gives one empty line. Each line takes what fits, as Word does; where that leaves
 * a line stretched or a character alone, the same number of lines share their text out anew.
 */
export function breakLines(source: AtomRow, style: TextStyle, shape: LineShape): Setting[] {
  const firstIndent = shape.firstIndent ?? (style.indentChars ?? 0) * style.size;
  const [first, second] = source.atoms;
  if (first !== undefined && second === undefined && leastWidth(first) <= shape.width - firstIndent + TOLERANCE) {
    return [setLine(source, { start: 0, end: 1 }, style, { width: shape.width, indent: firstIndent, last: true })];
  }
  const row = { ...source };
  const lines: Setting[] = [];
  let start = 0;
  do {
    const indent = start === 0 ? firstIndent : 0;
    const ends = sharedOut(row, start, style, { width: shape.width, indent });
    for (const end of ends) {
      const column = { width: shape.width, indent: start === 0 ? firstIndent : 0, last: end === ends.at(-1) };
      lines.push(setLine(row, { start, end }, style, column));
      start = end;
    }
  } while (start < row.atoms.length);
  return lines;
}

/** The ends of the lines up to the next forced end, or that of the text. */
function sharedOut(row: OpenRow, start: number, style: TextStyle, { width, indent }: Widths): readonly number[] {
  const ends: number[] = [];
  let end = start;
  do {
    end = lineEnd(row, end, width - (end === start ? indent : 0));
    ends.push(end);
  } while (end < row.atoms.length && row.ends[end - 1] !== 'must');
  return fairEnds(row, { start, ends }, style, { width, indent });
}

/** A row whose lists are put in the place of others when one of its atoms is cut. */
interface OpenRow {
  atoms: readonly Atom[];
  ends: readonly LineEnd[];
  sources: readonly number[];
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

/** Leaves at `index` as much of the atom as fits, at least one character, and puts the rest behind it. */
function cutAtom(row: OpenRow, index: number, width: number): void {
  const atom = row.atoms[index] as Atom;
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
  const parts = [part(characters.slice(0, count).join('')), part(characters.slice(count).join(''))];
  row.atoms = row.atoms.toSpliced(index, 1, ...parts);
  row.ends = row.ends.toSpliced(index, 0, 'no');
  row.sources = row.sources.toSpliced(index, 0, row.sources[index] as number);
}
