/** Numbers of cells, read off their printed text: what a cell holds is what the paper shows, in the same form. */

import type { BookNumber } from '../../model/book.ts';
import { type Cell, plainText } from '../../model/report.ts';

const NUMBER = /^-?(?:\d{1,3}(?:,\d{3})+|\d+)(?:\.\d+)?$/;
/** Digits that a double holds without loss (IEEE 754). */
const EXACT_DIGITS = 15;

/**
 * The number of a cell that holds a figure and nothing else; undefined for all other cells, for `—`, and for a number
 * with more digits than a spreadsheet keeps.
 * @param grouped whether the place parts thousands, for a number too small to show it
 */
export function printedNumber({ paragraphs }: Cell, grouped: boolean): BookNumber | undefined {
  const [inline, ...more] = paragraphs.flat();
  if (inline?.kind !== 'figure' || more.length > 0 || !NUMBER.test(inline.text)) return undefined;
  const digits = inline.text.replaceAll(',', '');
  const [whole = '', fraction = ''] = digits.replace('-', '').split('.');
  if (whole.length + fraction.length > EXACT_DIGITS) return undefined;
  const parted = whole.length > 3 ? inline.text.includes(',') : grouped;
  const format = `${parted ? '#,##0' : '0'}${fraction === '' ? '' : `.${'0'.repeat(fraction.length)}`}`;
  return { digits, format };
}

/** Whether a number of these cells has its thousands parted. */
export function hasGroupedNumber(cells: readonly Cell[]): boolean {
  return cells.some((cell) => /^-?\d{1,3},/.test(cellText(cell)) && printedNumber(cell, false) !== undefined);
}

/** Paragraphs and lines of a cell, parted by `\n`. */
export function cellText({ paragraphs }: Cell): string {
  return paragraphs.map(plainText).join('\n');
}
