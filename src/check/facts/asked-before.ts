/** The rules of the facts after a save. */
import { Reads } from '../../model/reads.ts';
import { type Asked, type AskedBefore, askedAgain } from '../engine/asked-before.ts';
import type { Facts } from '../engine/needs.ts';
import { recorded } from '../engine/reads.ts';

export type AskedFacts = AskedBefore<Asked<Facts>, Reads<Facts>>;

/** @param before of the same unit before its last save @returns how to ask; `asked` fills meanwhile */
export function askFacts(on: Facts, before: AskedFacts | undefined) {
  const asked: AskedFacts = new Map(before);
  const noting = (rule: Asked<Facts>) => {
    const read = new Reads<Facts>();
    return { found: rule.check(recorded(on, read)), read };
  };
  const isAlike = (read: Reads<Facts>) => read.areIn(on);
  const ask = (rule: Asked<Facts>) =>
    askedAgain(asked, rule, { isAlike, ask: () => rule.check(on), noting: () => noting(rule) });
  return { asked, ask: before && ask };
}
