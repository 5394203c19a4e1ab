/** Sets text: inlines to atoms in their faces, atoms to lines. What was set once is kept by its content. */
import type { Atom, Setting } from '../model/page.ts';
import { rememberedByKey, rememberedByObject } from '../model/remembered.ts';
import {
  CHECKED_BOX,
  EMPTY_BOX,
  type FigureSpan,
  handleInline,
  type Inline,
  type InlineHandlers,
  type Text,
} from '../model/report.ts';
import type { TextStyle } from '../style/style-sheet.ts';
import type { FontRole, FontRun, Typefaces } from '../style/typefaces.ts';
import type { AtomRow, LineEnd } from './atom.ts';
import { breakOffsets, mayPart } from './break-rules.ts';
import { evenLines } from './even-lines.ts';
import { baselineOf, type LineShape } from './line-breaker.ts';
import { breakKey, SetBefore } from './set-before.ts';

/** A line of a paragraph, ready to be placed. Lengths in pt. */
export interface SetLine {
  readonly setting: Setting;
  /** The inlines of its paragraph, to which the sources of its atoms point. */
  readonly inlines: readonly Inline[];
  readonly height: number;
  /** From the top of the line to its base line. */
  readonly baseline: number;
  /** RRGGBB; black unless given. */
  readonly colour?: string | undefined;
}

interface Look {
  readonly text: string;
  readonly strong: boolean;
  readonly role: FontRole;
}

/** Text that is shared out among the faces as a whole. */
interface Piece extends Look {
  /** The inlines that it prints, by their index, each with the offset in `text` at which it ends. */
  readonly sources: readonly { readonly index: number; readonly end: number }[];
}

const NEW_LINE = '\n';
/** One atom, as most cells are: within it no line ends. */
const NUMBER = /^\d+(?:[,.]\d+)*$/;

const looks: InlineHandlers<TextStyle, Look> = {
  text: textLook,
  figure: textLook,
  lineBreak: (_inline, style) => ({ text: NEW_LINE, strong: false, role: style.font }),
  checkBox: ({ checked }) => ({ text: checked ? CHECKED_BOX : EMPTY_BOX, strong: false, role: 'symbol' }),
};

function textLook({ text, strong }: Text | FigureSpan, style: TextStyle): Look {
  return { text, strong: strong ?? style.bold ?? false, role: style.font };
}

/** One em wide closing marks whose right half is empty, and opening marks whose left half is. */
const CLOSING = /^[、，。；：）》〉」』】〕”’]$/u;
const OPENING = /^[（《〈「『【〔“‘]$/u;
const SPACES = /^[\s\u3000]+$/u;
/** Marks that stay one atom when they come in pairs, so that justification does not part them. */
const PAIRED = /^(?:——|……)$/;

/** Characters of keys by which set paragraphs are kept: those of some reports. */
const KEPT_PARAGRAPHS = 150_000;
/** Shelves of atoms (a face in a size) that are kept. */
const KEPT_SHELVES = 200;

/** Type of a cell is made smaller, at most to this part, before a number is broken. */
const SMALLEST_SCALE = 0.6;

/** Atoms of one character of a face in a size and weight, by code point. */
interface Shelf {
  readonly role: FontRole;
  readonly strong: boolean;
  readonly size: number;
  readonly atoms: Map<number, Atom>;
}

/** Where a run stands in its segment, and how it is drawn. */
interface RunPlace {
  readonly breaks: Uint8Array;
  readonly offset: number;
  readonly strong: boolean;
  readonly size: number;
}

interface Paragraph {
  readonly key: string;
  readonly set: () => readonly Setting[];
}

/** How a paragraph is set. */
interface ParagraphWay {
  readonly style: string;
  readonly width: number;
  readonly firstIndent: number | undefined;
}

function isSameWay(one: ParagraphWay, other: ParagraphWay): boolean {
  return one.width === other.width && one.firstIndent === other.firstIndent && one.style === other.style;
}

