/** Tracked changes (ISO/IEC 29500-1, 17.13.5): runs, drawings, paragraph marks and rows that came or went. */
import type { Inline } from '../../model/report.ts';
import { type Change, paragraphChange } from '../../model/review.ts';
import type { Marks } from './draft.ts';
import { element, NOTHING, type Xml } from './xml.ts';

/**
 * The change of the marks around a run; without a run the change of the paragraph or row whose properties it stands in.
 * What did not change is the run alone.
 */
export function tracked({ draft, change }: Marks, run: Xml = NOTHING): Xml {
  if (draft === undefined || change === undefined) return run;
  return element(change === 'inserted' ? 'ins' : 'del', { ...draft.stamp() }, run);
}

/** Text that went has elements of its own. */
export function isDeleted({ draft, change }: Marks): boolean {
  return draft !== undefined && change === 'deleted';
}

/**
 * The changes of the paragraph marks of a cell. A change is set on the mark that ends its paragraph; but the mark that
 * ends the cell can neither come nor go, so after the last kept paragraph (each cell has one) it is set on the mark before.
 */
export function cellMarks(paragraphs: readonly (readonly Inline[])[]): readonly (Change | undefined)[] {
  const changes = paragraphs.map(paragraphChange);
  const lastKept = changes.lastIndexOf(undefined);
  return changes.map((change, index) => (index < lastKept ? change : changes[index + 1]));
}
