/** The rules of the facts after a save. */
import { type Asking, askAgain, firstAsked } from '../engine/asked-before.ts';
import type { Facts } from '../engine/needs.ts';
import { Comparison, Reads, recorded } from '../engine/reads.ts';

export type AskedFacts = Asking<Facts, Reads>;

/** @param before of the same unit before its last save @returns how to ask; `asking` fills meanwhile */
export function askFacts(on: Facts, before: AskedFacts | undefined) {
  if (before === undefined) return { asking: firstAsked<Facts, Reads>(on), ask: undefined };
  return askAgain(on, before, {
    reads: () => new Reads(),
    recorded: (reads) => recorded(on, reads),
    comparison: new Comparison(before.given, on),
  });
}
