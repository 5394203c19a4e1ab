/** The rules of the facts after a save. */
import { Reads } from '../../model/reads.ts';
import { type AskedBefore, askAgain } from '../engine/asked-before.ts';
import type { Facts } from '../engine/needs.ts';
import { recorded } from '../engine/reads.ts';

export type AskedFacts = AskedBefore<Facts, Reads<Facts>>;

/** @param before of the same unit before its last save @returns how to ask; `asked` fills meanwhile */
export function askFacts(on: Facts, before: AskedFacts | undefined) {
  if (before === undefined) return { asked: new Map() satisfies AskedFacts, ask: undefined };
  return askAgain<Facts, Reads<Facts>>(before, {
    on,
    reads: () => new Reads(),
    recorded: (reads) => recorded(on, reads),
    isAlike: (reads) => reads.areIn(on),
  });
}
