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
import { breakOffsets } from './break-rules.ts';
import type { Face } from './face.ts';
import { type Atom, breakLines, type LineShape, type SetLine } from './line-breaker.ts';

interface Piece {
  readonly text: string;
  readonly strong: boolean;
  readonly role: FontRole;
}

const NEW_LINE = '\n';

const pieceHandlers: InlineHandlers<TextStyle, Piece> = {
  text: textPiece,
  figure: textPiece,
  lineBreak: (_inline, style) => ({ text: NEW_LINE, strong: false, role: style.font }),
  checkBox: ({ checked }) => ({ text: checked ? CHECKED_BOX : EMPTY_BOX, strong: false, role: 'symbol' }),
};

function textPiece({ text, strong }: Text | FigureSpan, style: TextStyle): Piece {
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
      const piece = handleInline(pieceHandlers, inline, style);
      piece.text.split(NEW_LINE).forEach((text, index) => {
        if (index > 0) segments.push([]);
        if (text !== '') segments.at(-1)?.push({ ...piece, text });
      });
    }
    return segments.flatMap((pieces, index) => {
      const atoms = this.segmentAtoms(pieces, style);
      return index === segments.length - 1 ? atoms : [...atoms, this.lineEnd(style)];
    });
  }

  private segmentAtoms(pieces: readonly Piece[], style: TextStyle): Atom[] {
    const breaks = breakOffsets(pieces.map(({ text }) => text).join(''));
    const atoms: Atom[] = [];
    let offset = 0;
    for (const { text, strong, role } of pieces) {
      const digitsRole: FontRole = strong || role === 'song' ? 'latinBold' : 'latin';
      for (const run of this.typefaces.splitRuns(text, role, { digitsRole })) {
        const latin = LATIN_ROLES.has(run.role);
        for (const part of latin ? words(run.text, offset, breaks) : (run.text.match(WORD_PIECES) ?? [])) {
          offset += part.length;
          const atom = this.atom(part, run.role, strong && run.role !== 'latinBold', style.size);
          atoms.push({ ...atom, latin, breakAfter: breaks.has(offset) });
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
