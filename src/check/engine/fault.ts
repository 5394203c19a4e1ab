/** What rules tell, before and after it is a finding. */
import type { Finding, Place, Severity } from '../../diagnostics/finding.ts';
import type { JsonPath } from '../../model/source.ts';
import type { Decimal } from '../../money/decimal.ts';

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
  /** JSON paths of the declared numbers that were compared: where one of them is told to be wrong, this follows from it. */
  readonly cells?: readonly string[];
  /** By how much amounts do not fit: other faults with the same gap may come from the same leaf. */
  readonly gap?: Gap;
  /** What it stands at is itself wrong: what other rules find in figures made of it is told under this. */
  readonly isCause?: boolean;
  /** Of faults with a gap a cause explains these alone. */
  readonly explains?: ReadonlySet<Fault>;
}

export interface Gap {
  /** What was found less what the leaves give, in the figures' unit (元 for amounts); without a sign where it has none. */
  readonly by: Decimal;
  /** Ids of the figures between which it is. */
  readonly between: readonly string[];
  /** A number that the unit has stated, in a declared table or in its texts, as the reader is told: 公开01表27行. */
  readonly isStated?: boolean;
}

/** A value of report.json by its path, a place, or anything that knows its place: a printed text, a cell, a line of prose. */
export type Where = JsonPath | Place | Placed;

export interface Placed {
  readonly place?: Place | undefined;
}

/** A fault as it is told. */
export interface Told {
  readonly fault: Fault;
  readonly finding: Finding;
}
