/** A unit of a batch as comparisons over units see it, and what they find. */
import type { Severity } from '../diagnostics/finding.ts';
import type { Decimal } from '../money/decimal.ts';

export interface PeerUnit {
  /** Unique in the batch. */
  readonly id: string;
  readonly name: string;
  readonly year: number;
  /** Its place. */
  readonly profile: string;
  /** 财政级次: 县级. */
  readonly level: string;
  readonly projects: readonly { readonly id: string; readonly name: string }[];
  /** Exact values by id, 元 for amounts and 1 = 100 % for ratios: those that rules compare. What must not be stated is left out. */
  readonly figures: ReadonlyMap<string, Decimal>;
}

/** What no single paper shows. */
export interface AcrossFinding {
  readonly rule: string;
  readonly severity: Severity;
  /** One Chinese sentence, with the names of the units. */
  readonly message: string;
  /** Ids of the units; the first is the one to ask. */
  readonly units: readonly string[];
  readonly actual?: string;
  readonly expected?: string;
  /** What to do about it. */
  readonly hint: string;
}
