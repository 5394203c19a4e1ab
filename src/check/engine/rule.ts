/** What a rule of the check is: one value that says what it must be given, and what is wrong. */
import type { Severity } from '../../diagnostics/finding.ts';
import type { Fault } from './fault.ts';
import type { Needs } from './needs.ts';

export type { Fault, Gap, Placed, Told, Where } from './fault.ts';

export interface Rule<Need extends keyof Needs> {
  /** `A01`… of the rule catalogue; also the name of its export. */
  readonly id: string;
  /** The rule in Chinese, as findings quote it. */
  readonly title: string;
  /** The footnote, regulation or practice it comes from. */
  readonly source: string;
  /** Of most of its faults; a rule that can only suspect says 请核实 and is a warning or information. */
  readonly severity: Severity;
  /** What to do about a fault, for the list of rules; that of its family unless given. */
  readonly advice?: string;
  readonly needs: Need;
  /**
   * What it takes from the dossier that no paper prints, in Chinese: such a rule is not asked of a paper that was read
   * without its dossier. Left out by a rule that the print is enough for.
   */
  readonly unprinted?: string;
  /** Everything that is wrong. A rule that needs `tables` is asked once for each of the two views. */
  check(on: Needs[Need]): readonly Fault[];
}

/** A rule, whatever it needs. */
export type AnyRule = { readonly [Need in keyof Needs]: Rule<Need> }[keyof Needs];
