/**
 * The stage between the report and the files that show it: where each line of text and each shape stands, on which page.
 * It knows no file format; whoever wants lines, page numbers or places asks it.
 */

import { headingDepths } from '../model/heading-depths.ts';
import { leadsIn } from '../model/lead-in.ts';
import type { Layout, Orientation } from '../model/page.ts';
import type { NumberKind } from '../model/page-numbers.ts';
import { rememberedByObject } from '../model/remembered.ts';
import { type Block, type Heading, handleBlock, numberKind, type Part, type Report } from '../model/report.ts';
import { plainElement } from '../model/structure.ts';
import { inSizeOfAdvance, type StyleSheet } from '../style/style-sheet.ts';
import type { Typefaces } from '../style/typefaces.ts';
import type { BlockContext } from './block-context.ts';
import { blockHandlers } from './blocks.ts';
import { type Box, placeBoxes } from './box.ts';
import { type Density, densityOf } from './density.ts';
import { heightOfOwnPage } from './own-page.ts';
import { PageFlow } from './page-flow.ts';
import { pageGeometry } from './page-geometry.ts';
import { indexPages } from './page-index.ts';
import { addPageNumbers } from './page-number.ts';
import { withoutTail } from './page-tail.ts';
import { addReview } from './review-marks.ts';
import { SetBefore } from './set-before.ts';
import { type Typesetter, typesetterOf } from './typesetter.ts';

/** Places a report on pages; a draft with its marks. */
export function layOut(report: Report, sheet: StyleSheet, typefaces: Typefaces): Layout {
  const style = sizedStyle(sheet);
  const typesetter = typesetterOf(typefaces);
  const flow = fillPages(report, style, typesetter);
  const index = indexPages(flow);
  addPageNumbers(flow, style, typesetter);
  if (report.review !== undefined) addReview(flow, report.review, style, typesetter);
  const headingIds = new Set(headingsOf(report).map(({ id }) => id));
  const numbers = [...flow.pageOf].flatMap(([id, page]) => {
    const number = flow.textNumber(page);
    return number === undefined ? [] : [[id, number] as const];
  });
  return {
    ...index,
    pages: flow.pages,
    structure: flow.structure,
    numbering: flow.numbering,
    headingPages: new Map(numbers.filter(([id]) => headingIds.has(id))),
    tableFits: flow.tableFits,
    narrowings: flow.narrowings,
    lineHeights: flow.lineHeights,
    wholeRows: flow.wholeRows,
    blockPages: new Map(numbers.filter(([id]) => !headingIds.has(id))),
  };
}

const sizedStyle = rememberedByObject(inSizeOfAdvance);

/** Puts all blocks on pages. @param style with each text in the size of its advance */
function fillPages(report: Report, style: StyleSheet, typesetter: Typesetter): PageFlow {
  const flow = new PageFlow(style);
  const headings = headingsOf(report);
  const depths = headingDepths(report);
  const fillSection = ({ orientation, blocks }: Section, kind: NumberKind | undefined) => {
    const { width, height } = pageGeometry(style, orientation);
    const contexts: BlockContext[] = [];
    const boxes: Box[] = [];
    for (const [index, block] of blocks.entries()) {
      const fills = block.kind === 'table' && style.table[block.style].range !== undefined;
      const ownPage = fills ? heightOfOwnPage(blocks, boxes, height) : undefined;
      const depth = block.kind === 'heading' ? depths.get(block) : undefined;
      const context: BlockContext = { style, typesetter, width, headings, depth, ownPage, density: 0 };
      contexts.push(context);
      boxes.push(boxOf(block, blocks[index + 1], context, 0));
    }
    flow.startPage(orientation);
    if (kind !== undefined) flow.numberAs(kind);
    for (const { from, to } of runsOfPages(boxes)) {
      const set = boxes.slice(from, to);
      const own = contexts.slice(from, to);
      const setTighter = (density: Density) =>
        own.map((context, index) => boxOf(blocks[from + index] as Block, blocks[from + index + 1], context, density));
      const fills = own.some(({ ownPage }) => ownPage !== undefined);
      const isFixed = fills || blocks.slice(from, to).every((block) => densityOf(block, 1) === 0);
      placeBoxes(flow, isFixed ? set : withoutTail(set, setTighter, { style, orientation }));
    }
  };
  for (const part of report.parts) {
    flow.inside(plainElement('Sect'), () => {
      sections(part).forEach((section, index) => {
        fillSection(section, index === 0 ? numberKind(part) : undefined);
      });
    });
  }
  flow.finish();
  return flow;
}

/** The boxes, by their index, between one that begins a page and the next. */
function runsOfPages(boxes: readonly Box[]): { readonly from: number; readonly to: number }[] {
  const starts = boxes.flatMap(({ newPage }, index) => (index === 0 || newPage ? [index] : []));
  return starts.map((from, index) => ({ from, to: starts[index + 1] ?? boxes.length }));
}

/** @param next block, into which it may lead */
function boxOf(block: Block, next: Block | undefined, context: BlockContext, density: Density): Box {
  const box = boxAlone(block, context, densityOf(block, density));
  return leadsIn(block, next) ? { ...box, keepWithNext: true } : box;
}

/** The contents are made of other blocks; what has changed of all else is in the block itself. */
function boxAlone(block: Block, context: BlockContext, density: Density): Box {
  if (block.kind === 'contents') return newBox(block, context);
  const own = { ...context, headings: NO_HEADINGS, density };
  return boxesBefore.of(block, own, () => newBox(block, own));
}

const NO_HEADINGS: readonly Heading[] = [];

const boxesBefore = new SetBefore<Block, BlockContext, Box>((one, other) => {
  const isSameSheet = one.style === other.style && one.typesetter === other.typesetter && one.width === other.width;
  return isSameSheet && one.depth === other.depth && one.ownPage === other.ownPage && one.density === other.density;
});

/** What the block places belongs to it and bears its marks. */
function newBox(block: Block, context: BlockContext): Box {
  const box = handleBlock(blockHandlers, block, context);
  return { ...box, place: (flow) => flow.placeBlock(block, box) };
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
