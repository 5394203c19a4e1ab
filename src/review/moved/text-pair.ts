/** Two readings of a text, taken apart into what they share and what differs; long shared stretches can be left out. */
import { diffArrays } from 'diff';

export interface Piece {
  readonly text: string;
  readonly differs: boolean;
}

export interface PiecePair {
  readonly former: readonly Piece[];
  readonly present: readonly Piece[];
}

/** A number is one word; every other character stands for itself. */
const WORD = /\d[\d,]*(?:\.\d+)?|./gsu;

export function differingPieces(former: string, present: string): PiecePair {
  const pieces = { former: [] as Piece[], present: [] as Piece[] };
  for (const { value, added, removed } of diffArrays(wordsOf(former), wordsOf(present))) {
    const piece = { text: value.join(''), differs: added || removed };
    if (!added) pieces.former.push(piece);
    if (!removed) pieces.present.push(piece);
  }
  return pieces;
}

function wordsOf(text: string): string[] {
  return text.match(WORD) ?? [];
}

/** Characters that are left beside a difference; a shorter stretch is not cut. */
const KEPT = 16;
const UNCUT = 60;

/** Long stretches that both share are cut to a few characters beside the differences, with `…` for the rest. */
export function shortened(pieces: readonly Piece[]): Piece[] {
  if (lengthOf(pieces) <= UNCUT) return [...pieces];
  return pieces.map((piece, index) => {
    if (piece.differs) return { ...piece, text: cutText(piece.text) };
    const before = index > 0 ? head(piece.text) : '';
    const after = index < pieces.length - 1 ? tail(piece.text) : '';
    const cut = `${before}…${after}`;
    return cut.length < piece.text.length ? { ...piece, text: cut } : piece;
  });
}

function lengthOf(pieces: readonly Piece[]): number {
  return pieces.reduce((length, { text }) => length + text.length, 0);
}

function head(text: string): string {
  return wordsOf(text).slice(0, KEPT).join('');
}

function tail(text: string): string {
  return wordsOf(text).slice(-KEPT).join('');
}

/** Of two texts that differ all over, what is shown. */
const LONGEST_PAIR = 200;

/** Both readings as one line each, shortened. */
export function shownPair(former: string, present: string): { readonly former: string; readonly present: string } {
  const pieces = differingPieces(former, present);
  const shown = (own: readonly Piece[]) => cutText(joined(shortened(own)), LONGEST_PAIR, joined(own));
  return { former: shown(pieces.former), present: shown(pieces.present) };
}

const LONGEST = 90;
const LEFT_OUT = 20;

/** The start of a long text, with the number of characters of the whole. */
export function cutText(text: string, longest = LONGEST, whole = text): string {
  const characters = [...text];
  if (characters.length <= longest) return text;
  return `${characters.slice(0, longest - LEFT_OUT).join('')}…（共 ${[...whole].length} 字）`;
}

export function joined(pieces: readonly Piece[]): string {
  return pieces.map(({ text }) => text).join('');
}
