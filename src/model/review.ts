/**
 * What a draft for review adds to a report: remarks (findings, and where figures come from) and the changes since an
 * earlier state. Marks lie on the nodes of the tree itself, so that every output shows the same ones; a final report has
 * none, and an output without room for them (the plain text) prints the state after the changes.
 */
import type { Severity } from '../diagnostics/finding.ts';

/** How something came or went between the earlier state and this one. */
export type Change = 'inserted' | 'deleted';

/** Marks of a piece of text. */
export interface InlineMarks {
  readonly change?: Change;
  /** Numbers of the remarks that are anchored here, ascending. */
  readonly remarks?: readonly number[];
}

/**
 * Marks of a whole block. An inserted or deleted block carries the change itself and on each of its inlines. `remarks`
 * only where the block has no inlines to carry them (cover, red head, chart, signature).
 */
export interface BlockMarks {
  readonly change?: Change;
  readonly remarks?: readonly number[];
}

/** A note of the reviewer's margin: one finding, or the origin of one figure. */
export interface Remark {
  /** From 1, in reading order. */
  readonly number: number;
  /** A `finding` is doubtful: its text is highlighted. `provenance` only explains; `reviewer` is what a person says. */
  readonly kind: 'finding' | 'provenance' | 'reviewer';
  readonly severity?: Severity;
  /** `错误 A07`, `警告 C02（已说明）`, `数据来源`. */
  readonly title: string;
  /** Paragraphs: what is wrong, the two values, what to do. */
  readonly lines: readonly string[];
}

export interface Review {
  /** Across every page: 征求意见稿. */
  readonly watermark: string;
  /** `第2稿（2023年8月20日）`: at the top of every page. */
  readonly label: string;
  /** Who remarks and changes are ascribed to. */
  readonly author: string;
  /** Date of remarks and changes, ISO `YYYY-MM-DD`. */
  readonly date: string;
  readonly remarks: readonly Remark[];
  /** The report holds changes since an earlier state. */
  readonly revised: boolean;
}

/** Numbers of the remarks that stand for findings: their anchors are highlighted. */
export function doubtfulRemarks(review: Review | undefined): ReadonlySet<number> {
  const findings = review?.remarks.filter(({ kind }) => kind === 'finding') ?? [];
  return new Set(findings.map(({ number }) => number));
}
