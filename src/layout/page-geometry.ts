/** Paper and text area of a page. Lengths in pt. */
import type { Orientation } from '../model/page.ts';
import type { Margins, StyleSheet } from '../style/style-sheet.ts';

/** Size of a page's paper and text area. */
export function pageGeometry(style: StyleSheet, orientation: Orientation) {
  const { width: short, height: long } = style.paper;
  const portrait = orientation === 'portrait';
  const paper = portrait ? { width: short, height: long } : { width: long, height: short };
  const margins: Margins = portrait ? style.portrait : style.landscape;
  return {
    paper,
    margins,
    width: paper.width - margins.left - margins.right,
    height: paper.height - margins.top - margins.bottom,
  };
}
