/** Paragraphs: a named style, and what one paragraph has of its own. */
import type { Marks } from './draft.ts';
import { tracked } from './revisions.ts';
import { STYLE } from './styles.ts';
import { element, join, NOTHING, withLastChild, type Xml } from './xml.ts';

/** Formatting of one paragraph beside its style; all lengths in twips. */
export interface ParagraphFormat {
  readonly keepNext?: boolean;
  readonly pageBreakBefore?: boolean;
  /** `w:framePr`. */
  readonly frame?: Xml;
  /** `w:pBdr`. */
  readonly border?: Xml;
  /** Position of a right tab stop. */
  readonly rightTab?: number;
  readonly after?: number;
  readonly before?: number;
  readonly indent?: { readonly left?: number; readonly right?: number; readonly hanging?: number };
  readonly align?: 'left';
}

/** A paragraph in a named style; the change of the marks is that of the paragraph mark. */
export function styledParagraph(style: string, content: Xml, marks: Marks, format: ParagraphFormat = {}): Xml {
  return paragraph(paragraphLook(style, format), content, marks);
}

/** A paragraph of this look. */
export function paragraph(look: Xml, content: Xml, marks: Marks): Xml {
  const change = tracked(marks);
  return element('p', {}, element('pPr', {}, look, change === '' ? NOTHING : element('rPr', {}, change)), content);
}

/** Style and format of a paragraph, in the order of the schema. */
export function paragraphLook(style: string, format: ParagraphFormat): Xml {
  return join([
    element('pStyle', { val: style }),
    format.keepNext ? element('keepNext') : NOTHING,
    format.pageBreakBefore ? element('pageBreakBefore') : NOTHING,
    format.frame ?? NOTHING,
    format.border ?? NOTHING,
    format.rightTab === undefined ? NOTHING : rightTab(format.rightTab),
    spacing(format),
    format.indent === undefined ? NOTHING : element('ind', format.indent),
    format.align === undefined ? NOTHING : element('jc', { val: format.align }),
  ]);
}

function rightTab(position: number): Xml {
  return element('tabs', {}, element('tab', { val: 'right', pos: position }));
}

function spacing({ after, before }: ParagraphFormat): Xml {
  return after === undefined && before === undefined ? NOTHING : element('spacing', { after, before });
}

/**
 * The blocks of a section with its properties (`w:sectPr`) in those of its last paragraph, or of an empty one where the
 * section ends with something else.
 */
export function closedSection(blocks: readonly Xml[], section: Xml): readonly Xml[] {
  const last = blocks.at(-1);
  if (last === undefined || !last.startsWith('<w:p>')) {
    return [...blocks, element('p', {}, element('pPr', {}, section))];
  }
  return [...blocks.slice(0, -1), withLastChild(last, 'pPr', section)];
}

/** Height of a spacer, pt. */
export const SPACER = 1;

/** A line of 1 pt: parts two tables, and ends a section after a table. */
export function spacer(marks: Marks, format: ParagraphFormat = {}): Xml {
  return styledParagraph(STYLE.spacer, NOTHING, marks, format);
}
