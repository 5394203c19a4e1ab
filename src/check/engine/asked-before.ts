/** After a save: who found nothing in the same as before is not asked again. */
import type { Fault } from './fault.ts';

/** A rule, or whatever else tells faults of what it is given. */
export interface Asked<On> {
  check(on: On): readonly Fault[];
}

/** It found something, so that it has to be asked again anyway and need not take down what it reads. */
const RESTLESS = 'restless';

/** Of each what it had read when it found nothing. */
export type AskedBefore<Key, Read> = Map<Key, Read | typeof RESTLESS>;

export interface Asking<Item, Read> {
  /** Whether all that was read is told alike. */
  readonly isAlike: (read: Read) => boolean;
  readonly ask: () => readonly Item[];
  /** The same with what is read; none where what is found depends on more. */
  readonly noting: () => { readonly found: readonly Item[]; readonly read: Read | undefined };
}

/** @param before of the same unit before its last save; from now on what is known after this one */
export function askedAgain<Key, Read, Item>(
  before: AskedBefore<Key, Read>,
  key: Key,
  { isAlike, ask, noting }: Asking<Item, Read>,
): readonly Item[] {
  const known = before.get(key);
  if (known === undefined) {
    const { found, read = RESTLESS } = noting();
    before.set(key, found.length > 0 ? RESTLESS : read);
    return found;
  }
  if (known !== RESTLESS && isAlike(known)) return [];
  const found = ask();
  if (found.length > 0) before.set(key, RESTLESS);
  else before.delete(key);
  return found;
}
