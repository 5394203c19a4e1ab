/** Paper, margins and page numbers of each kind of section. */
import { DocumentGridType, Footer, type ISectionOptions, PageNumber, PageOrientation, Paragraph, TextRun } from 'docx';
import type { Margins, StyleSheet } from '../../style/style-sheet.ts';
import type { SectionKind } from './sections.ts';
import { linePitch, STYLE } from './styles.ts';
import { twips } from './units.ts';

type SectionProperties = NonNullable<ISectionOptions['properties']>;

/** Number of the first page that shows one: the page after the cover, an odd and therefore a right-hand page. */
const FIRST_NUMBER = 1;

export interface SectionPlace {
  /** The first section after the cover, where the numbers begin. */
  readonly first: boolean;
  /** With the header of a draft, which stands at the same height on all upright pages. */
  readonly draft: boolean;
}

/** Properties of a section. */
export function sectionProperties(kind: SectionKind, style: StyleSheet, place: SectionPlace): SectionProperties {
  return {
    page: {
      size: paperSize(kind, style),
      margin: { ...margins(kind, style), ...(place.draft ? { header: headerEdge(kind, style) } : {}) },
      ...(place.first ? { pageNumbers: { start: FIRST_NUMBER } } : {}),
    },
    grid: { type: DocumentGridType.LINES, linePitch: linePitch(style) },
  };
}

/** docx wants the sides of the upright paper and turns them itself. */
function paperSize(kind: SectionKind, { paper }: StyleSheet) {
  const orientation = kind === 'landscape' ? PageOrientation.LANDSCAPE : PageOrientation.PORTRAIT;
  return { width: twips(paper.width), height: twips(paper.height), orientation };
}

function margins(kind: SectionKind, style: StyleSheet) {
  const edges = sectionMargins(kind, style);
  const footer = edges.bottom - style.pageNumber.below - style.pageNumber.style.lineHeight / 2;
  return {
    top: twips(edges.top),
    right: twips(edges.right),
    bottom: twips(edges.bottom),
    left: twips(edges.left),
    header: twips(edges.top / 2),
    footer: twips(Math.max(0, footer)),
    gutter: 0,
  };
}

function headerEdge(kind: SectionKind, { portrait, landscape }: StyleSheet): number {
  return twips((kind === 'landscape' ? landscape : portrait).top / 2);
}

function sectionMargins(kind: SectionKind, { portrait, landscape, cover }: StyleSheet): Margins {
  if (kind === 'landscape') return landscape;
  return kind === 'cover' ? { ...portrait, top: cover.titleTop, bottom: cover.linesBottom } : portrait;
}

/** Page numbers, outside: odd pages right, even pages left. Word wants both in every section. */
export function footers(style: StyleSheet): NonNullable<ISectionOptions['footers']> {
  return { default: footer(STYLE.pageOdd, style), even: footer(STYLE.pageEven, style) };
}

function footer(style: string, { pageNumber }: StyleSheet): Footer {
  const number = new TextRun({ children: [pageNumber.before, PageNumber.CURRENT, pageNumber.after] });
  return new Footer({ children: [new Paragraph({ style, children: [number] })] });
}
