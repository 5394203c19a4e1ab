/** The Word emitter: a report value and a style sheet to the bytes of a DOCX. */
import { Document, type ISectionOptions } from 'docx';
import { handleBlock, type Report, type ReportMeta } from '../../model/report.ts';
import type { StyleSheet } from '../../style/style-sheet.ts';
import { blockHandlers } from './blocks.ts';
import { zipPackage } from './fix-package.ts';
import { eastAsianFont, fontTableXml } from './fonts.ts';
import { type HeadingMark, headingMarks } from './headings.ts';
import { packParts, type WrittenPart } from './pack.ts';
import { footers, sectionProperties } from './pages.ts';
import { type PlannedSection, planSections } from './sections.ts';
import { settingsXml } from './settings.ts';
import { textWidths } from './styles.ts';
import { stylesXml } from './styles-xml.ts';
import { cleanText } from './xml.ts';

/**
 * Renders a report as Word document. Equal input gives equal bytes.
 * @param headingPages displayed page number of each heading by its id; the contents shows those down to its depth
 * @throws Error when a heading of the contents has no page number
 */
export async function renderDocx(
  report: Report,
  style: StyleSheet,
  headingPages: ReadonlyMap<string, number>,
): Promise<Uint8Array> {
  const headings = headingMarks(report, headingPages);
  const plan = planSections(report);
  const firstNumbered = plan.findIndex((section) => section.kind !== 'cover');
  const sections = plan.map((section, index) => wordSection(section, style, headings, index === firstNumbered));
  const document = new Document({ ...properties(report.meta), sections, evenAndOddHeaderAndFooters: true });
  return zipPackage(packParts(document, writtenParts(style)), {
    date: report.meta.date,
    chartFont: eastAsianFont(style.chart.label.font),
  });
}

function wordSection(
  section: PlannedSection,
  style: StyleSheet,
  headings: readonly HeadingMark[],
  first: boolean,
): ISectionOptions {
  const widths = textWidths(style);
  const textWidth = section.kind === 'landscape' ? widths.landscape : widths.portrait;
  return {
    properties: sectionProperties(section.kind, style, first),
    ...(section.kind === 'cover' ? {} : { footers: footers(style) }),
    children: section.blocks.flatMap(({ block, breakBefore }) =>
      handleBlock(blockHandlers, block, { style, textWidth, headings, breakBefore }),
    ),
  };
}

function properties(meta: ReportMeta) {
  return {
    title: cleanText(meta.title),
    subject: cleanText(meta.subject),
    creator: cleanText(meta.unitName),
    lastModifiedBy: cleanText(meta.unitName),
    keywords: cleanText(meta.keywords.join('; ')),
  };
}

/** Parts that are written whole in place of those of docx. */
function writtenParts(style: StyleSheet): readonly WrittenPart[] {
  return [
    { path: 'word/styles.xml', data: stylesXml(style, textWidths(style)) },
    { path: 'word/settings.xml', data: settingsXml() },
    { path: 'word/fontTable.xml', data: fontTableXml() },
  ];
}
