/** Makes of the shortest list of changes the one that a person would write by hand: few, and each readable by itself. */
import type { Hunk } from './hunks.ts';
import type { Preference } from './slide.ts';
import type { Token } from './tokens.ts';

/** Up to this many unchanged characters between two changes belong to the change. */
const ISLAND = 2;
/** A longer stretch too, if the changes on both sides are this many times as long. */
const DROWNED = 2;

/**
 * Joins changes that only crumbs of the text stand between, and those that say the same as one omission or addition;
 * gives back what the joined ones have in common at their ends.
 */
export function withoutConfetti(hunks: readonly Hunk[], former: readonly Token[], present: readonly Token[]): Hunk[] {
  const output: Hunk[] = [];
  for (const hunk of hunks) {
    output.push(hunk);
    for (;;) {
      const [left, right] = output.slice(-2);
      if (left === undefined || right === undefined) break;
      const both = joined(left, right);
      const oneRun = isOneSided(trimmed(both, former, present));
      if (!oneRun && !isCrumb(former.slice(left.formerTo, right.formerFrom), left, right)) break;
      output.splice(-2, 2, both);
    }
  }
  return output.map((hunk) => trimmed(hunk, former, present));
}

/**
 * A number that stayed never counts as changed. Between two mere omissions (人力资源部, 人资部) or two mere additions a
 * character may stand alone: the eye reads over them.
 */
function isCrumb(island: readonly Token[], left: Hunk, right: Hunk): boolean {
  if (island.some(({ kind }) => kind === 'number')) return false;
  const small = island.length <= ISLAND && island.every(({ kind }) => kind === 'character');
  if (small && !(isOmission(left) && isOmission(right)) && !(isAddition(left) && isAddition(right))) return true;
  return island.length * DROWNED <= Math.min(size(left), size(right));
}

function isOmission({ presentFrom, presentTo }: Hunk): boolean {
  return presentFrom === presentTo;
}

function isAddition({ formerFrom, formerTo }: Hunk): boolean {
  return formerFrom === formerTo;
}

function isOneSided(hunk: Hunk): boolean {
  return isOmission(hunk) || isAddition(hunk);
}

function trimmed(hunk: Hunk, former: readonly Token[], present: readonly Token[]): Hunk {
  let { formerFrom, formerTo, presentFrom, presentTo } = hunk;
  const isOpen = () => formerFrom < formerTo && presentFrom < presentTo;
  for (; isOpen() && former[formerTo - 1]?.key === present[presentTo - 1]?.key; formerTo -= 1) presentTo -= 1;
  for (; isOpen() && former[formerFrom]?.key === present[presentFrom]?.key; formerFrom += 1) presentFrom += 1;
  return { formerFrom, formerTo, presentFrom, presentTo };
}

function size({ formerFrom, formerTo, presentFrom, presentTo }: Hunk): number {
  return Math.max(formerTo - formerFrom, presentTo - presentFrom);
}

function joined(left: Hunk, right: Hunk): Hunk {
  return { ...left, formerTo: right.formerTo, presentTo: right.presentTo };
}

const SENTENCE_END = /[。！？\n]$/u;
const CLAUSE_MARK = /[；，、：]$/u;
const OPENING = /:[（“《〔【]$/u;

/** A run best ends with a sentence, else ends or begins with a clause or a bracket; else it stands as early as can be. */
export const wholeSentences: Preference = (keys, from, to) => {
  const first = keys[from] ?? '';
  const last = keys[to - 1] ?? '';
  const rank = SENTENCE_END.test(last) ? 4 : CLAUSE_MARK.test(last) ? 3 : CLAUSE_MARK.test(first) ? 2 : 0;
  return Math.max(rank, OPENING.test(first) ? 1 : 0) - from / keys.length;
};
