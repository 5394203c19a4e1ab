/** Tracked changes (ISO/IEC 29500-1, 17.13.5): runs, drawings, paragraph marks and rows that came or went. */

import { paragraphChange } from '../../model/paragraph-change.ts';
import type { Inline } from '../../model/report.ts';
import type { Change } from '../../model/review.ts';
import type { Marks } from './draft.ts';
import { type Xml, xml } from './xml.ts';

/** A run in the change that the marks give it, if any. */
export function tracked(run: Xml, marks: Marks): Xml {
  return changeElement(marks, run) ?? run;
}

/** The change of a paragraph or row: an empty element among its properties. */
export function changeElement({ draft, change }: Marks, run?: Xml): Xml | undefined {
  if (draft === undefined || change === undefined) return undefined;
  const { id, author, date } = draft.stamp();
  const name = change === 'inserted' ? 'w:ins' : 'w:del';
  const start = xml`<${name} w:id="${id}" w:author="${author}" w:date="${date}"`;
  return run === undefined ? xml`${start}/>` : xml`${start}>${run}</${name}>`;
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
