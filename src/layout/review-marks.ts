/** Turns the finished pages of a report into those of a draft: nothing that stands on them moves. Lengths in pt. */
import { linesOf, type PlacedLine } from '../model/page.ts';
import { isOdd } from '../model/page-numbers.ts';
import { doubtfulRemarks, type Review } from '../model/review.ts';
import { mm, type StyleSheet } from '../style/style-sheet.ts';
import { bars, changedBand, type Doubts, grounds, inked, strokes } from './decorations.ts';
import { marginNumbers, type NumberMargin } from './margin-numbers.ts';
import type { PageFlow } from './page-flow.ts';
import { pageGeometry } from './page-geometry.ts';
import { remarkNotes } from './remark-notes.ts';
import type { Typesetter } from './typesetter.ts';
import { labelLine, watermarkLine } from './watermark.ts';

/** Between the text area and what stands in the margin beside it. */
const BAR_DISTANCE = 9;
const NUMBER_DISTANCE = 5;
/** Edge of the paper on which printers do not print. */
const UNPRINTED = mm(5);

type Geometry = ReturnType<typeof pageGeometry>;

/** Adds watermark, label, and what the marks of the report look like, to every page. */
export function addReview(flow: PageFlow, review: Review, style: StyleSheet, typesetter: Typesetter): void {
  const doubtful = doubtfulRemarks(review);
  const own = review.remarks.filter(({ number }) => doubtful.has(number));
  const doubts: Doubts = new Map(own.map(({ number, severity }) => [number, severity ?? 'warning']));
  const open = new Map(review.remarks.map((remark) => [remark.number, remark]));
  flow.pages.forEach((page, index) => {
    const geometry = pageGeometry(style, page.orientation);
    const lines = linesOf(page);
    const behind = [watermarkLine(review, page, typesetter), ...lines.flatMap((line) => grounds(line, doubts))];
    const changed = [...page.changed, ...lines.flatMap(changedBand)];
    const sides = marginsOf(geometry, overhangOf(lines, geometry), isOutsideRight(flow, index));
    const above = [
      ...lines.flatMap(strokes),
      ...bars(changed, sides.barX),
      ...marginNumbers(lines, doubts, sides.numbers, typesetter),
      labelLine(review, geometry, typesetter),
    ];
    const text = page.items.map((item) => (item.kind === 'line' ? inked(item) : item));
    page.items.splice(0, page.items.length, ...behind, ...text, ...above);
    page.notes.push(...remarkNotes(lines, open, review));
  });
}

/** On a page across the page number stands at the left, whether it is odd or even. */
function isOutsideRight({ numbering, pages }: PageFlow, index: number): boolean {
  return pages[index]?.orientation === 'portrait' && isOdd(numbering, index);
}

/** How far tables of the page hang over its margins. */
function overhangOf(lines: readonly PlacedLine[], { margins }: Geometry): number {
  return lines.reduce((most, { x }) => Math.max(most, margins.left - x), 0);
}

/** Bars stand at the outside of the sheet, where the page number is, numbers of remarks at the inside. */
function marginsOf({ margins, width, height }: Geometry, overhang: number, outsideRight: boolean) {
  const left = margins.left - overhang;
  const right = margins.left + width + overhang;
  const numbers: NumberMargin = {
    side: outsideRight ? 'left' : 'right',
    x: outsideRight ? left - NUMBER_DISTANCE : right + NUMBER_DISTANCE,
    width: (outsideRight ? margins.left : margins.right) - overhang - NUMBER_DISTANCE - UNPRINTED,
    from: margins.top,
    to: margins.top + height,
  };
  return { barX: outsideRight ? right + BAR_DISTANCE : left - BAR_DISTANCE, numbers };
}
