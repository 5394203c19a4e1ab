/** A sheet on which two pages lie side by side → both pages, the left one first. */
import type { UprightPage } from './upright.ts';

/** In pt: how wide such a sheet is, at least; a wide table lies on an A4 page. */
const WIDE = 1000;
/** In parts of its width: what stays free on either side of the middle, and how wide each page is filled. */
const [FREE, FILLED] = [0.02, 0.3];
/** Letters of a page, at least. */
const LEAST = 60;

/** A page that is one is all there is. */
export function sidesOf(page: UprightPage): UprightPage[] {
  const middle = page.width / 2;
  const sides = [sideOf(page, (x) => x < middle), sideOf(page, (x) => x >= middle)];
  return isSheet(page, middle) && sides.every((side) => isFilled(side, page.width)) ? sides : [page];
}

function sideOf(page: UprightPage, isOn: (x: number) => boolean): UprightPage {
  return {
    ...page,
    letters: page.letters.filter(({ x0, x1 }) => isOn((x0 + x1) / 2)),
    rules: page.rules.filter(({ x0, x1 }) => isOn((x0 + x1) / 2)),
    shapes: page.shapes.filter(({ x, w }) => isOn(x + w / 2)),
    shown: (box) => page.shown(box),
  };
}

/** Nothing lies over the middle. */
function isSheet({ width, height, letters, rules }: UprightPage, middle: number): boolean {
  const reach = width * FREE;
  const crosses = ({ x0, x1 }: { x0: number; x1: number }) => x0 < middle + reach && middle - reach < x1;
  return width > Math.max(WIDE, height) && !letters.some(crosses) && !rules.some(crosses);
}

/** A page of text or of a table; a column of a table is narrower. */
function isFilled({ letters }: UprightPage, width: number): boolean {
  const inked = letters.filter(({ text }) => text.trim() !== '');
  const [left, right] = [Math.min(...inked.map(({ x0 }) => x0)), Math.max(...inked.map(({ x1 }) => x1))];
  return inked.length >= LEAST && right - left > width * FILLED;
}
