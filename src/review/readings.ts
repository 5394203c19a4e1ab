/** The two readings of a marked report: as it was, and as it is. Without marks they are the same. */

import { paragraphChange } from '../model/paragraph-change.ts';
import type { Inline } from '../model/report.ts';
import { plainText } from '../model/report.ts';
import type { Change } from '../model/review.ts';

export type Reading = 'former' | 'present';

const LEFT_OUT: Readonly<Record<Reading, Change>> = { former: 'inserted', present: 'deleted' };

/** Whether a thing of this change stands in a reading. */
export function standsIn(change: Change | undefined, reading: Reading): boolean {
  return change !== LEFT_OUT[reading];
}

/** One reading of a text; a line break is `\n`. */
export function readText(text: readonly Inline[], reading: Reading): string {
  return plainText(text.filter((inline) => !('change' in inline) || standsIn(inline.change, reading)));
}

/** One reading of the paragraphs of a cell or of notes, without those that came or went. */
export function readParagraphs(paragraphs: readonly (readonly Inline[])[], reading: Reading): string[] {
  return paragraphs.filter((text) => standsIn(paragraphChange(text), reading)).map((text) => readText(text, reading));
}
