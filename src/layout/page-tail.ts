/** No page is begun for a few lines that the pages before it can take. Lengths in pt. */
import type { Orientation } from '../model/page.ts';
import type { StyleSheet } from '../style/style-sheet.ts';
import { type Box, placeBoxes, sumOfExtents } from './box.ts';
import { type Density, TIGHTER } from './density.ts';
import { PageFlow } from './page-flow.ts';

/** A page is hardly begun whose text takes at most this part of it: four lines of 22. */
const HARDLY_BEGUN = 0.2;
/** What is left of the last page then, so that another program that breaks a line more spares it too: a line. */
const FULL = 1 - 1 / 22;
/** Places where text goes to the next page leave some of a page empty: by so much its height may be misjudged. */
const MISJUDGED = 0.3;

export interface Paper {
  readonly style: StyleSheet;
  readonly orientation: Orientation;
}

/**
 * The boxes of pages that follow each other, set tighter where otherwise the last page would be hardly begun.
 * @param setTighter the same boxes in a density
 */
export function withoutTail(
  boxes: readonly Box[],
  setTighter: (density: Density) => readonly Box[],
  paper: Paper,
): readonly Box[] {
  if (!mayHaveTail(boxes, paper)) return boxes;
  const { pages, last } = placed(boxes, paper);
  if (pages === 1 || last > HARDLY_BEGUN) return boxes;
  let spared: readonly Box[] | undefined;
  for (const density of TIGHTER) {
    const tighter = setTighter(density);
    const now = placed(tighter, paper);
    if (now.pages >= pages) continue;
    spared ??= tighter;
    if (now.last <= FULL) return tighter;
  }
  return spared ?? boxes;
}

/** Whether it is worth while to place them for a trial. */
function mayHaveTail(boxes: readonly Box[], { style, orientation }: Paper): boolean {
  const pages = sumOfExtents(boxes) / new PageFlow(style, orientation).fullHeight;
  if (pages + MISJUDGED < 1) return false;
  const part = pages % 1;
  return part <= HARDLY_BEGUN || part >= 1 - MISJUDGED;
}

/** On how many pages they stand, and which part of the last one they take. */
function placed(
  boxes: readonly Box[],
  { style, orientation }: Paper,
): { readonly pages: number; readonly last: number } {
  const flow = new PageFlow(style, orientation);
  flow.startPage(orientation);
  placeBoxes(flow, boxes);
  return { pages: flow.pages.length, last: 1 - flow.available / flow.fullHeight };
}
