/** How faults in the words of a report are put. */
import type { Severity } from '../../diagnostics/finding.ts';
import type { Fault } from '../engine/rule.ts';
import { type Hit, hits, quote, type Reading } from '../reading/words.ts';

type Told = Pick<Fault, 'message'> & Partial<Pick<Fault, 'severity' | 'hint' | 'actual' | 'expected' | 'related'>>;

/** A fault at the place of a match. */
export function tell({ passage, at }: Hit, told: Told): Fault {
  return { at: passage.printed.placeAt(at), ...told };
}

/** A phrase that is wrong wherever it stands, with what is wrong about it. */
export interface Slip {
  /** Global; must not run over line ends. */
  readonly pattern: RegExp;
  /** Stands in every match: without it in the report the pattern need not be tried. */
  readonly needle?: string;
  /** What is wrong: `重复`; the quotation stands before it. */
  readonly fault: string;
  readonly hint: string;
  /** What it should be, where that is known. */
  readonly right?: string;
  /** That of the rule unless given. */
  readonly severity?: Severity;
}

/** Every place of a slip. */
export function slipHits(reading: Reading, { needle, pattern }: Slip): Hit[] {
  return needle !== undefined && !reading.text.includes(needle) ? [] : hits(reading, pattern);
}

/** The fault of a slip: `“…”：字重复`. */
export function tellSlip(hit: Hit, slip: Omit<Slip, 'pattern'>): Fault {
  const message = `“${quote(hit)}”：${slip.fault}`;
  const expected = slip.right === undefined ? {} : { actual: hit.match[0], expected: slip.right };
  return tell(hit, { ...(slip.severity && { severity: slip.severity }), message, hint: slip.hint, ...expected });
}
