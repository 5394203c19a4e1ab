/** The Word emitter: a report value and a style sheet to the bytes of a DOCX. */
import { Document } from 'docx';
import type { Report, ReportMeta } from '../../model/report.ts';
import type { StyleSheet } from '../../style/style-sheet.ts';
import { reviewComments } from './comments.ts';
import { draftOf } from './draft.ts';
import { zipPackage } from './fix-package.ts';
import { eastAsianFont, fontTableXml } from './fonts.ts';
import { headingMarks } from './headings.ts';
import { placeLooseRemarks } from './loose-remarks.ts';
import { packParts, type WrittenPart } from './pack.ts';
import { settingsXml } from './settings.ts';
import { textWidths } from './styles.ts';
import { stylesXml } from './styles-xml.ts';
import { wordSections } from './word-sections.ts';
import { cleanText } from './xml.ts';

/**
 * Renders a report as Word document: a draft with watermark, comments and tracked changes, of which accepting all gives
 * the present state and rejecting all the former one. Equal input gives equal bytes.
 * @param headingPages displayed page number of each heading by its id; the contents shows those down to its depth
 * @throws Error when a heading of the contents has no page number, unless the draft has deleted it
 */
export async function renderDocx(
  report: Report,
  style: StyleSheet,
  headingPages: ReadonlyMap<string, number>,
): Promise<Uint8Array> {
  const headings = headingMarks(report, headingPages);
  const draft = draftOf(report, headings.length + 1);
  const document = new Document({
    ...properties(report.meta),
    sections: wordSections(placeLooseRemarks(report), { style, headings, draft }),
    evenAndOddHeaderAndFooters: true,
    ...(draft === undefined ? {} : { comments: reviewComments(draft.review) }),
  });
  return zipPackage(packParts(document, writtenParts(style, draft !== undefined)), {
    date: report.meta.date,
    chartFont: eastAsianFont(style.chart.label.font),
  });
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
function writtenParts(style: StyleSheet, draft: boolean): readonly WrittenPart[] {
  return [
    { path: 'word/styles.xml', data: stylesXml(style, textWidths(style), draft) },
    { path: 'word/settings.xml', data: settingsXml() },
    { path: 'word/fontTable.xml', data: fontTableXml() },
  ];
}
