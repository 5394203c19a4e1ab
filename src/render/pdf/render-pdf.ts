/** The PDF of a report: its pages to bytes. */
import type { PdfOptions } from 'pdfmake/js/PDFDocument.js';
import type { Report, ReportMeta } from '../../model/report.ts';
import { inSizeOfAdvance, type StyleSheet } from '../../style/style-sheet.ts';
import type { Typefaces } from '../../style/typefaces.ts';
import { addReview } from './draft.ts';
import { fillPages, layoutOf, type PdfLayout } from './layout.ts';
import { addPageNumbers } from './page-number.ts';
import { PageRenderer, ReportDocument } from './pdfmake-patches.ts';
import { Typesetter } from './typesetter.ts';

export interface RenderedPdf extends PdfLayout {
  readonly bytes: Uint8Array;
}

/** Draws the report as a PDF; the same report, style and fonts give the same bytes everywhere. */
export async function renderPdf(report: Report, sheet: StyleSheet, typefaces: Typefaces): Promise<RenderedPdf> {
  const { document, style, typesetter, flow } = filledPages(report, sheet, typefaces);
  const layout = layoutOf(report, flow);
  addPageNumbers(flow, style, typesetter);
  if (report.review !== undefined) addReview(flow, report.review, style, typesetter);
  document.labelPages(flow.unnumberedPages);
  const bytes = await writeDocument(document, () => new PageRenderer(document).draw(flow.pages));
  return { bytes, ...layout };
}

/** Where everything stands in the PDF of the report, without drawing it. */
export function layOutPdf(report: Report, sheet: StyleSheet, typefaces: Typefaces): PdfLayout {
  return layoutOf(report, filledPages(report, sheet, typefaces).flow);
}

function filledPages(report: Report, sheet: StyleSheet, typefaces: Typefaces) {
  const document = new ReportDocument(typefaces, documentOptions(report.meta));
  const style = inSizeOfAdvance(sheet);
  const typesetter = new Typesetter(typefaces, (role) => document.face(role));
  return { document, style, typesetter, flow: fillPages(report, style, typesetter) };
}

function documentOptions(meta: ReportMeta): PdfOptions {
  const date = new Date(`${meta.date}T00:00:00Z`);
  return {
    pdfVersion: '1.7',
    lang: 'zh-CN',
    displayTitle: true,
    compress: true,
    autoFirstPage: false,
    font: null,
    info: {
      Title: meta.title,
      Author: meta.unitName,
      Subject: meta.subject,
      Keywords: meta.keywords.join(', '),
      Creator: 'juesuan',
      Producer: 'pdfmake',
      CreationDate: date,
      ModDate: date,
    },
  };
}

function writeDocument(document: ReportDocument, draw: () => void): Promise<Uint8Array> {
  return new Promise((resolve, reject) => {
    const chunks: Uint8Array[] = [];
    document.on('data', (chunk) => chunks.push(chunk));
    document.on('error', reject);
    document.on('end', () => resolve(new Uint8Array(Buffer.concat(chunks))));
    draw();
    document.end();
  });
}
