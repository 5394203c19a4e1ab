/** A clause or a sentence written twice in a row: 根据评价重点，用来根据评价重点，. */

export interface Repeated {
  readonly text: string;
  readonly at: number;
}

const SHORTEST = 8;
const CLAUSES = /[^，。；：、\v]+/g;
const SENTENCES = /[^。！？\v]+/g;

/** Clauses that the next clause is, or ends in; and sentences of several clauses. */
export function repeatedClauses(text: string): Repeated[] {
  const sentences = inARow(text, SENTENCES).filter((one) => /[，；：、]/.test(one.text));
  return [...inARow(text, CLAUSES), ...sentences];
}

function inARow(text: string, pieces: RegExp): Repeated[] {
  const found: Repeated[] = [];
  let previous = { text: '', at: 0 };
  for (const match of text.matchAll(pieces)) {
    const piece = { text: match[0], at: match.index };
    const repeats =
      previous.text.length >= SHORTEST && piece.text.endsWith(previous.text) && /[一-龥]{6}/.test(previous.text);
    if (repeats && piece.text.length - previous.text.length <= 4) found.push(previous);
    previous = piece;
  }
  return found;
}
