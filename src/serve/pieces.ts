/** Lists of a view piece by piece: a page is told each piece once, afterwards only its number. */
import type { Piece, PieceLists } from '../model/desk.ts';

export type Numbered = Readonly<Record<keyof PieceLists, readonly number[]>>;

/** Numbers of pieces by what they are; those of the last view are kept. */
export class Pieces {
  private numbers = new Map<string, number>();
  private next = 1;

  /** @returns the numbers of each list, and all pieces as JSON by their numbers */
  number(lists: PieceLists): { readonly numbered: Numbered; readonly texts: ReadonlyMap<number, string> } {
    const kept = new Map<string, number>();
    const texts = new Map<number, string>();
    const numberOf = (piece: Piece): number => {
      const text = JSON.stringify(piece);
      const number = kept.get(text) ?? this.numbers.get(text) ?? this.next++;
      kept.set(text, number);
      texts.set(number, text);
      return number;
    };
    const numbered = {
      figures: lists.figures.map(numberOf),
      findings: lists.findings.map(numberOf),
      open: lists.open.map(numberOf),
    };
    this.numbers = kept;
    return { numbered, texts };
  }
}
