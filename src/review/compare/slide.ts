/**
 * Where something came or went between two that are alike, the same result can be had at several places: after `AB`, `XB`
 * came, or before `B`, `BX`. This chooses the place that a person would choose.
 */
import type { Hunk } from './hunks.ts';

/** How well a run of items stands for itself; the best place wins, of equal ones the last. */
export type Preference = (keys: readonly string[], from: number, to: number) => number;

export function slideHunks(
  hunks: readonly Hunk[],
  former: readonly string[],
  present: readonly string[],
  preference: Preference,
): Hunk[] {
  const output: Hunk[] = [];
  hunks.forEach((hunk, index) => {
    const before = hunk.formerFrom - (output.at(-1)?.formerTo ?? -1) - 1;
    const after = (hunks[index + 1]?.formerFrom ?? former.length + 1) - hunk.formerTo - 1;
    output.push(slideHunk(hunk, { former, present, preference, before, after }));
  });
  return output;
}

interface Room {
  readonly former: readonly string[];
  readonly present: readonly string[];
  readonly preference: Preference;
  /** Matched items on both sides that the hunk may slide over; one always stays between two hunks. */
  readonly before: number;
  readonly after: number;
}

function slideHunk(hunk: Hunk, { former, present, preference, before, after }: Room): Hunk {
  const { formerFrom, formerTo, presentFrom, presentTo } = hunk;
  if (formerTo > formerFrom && presentTo > presentFrom) return hunk;
  const went = formerTo > formerFrom;
  const keys = went ? former : present;
  const [from, to] = went ? [formerFrom, formerTo] : [presentFrom, presentTo];
  let first = 0;
  while (first < before && keys[from - first - 1] === keys[to - first - 1]) first += 1;
  let last = 0;
  while (last < after && keys[from + last] === keys[to + last]) last += 1;
  const by = bestOffset(first, last, (offset) => preference(keys, from + offset, to + offset));
  return {
    formerFrom: formerFrom + by,
    formerTo: formerTo + by,
    presentFrom: presentFrom + by,
    presentTo: presentTo + by,
  };
}

function bestOffset(left: number, right: number, rank: (offset: number) => number): number {
  let best = right;
  let most = rank(right);
  for (let offset = right - 1; offset >= -left; offset -= 1) {
    const rankHere = rank(offset);
    if (rankHere > most) [best, most] = [offset, rankHere];
  }
  return best;
}
