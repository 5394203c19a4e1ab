/** What a rule of the check is: one value that says what it must be given, and what is wrong. */
import type { Place, Severity } from '../../diagnostics/finding.ts';
import type { JsonPath } from '../../model/source.ts';
import type { Needs } from './needs.ts';

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
  /** Everything that is wrong. A rule that needs `tables` is asked once for each of the two views. */
  check(on: Needs[Need]): readonly Fault[];
}

/** A rule, whatever it needs. */
export type AnyRule = { readonly [Need in keyof Needs]: Rule<Need> }[keyof Needs];

/** What a rule knows of something wrong. The runner adds the rule's id, its severity and the place in the files. */
export interface Fault {
  /** One Chinese sentence that says what was found. */
  readonly message: string;
  readonly at: Where;
  /** Other than the rule's. */
  readonly severity?: Severity;
  /** Found and expected, as they are or would be printed. */
  readonly actual?: string;
  readonly expected?: string;
  /** What to do about it. */
  readonly hint?: string;
  /** Other places to look at, nearest first. */
  readonly related?: readonly Where[];
  /**
   * Ids of the figures that were compared: where a leaf of theirs is told to be wrong, this follows from it. A cause
   * that names some says that these are wrong, whichever of their leaves it may be.
   */
  readonly figures?: readonly string[];
  /** The leaf it stands at is itself wrong: what other rules find in figures made of it is told under this. */
  readonly isCause?: boolean;
}

/** A value of report.json by its path, a place, or anything that knows its place: a printed text, a cell, a line of prose. */
export type Where = JsonPath | Place | Placed;

export interface Placed {
  readonly place?: Place | undefined;
}
