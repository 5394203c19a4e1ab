/** A clause written twice in a row: 根据评价重点，用来根据评价重点，. */

export interface Repeated {
  readonly text: string;
  readonly at: number;
}

const SHORTEST = 8;

/** Clauses that the next clause is, or ends in. */
export function repeatedClauses(text: string): Repeated[] {
  const found: Repeated[] = [];
  let previous = { text: '', at: 0 };
  for (const match of text.matchAll(/[^，。；：、\v]+/g)) {
    const clause = { text: match[0], at: match.index };
    const repeats =
      previous.text.length >= SHORTEST && clause.text.endsWith(previous.text) && /[一-龥]{6}/.test(previous.text);
    if (repeats && clause.text.length - previous.text.length <= 4) found.push({ text: previous.text, at: previous.at });
    previous = clause;
  }
  return found;
}
