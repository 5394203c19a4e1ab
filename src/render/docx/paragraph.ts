/** Paragraphs: a named style, and what one paragraph has of its own. */
import type { Marks } from './draft.ts';
import { changeElement } from './revisions.ts';
import { STYLE } from './styles.ts';
import { withLastChild, type Xml, xml } from './xml.ts';

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
  /** Exact height of the lines. */
  readonly line?: number | undefined;
  readonly indent?: { readonly left?: number; readonly right?: number; readonly hanging?: number } | undefined;
  readonly align?: 'left';
  /** 0 for the first level: a paragraph that is listed in the contents though its style is no heading's. */
  readonly outlineLevel?: number;
}

/** A paragraph in a named style; the change of the marks is that of the paragraph mark. */
export function styledParagraph(style: string, content: Xml | undefined, marks: Marks, format?: ParagraphFormat): Xml {
  return paragraph(paragraphLook(style, format), content, marks);
}

/** A paragraph of this look. */
export function paragraph(look: Xml, content: Xml | undefined, marks: Marks): Xml {
  const change = changeElement(marks);
  const mark = change && xml`<w:rPr>${change}</w:rPr>`;
  return xml`<w:p><w:pPr>${look}${mark}</w:pPr>${content}</w:p>`;
}

/** Style and format of a paragraph, in the order of the schema. */
export function paragraphLook(style: string, format?: ParagraphFormat): Xml {
  return xml`<w:pStyle w:val="${style}"/>${format && formatXml(format)}`;
}

function formatXml(format: ParagraphFormat): Xml {
  const { keepNext, pageBreakBefore, frame, border, rightTab, after, before, line, indent, align, outlineLevel } =
    format;
  return xml`${[
    keepNext ? xml`<w:keepNext/>` : undefined,
    pageBreakBefore ? xml`<w:pageBreakBefore/>` : undefined,
    frame,
    border,
    rightTab === undefined ? undefined : xml`<w:tabs><w:tab w:val="right" w:pos="${rightTab}"/></w:tabs>`,
    spacingXml({ after, before, line }),
    withLengths('w:ind', indent),
    align === undefined ? undefined : xml`<w:jc w:val="${align}"/>`,
    outlineLevel === undefined ? undefined : xml`<w:outlineLvl w:val="${outlineLevel}"/>`,
  ]}`;
}

/** Lines of a height of their own are off the grid of the page, which has that of the text. */
function spacingXml({ line, ...around }: Pick<ParagraphFormat, 'after' | 'before' | 'line'>): Xml | undefined {
  if (line === undefined) return withLengths('w:spacing', around);
  const given = Object.entries(around).filter(([, length]) => length !== undefined);
  const attributes = given.map(([key, length]) => xml` w:${key}="${length as number}"`);
  return xml`<w:snapToGrid w:val="0"/><w:spacing${attributes} w:line="${line}" w:lineRule="exact"/>`;
}

/** An element with those of the lengths that are given, if any. */
function withLengths(name: string, lengths: Readonly<Record<string, number | undefined>> = {}): Xml | undefined {
  const given = Object.entries(lengths).filter(([, length]) => length !== undefined);
  if (given.length === 0) return undefined;
  return xml`<${name}${given.map(([key, length]) => xml` w:${key}="${length}"`)}/>`;
}

/**
 * The blocks of a section with its properties (`w:sectPr`) in those of its last paragraph, or of a line of 1 pt
 * where the section ends with something else.
 */
export function closedSection(blocks: readonly Xml[], section: Xml): readonly Xml[] {
  const last = blocks.at(-1);
  if (last?.text.startsWith('<w:p>')) return [...blocks.slice(0, -1), withLastChild(last, 'w:pPr', section)];
  return [...blocks, xml`<w:p><w:pPr>${paragraphLook(STYLE.spacer)}${section}</w:pPr></w:p>`];
}

/** Height of a spacer, pt. */
export const SPACER = 1;

/** A line of 1 pt: parts two tables, and ends a section after a table. */
export function spacer(marks: Marks, format?: ParagraphFormat): Xml {
  return styledParagraph(STYLE.spacer, undefined, marks, format);
}

/** At the foot of the page's text area; neighbouring paragraphs with the same frame share it. Width in twips. */
export function bottomFrame(width: number): Xml {
  const place = xml`w:hAnchor="margin" w:vAnchor="margin" w:xAlign="center" w:yAlign="bottom"`;
  return xml`<w:framePr w:w="${width}" w:h="0" ${place}/>`;
}
