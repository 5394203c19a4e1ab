/** No page is begun for a few lines that the pages before it can take. Lengths in pt. */
import type { Orientation } from '../model/page.ts';
import type { StyleSheet } from '../style/style-sheet.ts';
import { type Box, placeBoxes, sumOfExtents } from './box.ts';
import { type Density, TIGHTER } from './density.ts';
import { pageGeometry } from './page-geometry.ts';
import { TrialFlow } from './trial-flow.ts';

/** A page is spared for what would take at most this part of it if all pages were full: four lines of 22. */
const SPARED = 0.2;
/** Of a page: less than a line is left. */
const FULL = 1 - 0.9 / 22;
/** Part of the last page that is left free for each page before it: another program breaks a line more here and there. */
const SPARE = 0.5 / 22;
/** Places where text goes to the next page leave some of a page empty: by so much its height may be misjudged. */
const MISJUDGED = 0.5;

export interface Paper {
  readonly style: StyleSheet;
  readonly orientation: Orientation;
}

/**
 * The boxes of pages that follow each other, set tighter where that spares a page that is hardly needed, or where the
 * last page is full to the brim.
 * @param setTighter the same boxes in a density
 */
export function withoutTail(
  boxes: readonly Box[],
  setTighter: (density: Density) => readonly Box[],
  paper: Paper,
): readonly Box[] {
  const full = sumOfExtents(boxes) / pageGeometry(paper.style, paper.orientation).height;
  if (!mayHaveTail(full)) return boxes;
  const { pages, last } = placed(boxes, paper);
  const hasTail = pages > 1 && full - (pages - 1) <= SPARED;
  if (!hasTail && last <= FULL) return boxes;
  const wanted = hasTail ? pages - 1 : pages;
  let spared: readonly Box[] | undefined;
  for (const density of TIGHTER) {
    const tighter = setTighter(density);
    const now = placed(tighter, paper);
    if (now.pages > wanted) continue;
    if (now.pages < wanted || now.last <= 1 - SPARE * wanted) return tighter;
    spared ??= tighter;
  }
  return spared ?? boxes;
}

/** Whether it is worth while to place, for a trial, what fills so many pages. */
function mayHaveTail(full: number): boolean {
  const part = full % 1;
  return full + MISJUDGED >= 1 && (part <= SPARED || part >= 1 - MISJUDGED);
}

/** On how many pages they stand, and which part of the last one they take. */
function placed(
  boxes: readonly Box[],
  { style, orientation }: Paper,
): { readonly pages: number; readonly last: number } {
  const flow = new TrialFlow(style, orientation);
  flow.startPage(orientation);
  placeBoxes(flow, boxes);
  return { pages: flow.pages.length, last: 1 - flow.available / flow.fullHeight };
}
