/** Paper, margins and first page number of each kind of section. */
import { DocumentGridType, type ISectionOptions, NumberFormat, PageOrientation } from 'docx';
import type { Margins, StyleSheet } from '../../style/style-sheet.ts';
import type { SectionFrame, SectionKind } from './sections.ts';
import { linePitch } from './styles.ts';
import { twips } from './units.ts';

type SectionProperties = NonNullable<ISectionOptions['properties']>;

/**
 * Properties of a section.
 * @param draft with the header of a draft, which stands at the same height on all upright pages
 */
export function sectionProperties(
  { kind, numbers, startsNumbers, continued }: SectionFrame,
  style: StyleSheet,
  draft: boolean,
): SectionProperties {
  const pageNumbers = {
    ...(startsNumbers ? { start: 1 } : {}),
    ...(numbers === 'roman' ? { formatType: NumberFormat.UPPER_ROMAN } : {}),
  };
  return {
    page: {
      size: paperSize(kind, style),
      margin: { ...margins(kind, style), ...(draft ? { header: headerEdge(kind, style) } : {}) },
      ...(Object.keys(pageNumbers).length === 0 ? {} : { pageNumbers }),
    },
    grid: { type: DocumentGridType.LINES, linePitch: linePitch(style) },
    ...(continued === undefined ? {} : { titlePage: true }),
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
