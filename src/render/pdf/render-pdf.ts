/** The PDF of a report: blocks to boxes, boxes to pages, pages to bytes. */
import type { PdfOptions } from 'pdfmake/js/PDFDocument.js';
import { type Block, type Heading, handleBlock, type Part, type Report, type ReportMeta } from '../../model/report.ts';
import { inSizeOfAdvance, type StyleSheet } from '../../style/style-sheet.ts';
import type { Typefaces } from '../../style/typefaces.ts';
import { type BlockContext, blockHandlers } from './blocks.ts';
import { placeBoxes } from './box.ts';
import { type Orientation, PageFlow, pageGeometry } from './page.ts';
import { addPageNumbers } from './page-number.ts';
import { PageRenderer, ReportDocument } from './pdfmake-patches.ts';
import { Typesetter } from './typesetter.ts';

export interface RenderedPdf {
  readonly bytes: Uint8Array;
  /** Heading id → page number as printed (the page after the cover is 1). */
  readonly headingPages: ReadonlyMap<string, number>;
  /** Id of a table or chart → printed number of the page on which it begins. */
  readonly blockPages: ReadonlyMap<string, number>;
  /** Pages of the file, the cover among them. */
  readonly pageCount: number;
}

/** Draws the report as a PDF; the same report, style and fonts give the same bytes everywhere. */
export async function renderPdf(report: Report, style: StyleSheet, typefaces: Typefaces): Promise<RenderedPdf> {
  const document = new ReportDocument(typefaces, documentOptions(report.meta));
  const typesetter = new Typesetter(typefaces, (role) => document.face(role));
  const flow = layOut(report, inSizeOfAdvance(style), typesetter);
  document.labelPages(flow.unnumberedPages);
  const bytes = await writeDocument(document, () => new PageRenderer(document).draw(flow.pages));
  const headingIds = new Set(headingsOf(report).map(({ id }) => id));
  const numbers = [...flow.pageOf].map(([id, page]) => [id, flow.displayedNumber(page)] as const);
  return {
    bytes,
    headingPages: new Map(numbers.filter(([id]) => headingIds.has(id))),
    blockPages: new Map(numbers.filter(([id]) => !headingIds.has(id))),
    pageCount: flow.pages.length,
  };
}

function layOut(report: Report, style: StyleSheet, typesetter: Typesetter): PageFlow {
  const flow = new PageFlow(style);
  const headings = headingsOf(report);
  for (const part of report.parts) {
    for (const { orientation, blocks } of sections(part)) {
      const { width } = pageGeometry(style, orientation);
      const context: BlockContext = { style, typesetter, width, headings };
      flow.startPage(orientation);
      placeBoxes(
        flow,
        blocks.map((block) => handleBlock(blockHandlers, block, context)),
      );
    }
    if (part.kind === 'cover') flow.unnumberedPages = flow.pages.length;
  }
  flow.finish();
  addPageNumbers(flow, style, typesetter);
  return flow;
}

function headingsOf(report: Report): Heading[] {
  return report.parts.flatMap((part) => part.blocks.filter((block) => block.kind === 'heading'));
}

interface Section {
  readonly orientation: Orientation;
  readonly blocks: Block[];
}

/**
 * Runs of blocks on paper of one orientation. A landscape table has a section of its own, together with the headings
 * right before it.
 */
function sections(part: Part): Section[] {
  const found: Section[] = [];
  let portrait: Block[] = [];
  const flush = () => {
    if (portrait.length > 0) found.push({ orientation: 'portrait', blocks: portrait });
    portrait = [];
  };
  for (const block of part.blocks) {
    if (block.kind === 'table' && block.orientation === 'landscape') {
      const headings = trailingHeadings(portrait);
      portrait.length -= headings.length;
      flush();
      found.push({ orientation: 'landscape', blocks: [...headings, block] });
    } else portrait.push(block);
  }
  flush();
  return found;
}

function trailingHeadings(blocks: readonly Block[]): Block[] {
  const last = blocks.findLastIndex((block) => block.kind !== 'heading');
  return blocks.slice(last + 1);
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
