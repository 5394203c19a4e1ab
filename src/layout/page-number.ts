/** Page numbers below the text area, at the outside of the sheet. */
import type { StyleSheet } from '../style/style-sheet.ts';
import { type PageFlow, placedLine } from './page-flow.ts';
import { pageGeometry } from './page-geometry.ts';
import type { Typesetter } from './typesetter.ts';

/** Odd pages have the number at the right, even ones at the left; pages without a number are left out. */
export function addPageNumbers(flow: PageFlow, style: StyleSheet, typesetter: Typesetter): void {
  const { style: textStyle, before, after, below, indentChars } = style.pageNumber;
  flow.pages.forEach((page, index) => {
    const number = flow.displayedNumber(index);
    if (number < 1) return;
    const { margins, width, height } = pageGeometry(style, page.orientation);
    const line = typesetter.line(`${before}${number}${after}`, textStyle);
    const indent = indentChars * textStyle.size;
    const x = number % 2 === 1 ? margins.left + width - indent - line.setting.width : margins.left + indent;
    const y = margins.top + height + below - textStyle.lineHeight / 2;
    page.items.push(placedLine(line, x, y));
  });
}
