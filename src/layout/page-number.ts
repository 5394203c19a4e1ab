/** Page numbers below the text area, at the outside of the sheet (GB/T 9704-2012, 7.5). Lengths in pt. */
import type { Orientation, PlacedLine } from '../model/page.ts';
import { isOdd, printedNumber } from '../model/page-numbers.ts';
import type { StyleSheet } from '../style/style-sheet.ts';
import { type PageFlow, placedLine } from './page-flow.ts';
import { pageGeometry } from './page-geometry.ts';
import type { SetLine, Typesetter } from './typesetter.ts';

/** Odd pages have the number at the right, even ones at the left; pages without a number are left out. */
export function addPageNumbers(flow: PageFlow, style: StyleSheet, typesetter: Typesetter): void {
  const { style: textStyle, before, after } = style.pageNumber;
  flow.pages.forEach((page, index) => {
    const number = printedNumber(flow.numbering, index);
    if (number === '') return;
    const line = typesetter.line(`${before}${number}${after}`, textStyle);
    page.items.push(placed[page.orientation](line, isOdd(flow.numbering, index), style));
  });
}

/**
 * All numbers stand at the same place of the sheet: a page across is bound with its head at the left edge of the upright
 * sheet, so that its number stands at the left edge of the page, turned with the clock.
 */
const placed: Readonly<Record<Orientation, (line: SetLine, odd: boolean, style: StyleSheet) => PlacedLine>> = {
  portrait: (line, odd, style) => {
    const { along, across } = placeOnSheet(line, odd, style);
    return placedLine(line, along, across);
  },
  landscape: (line, odd, style) => {
    const { along, across } = placeOnSheet(line, odd, style);
    const fromLeft = style.paper.height - across - line.baseline;
    return { ...placedLine(line, fromLeft, along - line.baseline), turn: -Math.PI / 2 };
  },
};

/** Left and upper edge of the number on the upright sheet. */
function placeOnSheet(line: SetLine, odd: boolean, style: StyleSheet): { along: number; across: number } {
  const { style: textStyle, below, indentChars } = style.pageNumber;
  const { margins, width, height } = pageGeometry(style, 'portrait');
  const indent = indentChars * textStyle.size;
  const along = odd ? margins.left + width - indent - line.setting.width : margins.left + indent;
  return { along, across: margins.top + height + below - textStyle.lineHeight / 2 };
}
