/** Rules after a save: one that found nothing in the same as before is not asked again. */
import type { Fault } from './fault.ts';

/** A rule, or whatever else tells faults of what it is given. */
export interface Asked<On> {
  check(on: On): readonly Fault[];
}

/** It found something, so that it has to be asked again anyway and need not take down what it reads. */
const RESTLESS = 'restless';

/** Of each what it had read when it found nothing; empty when a unit is asked for the first time, as nobody may save it again. */
export type AskedBefore<On, Read> = ReadonlyMap<Asked<On>, Read | typeof RESTLESS>;

/** How reads are taken down and compared. */
export interface Reading<On, Read> {
  readonly on: On;
  readonly reads: () => Read;
  readonly recorded: (reads: Read) => On;
  readonly isAlike: (reads: Read) => boolean;
}

/** @param before of the same unit before its last save @returns how to ask; `asked` fills meanwhile */
export function askAgain<On, Read>(before: AskedBefore<On, Read>, { on, reads, recorded, isAlike }: Reading<On, Read>) {
  const asked = new Map<Asked<On>, Read | typeof RESTLESS>();
  const ask = (rule: Asked<On>): readonly Fault[] => {
    const known = before.get(rule);
    if (known !== undefined && known !== RESTLESS && isAlike(known)) {
      asked.set(rule, known);
      return [];
    }
    const read = known === RESTLESS ? undefined : reads();
    const faults = rule.check(read === undefined ? on : recorded(read));
    if (faults.length > 0) asked.set(rule, RESTLESS);
    else if (read !== undefined) asked.set(rule, read);
    return faults;
  };
  return { asked, ask };
}
