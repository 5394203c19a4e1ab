/** The rules of the facts after a save. */
import { Reads } from '../../model/reads.ts';
import { askAgain, type Silent } from '../engine/asked-before.ts';
import type { Facts } from '../engine/needs.ts';
import { recorded } from '../engine/reads.ts';

export type AskedFacts = Silent<Facts, Reads<Facts>>;

/** @param before of the same unit before its last save @returns how to ask; `silent` fills meanwhile */
export function askFacts(on: Facts, before: AskedFacts | undefined) {
  if (before === undefined) return { silent: new Map() satisfies AskedFacts, ask: undefined };
  return askAgain<Facts, Reads<Facts>>(before, {
    reads: () => new Reads(),
    recorded: (reads) => recorded(on, reads),
    isAlike: (reads) => reads.areIn(on),
  });
}
