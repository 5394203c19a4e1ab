/** What is said of a place of a paper, in a copy of it: as a comment, an annotation, or beside its text. */
import type { Severity } from '../diagnostics/finding.ts';
import type { PaperPlace, PaperText } from './paper.ts';

export interface PaperRemark {
  /** Counted from 1, in the order in which they are listed. */
  readonly number: number;
  readonly rule: string;
  readonly severity: Severity;
  readonly message: string;
  /** 实际、应为、提示, a line each. */
  readonly details: readonly string[];
  /** None for what is said of the paper as a whole. */
  readonly at?: RemarkSpot;
}

export interface RemarkSpot {
  readonly text: PaperText;
  /** Of a character of it, from 0. */
  readonly offset: number;
  readonly place: PaperPlace;
  /** The place in words. */
  readonly said: string;
}

export const REMARK_AUTHOR = '决算审核';
