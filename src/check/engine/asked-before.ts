/** Rules after a save: one that found nothing in the same as before is not asked again. */
import type { Fault } from './fault.ts';

/** A rule, or whatever else tells faults of what it is given. */
export interface Asked<On> {
  check(on: On): readonly Fault[];
}

/** What those have read that found nothing; empty when a unit is asked for the first time, as nobody may save it again. */
export type Silent<On, Read> = ReadonlyMap<Asked<On>, Read>;

/** How reads are taken down and compared. */
export interface Reading<On, Read> {
  readonly reads: () => Read;
  readonly recorded: (reads: Read) => On;
  readonly isAlike: (reads: Read) => boolean;
}

/** @param before of the same unit before its last save @returns how to ask; `silent` fills meanwhile */
export function askAgain<On, Read>(before: Silent<On, Read>, { reads, recorded, isAlike }: Reading<On, Read>) {
  const silent = new Map<Asked<On>, Read>();
  const ask = (rule: Asked<On>): readonly Fault[] => {
    const known = before.get(rule);
    const isKnown = known !== undefined && isAlike(known);
    const read = isKnown ? known : reads();
    const faults = isKnown ? [] : rule.check(recorded(read));
    if (faults.length === 0) silent.set(rule, read);
    return faults;
  };
  return { silent, ask };
}
