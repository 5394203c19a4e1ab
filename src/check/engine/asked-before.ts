/** Rules after a save: one that found nothing in the same as before is not asked again. */
import type { Fault } from './fault.ts';
import type { Accounts } from './needs.ts';
import type { Comparison, Given, Reads, SharedReading } from './reads.ts';

/** A rule, or whatever else tells faults of what it is given. */
export interface Asked<On> {
  check(on: On): readonly Fault[];
}

/** What was asked of one unit. */
export interface Asking<On, Read extends Reads> {
  readonly given: Given<On>;
  /** What those have read that found nothing. */
  readonly silent: ReadonlyMap<Asked<On>, Read>;
}

/** How reads are taken down and compared. */
export interface Reading<On extends Accounts, Read extends Reads> {
  readonly reads: () => Read;
  readonly recorded: (reads: Read) => On;
  readonly comparison: Comparison<On, Read>;
}

/** Asked for the first time: a unit that nobody saves again needs nothing taken down. */
export function firstAsked<On, Read extends Reads>(on: On): Asking<On, Read> {
  return { given: { on, readings: new Map() }, silent: new Map() };
}

/** @param before of the same unit before its last save @returns how to ask; `asking` fills meanwhile */
export function askAgain<On extends Accounts, Read extends Reads>(
  on: On,
  before: Asking<On, Read>,
  { reads, recorded, comparison }: Reading<On, Read>,
): { readonly asking: Asking<On, Read>; readonly ask: (rule: Asked<On>) => readonly Fault[] } {
  const readings = new Map<SharedReading, unknown>();
  const silent = new Map<Asked<On>, Read>();
  const keep = (rule: Asked<On>, read: Read) => {
    silent.set(rule, read);
    for (const reading of read.readings) readings.set(reading, reading(on as never));
  };
  const ask = (rule: Asked<On>) => {
    const known = before.silent.get(rule);
    if (known !== undefined && comparison.isAlike(known)) {
      keep(rule, known);
      return [];
    }
    const read = reads();
    const faults = rule.check(recorded(read));
    if (faults.length === 0) keep(rule, read);
    return faults;
  };
  return { asking: { given: { on, readings }, silent }, ask };
}
