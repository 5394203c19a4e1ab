/** The pages of a report before they are drawn: blocks to boxes, boxes to pages. */
import { type Block, type Heading, handleBlock, type Part, type Report } from '../../model/report.ts';
import type { StyleSheet } from '../../style/style-sheet.ts';
import { type BlockContext, blockHandlers } from './blocks.ts';
import { type Box, placeBoxes } from './box.ts';
import { type Orientation, PageFlow, pageGeometry } from './page.ts';
import { indexPages, type PageIndex } from './page-index.ts';
import type { Typesetter } from './typesetter.ts';

/** What a layout tells; page numbers are as printed (the page after the cover is 1). */
export interface PdfLayout extends PageIndex {
  /** Heading id → page number. */
  readonly headingPages: ReadonlyMap<string, number>;
  /** Id of a table or chart → number of the page on which it begins. */
  readonly blockPages: ReadonlyMap<string, number>;
  /** Pages of the file, the cover among them. */
  readonly pageCount: number;
}

/** @param flow the filled pages of the report, before anything is added to them */
export function layoutOf(report: Report, flow: PageFlow): PdfLayout {
  const headingIds = new Set(headingsOf(report).map(({ id }) => id));
  const numbers = [...flow.pageOf].map(([id, page]) => [id, flow.displayedNumber(page)] as const);
  return {
    ...indexPages(flow),
    headingPages: new Map(numbers.filter(([id]) => headingIds.has(id))),
    blockPages: new Map(numbers.filter(([id]) => !headingIds.has(id))),
    pageCount: flow.pages.length,
  };
}

/** Puts all blocks on pages. @param style with each text in the size of its advance */
export function fillPages(report: Report, style: StyleSheet, typesetter: Typesetter): PageFlow {
  const flow = new PageFlow(style);
  const headings = headingsOf(report);
  for (const part of report.parts) {
    for (const { orientation, blocks } of sections(part)) {
      const { width } = pageGeometry(style, orientation);
      const context: BlockContext = { style, typesetter, width, headings };
      flow.startPage(orientation);
      placeBoxes(
        flow,
        blocks.map((block) => boxOf(block, context)),
      );
    }
    if (part.kind === 'cover') flow.unnumberedPages = flow.pages.length;
  }
  flow.finish();
  return flow;
}

/** What the block places bears its marks. */
function boxOf(block: Block, context: BlockContext): Box {
  const box = handleBlock(blockHandlers, block, context);
  return { ...box, place: (flow) => flow.underMarks(block, () => box.place(flow)) };
}

/** Headings that the report has after its changes. */
function headingsOf(report: Report): Heading[] {
  const blocks = report.parts.flatMap((part) => part.blocks);
  return blocks.filter((block) => block.kind === 'heading').filter(({ change }) => change !== 'deleted');
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
