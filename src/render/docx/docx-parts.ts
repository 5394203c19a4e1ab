/** The parts that docx writes for a document without text: sections with headers and footers, charts with workbooks. */
import { Document, type ISectionOptions, Packer } from 'docx';
import type { Chart } from '../../model/report.ts';
import type { Review } from '../../model/review.ts';
import type { StyleSheet } from '../../style/style-sheet.ts';
import { eastAsianFont } from '../face-names.ts';
import type { Parts } from '../zip.ts';
import { fixedParts } from './fix-package.ts';
import { footersOf } from './footers.ts';
import { headersOf } from './page-headers.ts';
import { sectionProperties } from './pages.ts';
import type { SectionFrame } from './sections.ts';
import type { HeadingLook, TableType } from './styles.ts';

/** What the parts depend on. */
export interface FramePlan {
  readonly style: StyleSheet;
  readonly sections: readonly SectionFrame[];
  /** Sizes of type in which statements are set besides that of the style sheet. */
  readonly tableTypes: readonly TableType[];
  /** Headings that do not look as their level. */
  readonly headingLooks: readonly HeadingLook[];
  /** Of a draft. */
  readonly marks?: Pick<Review, 'watermark' | 'label'>;
  /** With a part for comments. */
  readonly comments: boolean;
}

/** The same in each process. All charts stand in one paragraph of the first section; one comment stands for all. */
export async function docxParts(plan: FramePlan, charts: readonly Chart[]): Promise<Parts> {
  const { style, comments } = plan;
  const document = new Document({
    sections: await wordSections(plan, charts),
    evenAndOddHeaderAndFooters: true,
    ...(comments ? { comments: { children: [{ id: 0, children: [] }] } } : {}),
  });
  return fixedParts(partsOf(document), eastAsianFont(style.chart.label.font));
}

async function wordSections({ style, sections, marks }: FramePlan, charts: readonly Chart[]) {
  const drawn = charts.length === 0 ? [] : [(await import('./chart-drawing.ts')).chartParagraph(charts, style)];
  const label = marks === undefined ? undefined : (await import('./watermark.ts')).draftLabel(marks, style);
  const hasHeaders = label !== undefined || sections.some(({ continued }) => continued !== undefined);
  return sections.map((section, index): ISectionOptions => {
    return {
      properties: sectionProperties(section, style, label !== undefined),
      ...(hasHeaders ? { headers: headersOf(section, style, label) } : {}),
      footers: footersOf(section, style),
      children: index === 0 ? drawn : [],
    };
  });
}

/**
 * `Packer` only hands out zipped packages, which would have to be unzipped, mended and zipped again. So this takes the
 * member of `Packer` that makes the parts. It is private; the version of docx is pinned, and every test of the emitter
 * goes through here.
 */
function partsOf(document: Document): Parts {
  const { compiler } = Packer as unknown as { compiler: { compile(document: Document): Parts } };
  return compiler.compile(document);
}
