/**
 * What the content of placed pages is: headings, paragraphs, tables with their cells, figures. Roles are those that PDF
 * names (ISO 32000-1, 14.8.4); what belongs to no element is an artifact, which only serves the page.
 */
import type { Rectangle } from './rectangle.ts';
import type { Change } from './review.ts';

/** Roles that say all there is to say. */
export type PlainRole =
  | 'Document'
  | 'Sect'
  | 'H1'
  | 'H2'
  | 'H3'
  | 'H4'
  | 'H5'
  | 'P'
  | 'Note'
  | 'TOC'
  | 'TOCI'
  | 'Reference'
  | 'Link'
  | 'Caption'
  | 'L'
  | 'LI'
  | 'Lbl'
  | 'LBody'
  | 'Table'
  | 'THead'
  | 'TBody'
  | 'TR';

interface Spans {
  readonly rowSpan: number;
  readonly colSpan: number;
}

type Kind =
  | { readonly role: PlainRole }
  /** `scope`: the cells that it is the head of. */
  | ({ readonly role: 'TH'; readonly scope: 'Row' | 'Column' } & Spans)
  | ({ readonly role: 'TD' } & Spans)
  /** `alternative` says what it shows; `frame` is the box of its drawing on the page. */
  | { readonly role: 'Figure'; readonly alternative: string; readonly frame: Rectangle }
  /** A check box of a form on paper. */
  | { readonly role: 'Form'; readonly checked: boolean }
  /** A piece of a text; in a draft, how it came or went. */
  | { readonly role: 'Span'; readonly change: Change | undefined };

/** An element of a report's structure; its own content on the pages is read before its children. */
export type StructureElement = Kind & { readonly children: StructureElement[] };

/** An element that has no children yet. */
export function element(kind: Kind): StructureElement {
  return { ...kind, children: [] };
}

/** An element without attributes that has no children yet. */
export function plainElement(role: PlainRole): StructureElement {
  return element({ role });
}
