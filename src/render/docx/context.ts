/** What the block handlers need to know about the document around a block. */
import { type FileChild, type IParagraphOptions, Paragraph, type ParagraphChild, type XmlComponent } from 'docx';
import type { Inline } from '../../model/report.ts';
import { paragraphChange } from '../../model/review.ts';
import type { StyleSheet } from '../../style/style-sheet.ts';
import type { Marks } from './draft.ts';
import type { HeadingMark } from './headings.ts';
import { runs } from './inlines.ts';
import { trackedChange } from './revisions.ts';
import { STYLE } from './styles.ts';

/** Change and remarks are those of the block itself. */
export interface BlockContext extends Marks {
  readonly style: StyleSheet;
  /** Width of the text area of the block's section, twips. */
  readonly textWidth: number;
  /** All headings of the report in their order. */
  readonly headings: readonly HeadingMark[];
  /** The block starts on a new page. */
  readonly breakBefore: boolean;
}

export type Blocks = readonly FileChild[];

/** A paragraph in a named style; the change of the marks is that of the paragraph mark. */
export function styledParagraph(
  style: string,
  children: readonly XmlComponent[],
  marks: Marks,
  options: IParagraphOptions = {},
): Paragraph {
  const tracked = marks.change === undefined ? {} : { run: trackedChange(marks) };
  // docx writes any element; its type lists only its own classes.
  return new Paragraph({ ...options, ...tracked, style, children: children as readonly ParagraphChild[] });
}

/** A paragraph of inlines in a named style, which may have come or gone by itself. */
export function inlineParagraph(
  style: string,
  text: readonly Inline[],
  marks: Marks,
  options: IParagraphOptions = {},
): Paragraph {
  const change = marks.change ?? paragraphChange(text);
  return styledParagraph(style, runs(text, marks), { ...marks, change }, options);
}

/** The option that starts the first paragraph of a block on a new page, where the block wants it. */
export function startOfBlock(context: BlockContext): IParagraphOptions {
  return context.breakBefore ? { pageBreakBefore: true } : {};
}

/** Height of a spacer, pt. */
export const SPACER = 1;

/** A line of 1 pt: parts two tables, and ends a section after a table. */
export function spacer(marks: Marks, options: IParagraphOptions = {}): Paragraph {
  return styledParagraph(STYLE.spacer, [], marks, options);
}
