/** What the block handlers need to know about the document around a block. */

import type { SharedSetting } from '../../model/page.ts';
import type { Chart } from '../../model/report.ts';
import type { StyleSheet } from '../../style/style-sheet.ts';
import type { Marks } from './draft.ts';
import type { HeadingMark } from './headings.ts';
import type { ParagraphFormat } from './paragraph.ts';
import type { Xml } from './xml.ts';

/** What all blocks of a document share. */
export interface DocumentContext extends Marks {
  readonly style: StyleSheet;
  /** All headings of the report in their order. */
  readonly headings: readonly HeadingMark[];
  /** What the layout has found for tables and titles. */
  readonly setting: SharedSetting;
  /** The runs that show the charts. */
  readonly drawings: ReadonlyMap<Chart, Xml>;
}

/** Change and remarks are those of the block itself. */
export interface BlockContext extends DocumentContext {
  /** Width of the text area of the block's section, twips. */
  readonly textWidth: number;
  /** The block starts on a new page. */
  readonly breakBefore: boolean;
  /** The block leads in the next one, and stays on its page. */
  readonly leadsIn: boolean;
}

/** Paragraphs, tables and content controls, one by one. */
export type Blocks = readonly Xml[];

/** Starts the first paragraph of a block on a new page, where the block wants it. */
export function startOfBlock(context: BlockContext): ParagraphFormat {
  return context.breakBefore ? { pageBreakBefore: true } : {};
}