/** Sets text in a set of faces. */
export class Typesetter {
  private readonly shelves = new Map<string, Shelf>();
  private lastShelf: Shelf | undefined;
  private readonly kept = rememberedByKey<Paragraph, readonly Setting[]>(
    ({ key }) => key,
    ({ set }) => set(),
    KEPT_PARAGRAPHS,
  );
  private readonly settingsBefore = new SetBefore<readonly Inline[], ParagraphWay, readonly Setting[]>(isSameWay);

  constructor(private readonly typefaces: Typefaces) {}

  /** Lines of a paragraph. */
  lines(inlines: readonly Inline[], style: TextStyle, shape: LineShape): readonly SetLine[] {
    const way = { style: breakKey(style), width: shape.width, firstIndent: shape.firstIndent };
    const settings = this.settingsBefore.of(inlines, way, () =>
      this.settings(inlines, style, `${shape.width}/${shape.firstIndent}`, () =>
        evenLines(this.atoms(inlines, style), style, shape),
      ),
    );
    return linesOf(settings, inlines, style);
  }

  /** Lines of a paragraph of a cell, in smaller type where a single number or word is wider than the cell. */
  cellLines(inlines: readonly Inline[], style: TextStyle, width: number): readonly SetLine[] {
    const settings = evenLines(this.fittedAtoms(inlines, style, width), style, { width });
    return linesOf(settings, inlines, style);
  }

  /** @param how all else that `set` depends on besides the content and the style */
  private settings(
    inlines: readonly Inline[],
    style: TextStyle,
    how: string,
    set: () => readonly Setting[],
  ): readonly Setting[] {
    const content = contentKey(inlines);
    return content === undefined ? set() : this.kept({ key: `${breakKey(style)}/${how}/${content}`, set });
  }

  private fittedAtoms(paragraph: readonly Inline[], style: TextStyle, width: number): AtomRow {
    const row = this.atoms(paragraph, style);
    const widest = row.atoms.reduce((most, atom) => Math.max(most, atom.width), 0);
    if (widest <= width || widest === 0) return row;
    const scale = Math.max(SMALLEST_SCALE, width / widest);
    return this.atoms(paragraph, { ...style, size: style.size * scale });
  }

  /** One line of plain text, as wide as it needs. */
  line(text: string, style: TextStyle): SetLine {
    const inlines: readonly Inline[] = [{ kind: 'text', text }];
    const settings = this.settings(inlines, flushLeft(style), 'one', () =>
      evenLines(this.atoms(inlines, style), flushLeft(style), ONE_LINE),
    );
    return linesOf(settings, inlines, style)[0] as SetLine;
  }

  /** Width of a plain text in one line, pt. */
  width(text: string, style: TextStyle): number {
    return this.line(text, style).setting.width;
  }

  /** The atoms of a paragraph. */
  atoms(inlines: readonly Inline[], style: TextStyle): AtomRow {
    const [lone] = inlines;
    if (inlines.length === 1 && lone !== undefined && isNumber(lone)) {
      return { atoms: [this.newAtom(lone.text, digitsRole(textLook(lone, style)), false, style.size)], ...ALONE };
    }
    const row = { atoms: [] as Atom[], ends: [] as LineEnd[], sources: [] as number[] };
    let pieces: Piece[] = [];
    for (let index = 0; index < inlines.length; index += 1) {
      const look = handleInline(looks, inlines[index] as Inline, style);
      const { text } = look;
      let start = 0;
      for (let end = text.indexOf(NEW_LINE); end >= 0; end = text.indexOf(NEW_LINE, start)) {
        addPiece(pieces, look, text.slice(start, end), index, inlines);
        this.addSegment(row, pieces, inlines, style.size);
        addAtom(row, this.newAtom('', 'latin', false, style.size), 'must', -1);
        pieces = [];
        start = end + 1;
      }
      addPiece(pieces, look, text.slice(start), index, inlines);
    }
    this.addSegment(row, pieces, inlines, style.size);
    return row;
  }

