/** Inlines to atoms: the smallest pieces of text that are never taken apart, each in its face. */
import {
  CHECKED_BOX,
  EMPTY_BOX,
  type FigureSpan,
  handleInline,
  type Inline,
  type InlineHandlers,
  type Text,
} from '../../model/report.ts';
import type { TextStyle } from '../../style/style-sheet.ts';
import type { FontRole, Typefaces } from '../../style/typefaces.ts';
import { breakOffsets, mayPart } from './break-rules.ts';
import type { Face } from './face.ts';
import { type Atom, breakLines, type LineShape, type SetLine } from './line-breaker.ts';

interface Look {
  readonly text: string;
  readonly strong: boolean;
  readonly role: FontRole;
}

/** Text that is shared out among the faces as a whole. */
interface Piece extends Look {
  /** The nodes that it prints, each with the offset in `text` at which it ends. */
  readonly sources: readonly { readonly inline: Inline; readonly end: number }[];
}

const NEW_LINE = '\n';

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
/** Marks of two characters that stay one atom, so that justification does not part them. */
const WORD_PIECES = /——|……|./gsu;
const LATIN_ROLES: ReadonlySet<FontRole> = new Set<FontRole>(['latin', 'latinBold']);

/** Sets text in the faces of one document. */
export class Typesetter {
  constructor(
    private readonly typefaces: Typefaces,
    private readonly face: (role: FontRole) => Face,
  ) {}

  /** Lines of a paragraph. */
  lines(inlines: readonly Inline[], style: TextStyle, shape: LineShape): SetLine[] {
    return breakLines(this.atoms(inlines, style), style, shape);
  }

  /** One line of plain text, as wide as it needs. */
  line(text: string, style: TextStyle): SetLine {
    const shape = { width: Number.MAX_SAFE_INTEGER, firstIndent: 0 };
    return this.lines([{ kind: 'text', text }], { ...style, align: 'left' }, shape)[0] as SetLine;
  }

  /** The atoms of a paragraph; forced line ends are marked on them. */
  atoms(inlines: readonly Inline[], style: TextStyle): Atom[] {
    const segments: Piece[][] = [[]];
    for (const inline of inlines) {
      const look = handleInline(looks, inline, style);
      look.text.split(NEW_LINE).forEach((text, index) => {
        if (index > 0) segments.push([]);
        if (text !== '') addPiece(segments.at(-1) ?? [], { ...look, text }, inline);
      });
    }
    return segments.flatMap((pieces, index) => {
      const atoms = this.segmentAtoms(pieces, style);
      return index === segments.length - 1 ? atoms : [...atoms, this.lineEnd(style)];
    });
  }

  private segmentAtoms(pieces: readonly Piece[], style: TextStyle): Atom[] {
    const breaks = breaksOf(pieces);
    const atoms: Atom[] = [];
    let offset = 0;
    for (const piece of pieces) {
      const { text, strong, role } = piece;
      const start = offset;
      const digitsRole: FontRole = strong || role === 'song' ? 'latinBold' : 'latin';
      for (const run of this.typefaces.splitRuns(text, role, { digitsRole })) {
        const latin = LATIN_ROLES.has(run.role);
        for (const part of latin ? words(run.text, offset, breaks) : (run.text.match(WORD_PIECES) ?? [])) {
          const source = sourceAt(piece, offset - start);
          offset += part.length;
          const atom = this.atom(part, run.role, strong && run.role !== 'latinBold', style.size);
          atoms.push({ ...atom, latin, breakAfter: breaks.has(offset), source });
        }
      }
    }
    return squeezeMarks(atoms);
  }

  private atom(text: string, role: FontRole, strong: boolean, size: number): Atom {
    const face = this.face(role);
    const width = face.width(text) * size;
    const full = width > 0.9 * size;
    return {
      text,
      face,
      size,
      strong,
      width,
      shift: 0,
      latin: false,
      space: SPACES.test(text),
      mark: full && CLOSING.test(text) ? 'closing' : full && OPENING.test(text) ? 'opening' : undefined,
      breakAfter: false,
      lineEnd: false,
    };
  }

  private lineEnd(style: TextStyle): Atom {
    return { ...this.atom('', 'latin', false, style.size), breakAfter: true, lineEnd: true };
  }
}

/** Text that only remarks have cut in two is one piece, so that they move nothing. */
function addPiece(pieces: Piece[], look: Look, inline: Inline): void {
  const before = pieces.at(-1);
  const neighbour = before?.sources.at(-1)?.inline;
  if (before === undefined || neighbour === undefined || !isCutByRemarks(neighbour, inline)) {
    pieces.push({ ...look, sources: [{ inline, end: look.text.length }] });
    return;
  }
  const text = before.text + look.text;
  pieces[pieces.length - 1] = { ...before, text, sources: [...before.sources, { inline, end: text.length }] };
}

function isCutByRemarks(before: Inline, after: Inline): boolean {
  if (before.kind !== 'text' || after.kind !== 'text') return false;
  const remarked = before.remarks !== undefined || after.remarks !== undefined;
  return remarked && before.change === after.change && before.strong === after.strong;
}

/** Offsets in the text of all pieces at which a line may end; deleted and inserted text are read apart. */
function breaksOf(pieces: readonly Piece[]): ReadonlySet<number> {
  const breaks = new Set(breakOffsets(pieces.map(({ text }) => text).join('')));
  let offset = 0;
  pieces.forEach((piece, index) => {
    offset += piece.text.length;
    const next = pieces[index + 1];
    if (next !== undefined && isReplaced(piece, next) && mayPart(piece.text, next.text)) breaks.add(offset);
  });
  return breaks;
}

function isReplaced(before: Piece, after: Piece): boolean {
  const [one, other] = [before.sources[0]?.inline.change, after.sources[0]?.inline.change];
  return one !== undefined && other !== undefined && one !== other;
}

function sourceAt({ sources }: Piece, offset: number): Inline | undefined {
  return sources.find(({ end }) => offset < end)?.inline;
}

/** Latin text cut where a line may break, spaces apart. */
function words(text: string, offset: number, breaks: ReadonlySet<number>): string[] {
  const found: string[] = [];
  let start = 0;
  for (let end = 1; end <= text.length; end += 1) {
    const boundary = breaks.has(offset + end) || isSpace(text, end - 1) !== isSpace(text, end);
    if (end < text.length && !boundary) continue;
    found.push(text.slice(start, end));
    start = end;
  }
  return found;
}

function isSpace(text: string, index: number): boolean {
  return text[index] === ' ';
}

/** Two marks side by side lose the empty half between them. */
function squeezeMarks(atoms: readonly Atom[]): Atom[] {
  return atoms.map((atom, index) => {
    const before = atoms[index - 1];
    const after = atoms[index + 1];
    const half = atom.size / 2;
    if (atom.mark === 'closing' && after?.mark !== undefined)
      return { ...atom, width: atom.width - half, mark: undefined };
    if (atom.mark === 'opening' && before?.mark === 'opening')
      return { ...atom, width: atom.width - half, shift: -half };
    return atom;
  });
}
