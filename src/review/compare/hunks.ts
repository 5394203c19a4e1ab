/** The longest common subsequence of two sequences, as the hunks in which they differ. */
import { diffArrays } from 'diff';

/** A stretch of the former sequence that gave way to one of the present; `To` is exclusive. Either may be empty. */
export interface Hunk {
  readonly formerFrom: number;
  readonly formerTo: number;
  readonly presentFrom: number;
  readonly presentTo: number;
}

/**
 * @param former keys of the items; equal keys are equal items
 * @param isWeak items that say nothing of where they are (page breaks): equal ones are matched at the ends only
 * @returns hunks in order, at least one matched item between two of them
 */
export function hunks(
  former: readonly string[],
  present: readonly string[],
  isWeak: (key: string) => boolean = () => false,
): Hunk[] {
  const start = commonStart(former, present);
  const end = commonEnd(former, present, start);
  const middle = {
    former: former.slice(start, former.length - end),
    present: present.slice(start, present.length - end),
  };
  if (middle.former.length === 0 && middle.present.length === 0) return [];
  return middleHunks(middle.former, middle.present, isWeak).map((hunk) => shifted(hunk, start));
}

function commonStart(former: readonly string[], present: readonly string[]): number {
  const most = Math.min(former.length, present.length);
  let count = 0;
  while (count < most && former[count] === present[count]) count += 1;
  return count;
}

function commonEnd(former: readonly string[], present: readonly string[], start: number): number {
  const most = Math.min(former.length, present.length) - start;
  let count = 0;
  while (count < most && former.at(-1 - count) === present.at(-1 - count)) count += 1;
  return count;
}

function middleHunks(former: string[], present: string[], isWeak: (key: string) => boolean): Hunk[] {
  const output: Hunk[] = [];
  let at: Hunk = { formerFrom: 0, formerTo: 0, presentFrom: 0, presentTo: 0 };
  const close = () => {
    if (at.formerTo > at.formerFrom || at.presentTo > at.presentFrom) output.push(at);
  };
  for (const { count = 0, added, removed } of diffNumbers(former, present, isWeak)) {
    if (removed) at = { ...at, formerTo: at.formerTo + count };
    else if (added) at = { ...at, presentTo: at.presentTo + count };
    else {
      close();
      at = behind(at, count);
    }
  }
  close();
  return output;
}

/** Keys as numbers, which compare faster. */
function diffNumbers(former: readonly string[], present: readonly string[], isWeak: (key: string) => boolean) {
  const numbers = new Map<string, number>();
  const weak = new Set<number>();
  const numberOf = (key: string) => {
    const known = numbers.get(key);
    if (known !== undefined) return known;
    const number = numbers.size;
    numbers.set(key, number);
    if (isWeak(key)) weak.add(number);
    return number;
  };
  const comparator = (one: number, other: number) => one === other && !weak.has(one);
  return diffArrays(former.map(numberOf), present.map(numberOf), { comparator });
}

/** An empty hunk behind `count` matched items. */
function behind({ formerTo, presentTo }: Hunk, count: number): Hunk {
  const former = formerTo + count;
  const present = presentTo + count;
  return { formerFrom: former, formerTo: former, presentFrom: present, presentTo: present };
}

function shifted({ formerFrom, formerTo, presentFrom, presentTo }: Hunk, by: number): Hunk {
  return {
    formerFrom: formerFrom + by,
    formerTo: formerTo + by,
    presentFrom: presentFrom + by,
    presentTo: presentTo + by,
  };
}