  private addSegment(row: OpenRow, pieces: readonly Piece[], inlines: readonly Inline[], size: number): void {
    const breaks = breaksOf(pieces, inlines);
    const start = row.atoms.length;
    let offset = 0;
    for (const piece of pieces) {
      const { text, strong, role } = piece;
      const pieceStart = offset;
      for (const run of this.typefaces.splitRuns(text, role, { digitsRole: digitsRole(piece) })) {
        const { role: face } = run;
        const place = { breaks, offset, strong: strong && face !== 'latinBold', size };
        const shelf = face === 'latin' || face === 'latinBold' ? undefined : this.shelf(face, place);
        for (let at = 0; at < run.text.length; ) {
          const atom = shelf === undefined ? this.word(run, at, place) : this.character(run, at, shelf);
          const source = sourceAt(piece, offset - pieceStart);
          at += atom.text.length;
          offset += atom.text.length;
          addAtom(row, atom, breaks[offset] === 1 ? 'may' : 'no', source);
        }
      }
    }
    squeezeMarks(row.atoms, start);
  }

  /** Latin text up to where a line may break, spaces apart. */
  private word({ text, role }: FontRun, start: number, { breaks, offset, strong, size }: RunPlace): Atom {
    let end = start + 1;
    while (end < text.length && breaks[offset + end] !== 1 && isSpace(text, end - 1) === isSpace(text, end)) end += 1;
    return this.newAtom(text.slice(start, end), role, strong, size);
  }

  /** A character of other text, or a pair of dashes or dots. */
  private character({ text }: FontRun, at: number, { role, strong, size, atoms }: Shelf): Atom {
    const codePoint = text.codePointAt(at) as number;
    const isPair = codePoint === text.charCodeAt(at + 1) && PAIRED.test(text.slice(at, at + 2));
    const known = isPair ? undefined : atoms.get(codePoint);
    if (known !== undefined) return known;
    const atom = this.newAtom(text.slice(at, at + (isPair || codePoint > 0xffff ? 2 : 1)), role, strong, size);
    if (!isPair) atoms.set(codePoint, atom);
    return atom;
  }

  private shelf(role: FontRole, { strong, size }: RunPlace): Shelf {
    const last = this.lastShelf;
    if (last?.role === role && last.size === size && last.strong === strong) return last;
    const key = `${role}/${size}/${strong}`;
    if (this.shelves.size >= KEPT_SHELVES) this.shelves.clear();
    const shelf = this.shelves.get(key) ?? { role, strong, size, atoms: new Map() };
    this.shelves.set(key, shelf);
    this.lastShelf = shelf;
    return shelf;
  }

  private newAtom(text: string, role: FontRole, strong: boolean, size: number): Atom {
    const face = this.typefaces.face(role);
    const width = face.width(text) * size;
    const single = text.length === 1 && width > 0.9 * size;
    const mark = single && CLOSING.test(text) ? 'closing' : single && OPENING.test(text) ? 'opening' : undefined;
    const latin = role === 'latin' || role === 'latinBold';
    return { text, face, size, strong, width, shift: 0, latin, space: SPACES.test(text), mark };
  }
}

const ONE_LINE: LineShape = { width: Number.MAX_SAFE_INTEGER, firstIndent: 0 };

const flushLeft = rememberedByObject((style: TextStyle): TextStyle => ({ ...style, align: 'left' }));

/** What the row of a lone atom says besides it. */
const ALONE: Omit<AtomRow, 'atoms'> = { ends: ['no'], sources: [0] };

function isNumber(inline: Inline): inline is Text | FigureSpan {
  return (inline.kind === 'figure' || inline.kind === 'text') && NUMBER.test(inline.text);
}

function digitsRole({ strong, role }: Omit<Look, 'text'>): FontRole {
  return strong || role === 'song' || role === 'hei' ? 'latinBold' : 'latin';
}

/** The typesetter of a set of faces: one for all reports of a process. */
export const typesetterOf = rememberedByObject((typefaces: Typefaces) => new Typesetter(typefaces));

/** The settings of a paragraph as lines of a style. */
function linesOf(settings: readonly Setting[], inlines: readonly Inline[], style: TextStyle): readonly SetLine[] {
  const { lineHeight: height, colour } = style;
  const baseline = baselineOf(style);
  return settings.map((setting) => ({ setting, inlines, height, baseline, colour }));
}

