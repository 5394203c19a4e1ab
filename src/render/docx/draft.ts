/** The marks of a draft on their way through the block handlers. */
import type { Report } from '../../model/report.ts';
import { type Change, doubtfulRemarks, type Review } from '../../model/review.ts';

/** Who changed something, and when; `id` is unique among the tracked changes of the document. */
export interface Stamp {
  readonly id: number;
  readonly author: string;
  /** Midnight UTC, as Word wants it. */
  readonly date: string;
}

/** What a document needs to know to bear marks. */
export interface Draft {
  readonly review: Review;
  /** Remarks whose anchors are highlighted. */
  readonly doubtful: ReadonlySet<number>;
  /** The stamp of the next tracked change. */
  readonly stamp: () => Stamp;
  /** Whether the remark has still to be anchored; true only once, since a comment of Word has one place. */
  readonly claim: (remark: number) => boolean;
}

/** What lies on a run or paragraph. A final report has no draft, and so no marks. */
export interface Marks {
  readonly draft?: Draft;
  /** It came or went, alone or with the block or row around it. */
  readonly change?: Change;
  /** Numbers of the remarks on it. */
  readonly remarks?: readonly number[];
}

/** For what no draft marks: page numbers, the text of comments. */
export const UNMARKED: Marks = {};

/**
 * The draft of a report; undefined for a final one.
 * @param firstId of the tracked changes
 */
export function draftOf({ review }: Report, firstId: number): Draft | undefined {
  if (review === undefined) return undefined;
  const open = new Set(review.remarks.map(({ number }) => number));
  let id = firstId;
  return {
    review,
    doubtful: doubtfulRemarks(review),
    stamp: () => ({ id: id++, author: review.author, date: midnight(review) }),
    claim: (remark) => open.delete(remark),
  };
}

/** The date of all marks as ISO time. */
export function midnight({ date }: Review): string {
  return `${date}T00:00:00Z`;
}

/** Whether a finding doubts what the marks lie on. */
export function isDoubtful({ draft, remarks }: Marks): boolean {
  return draft !== undefined && remarks?.some((number) => draft.doubtful.has(number)) === true;
}