interface OpenRow {
  readonly atoms: Atom[];
  readonly ends: LineEnd[];
  readonly sources: number[];
}

function addAtom(row: OpenRow, atom: Atom, end: LineEnd, source: number): void {
  row.atoms.push(atom);
  row.ends.push(end);
  row.sources.push(source);
}

/** All that the atoms of a paragraph depend on besides its style; none for a text with marks of a draft. */
function contentKey(inlines: readonly Inline[]): string | undefined {
  let key = '';
  for (const inline of inlines) {
    if (inline.change !== undefined || inline.remarks !== undefined) return undefined;
    key += handleInline(keys, inline, undefined);
  }
  return key;
}

const keys: InlineHandlers<undefined, string> = {
  text: textKey,
  figure: textKey,
  lineBreak: () => '\n;',
  checkBox: ({ checked }) => (checked ? '+;' : '-;'),
};

function textKey({ text, strong }: Text | FigureSpan): string {
  return `${strong === undefined ? '' : strong ? '!' : '?'}${text.length}:${text}`;
}

/** Text that only remarks have cut in two is one piece, so that they move nothing. */
function addPiece(
  pieces: Piece[],
  { strong, role }: Look,
  text: string,
  index: number,
  inlines: readonly Inline[],
): void {
  if (text === '') return;
  const before = pieces.at(-1);
  const neighbour = before?.sources.at(-1);
  if (before === undefined || neighbour === undefined || !isCutByRemarks(inlines[neighbour.index], inlines[index])) {
    pieces.push({ text, strong, role, sources: [{ index, end: text.length }] });
    return;
  }
  const joined = before.text + text;
  const sources = [...before.sources, { index, end: joined.length }];
  pieces[pieces.length - 1] = { ...before, text: joined, sources };
}

function isCutByRemarks(before: Inline | undefined, after: Inline | undefined): boolean {
  if (before?.kind !== 'text' || after?.kind !== 'text') return false;
  const remarked = before.remarks !== undefined || after.remarks !== undefined;
  return remarked && before.change === after.change && before.strong === after.strong;
}

/** Offsets in the text of all pieces at which a line may end; deleted and inserted text are read apart. */
function breaksOf(pieces: readonly Piece[], inlines: readonly Inline[]): Uint8Array {
  if (pieces.length === 1) return breakOffsets((pieces[0] as Piece).text);
  let text = '';
  for (const piece of pieces) text += piece.text;
  const breaks = breakOffsets(text);
  const changeOf = (piece: Piece) => inlines[piece.sources[0]?.index ?? 0]?.change;
  let offset = 0;
  pieces.forEach((piece, index) => {
    offset += piece.text.length;
    const next = pieces[index + 1];
    if (next === undefined) return;
    const [before, after] = [changeOf(piece), changeOf(next)];
    const replaced = before !== undefined && after !== undefined && before !== after;
    if (replaced && mayPart(piece.text, next.text)) breaks[offset] = 1;
  });
  return breaks;
}

function sourceAt({ sources }: Piece, offset: number): number {
  for (let at = 0; at < sources.length; at += 1) {
    const source = sources[at] as Piece['sources'][number];
    if (offset < source.end) return source.index;
  }
  return -1;
}

function isSpace(text: string, index: number): boolean {
  return text[index] === ' ';
}

/** Two marks side by side lose the empty half between them. */
function squeezeMarks(atoms: Atom[], start: number): void {
  let before: Atom['mark'];
  for (let index = start; index < atoms.length; index += 1) {
    const atom = atoms[index] as Atom;
    const { mark } = atom;
    const half = atom.size / 2;
    if (mark === 'closing' && atoms[index + 1]?.mark !== undefined)
      atoms[index] = { ...atom, width: atom.width - half, mark: undefined };
    if (mark === 'opening' && before === 'opening')
      atoms[index] = { ...atom, width: atom.width - half, shift: -half, mark: undefined };
    before = mark;
  }
}
