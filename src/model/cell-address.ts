/** Addresses of cells as spreadsheet programs write them. Rows and columns count from 0. */
import type { BookArea } from './book.ts';

const LETTERS = 26;

/** `C5` of the third column and the fifth row. */
export function address(column: number, row: number): string {
  return `${letters(column)}${row + 1}`;
}

/** The row and the column of `C5`. */
export function positionOf(text: string): readonly [row: number, column: number] {
  const [, column = '', row = '1'] = /^([A-Z]+)(\d+)$/.exec(text) ?? [];
  return [Number(row) - 1, columnOf(column)];
}

/** `A1:C5`, or `A1` of a single cell. */
export function areaText({ firstRow, lastRow, firstColumn, lastColumn }: BookArea): string {
  const first = address(firstColumn, firstRow);
  const last = address(lastColumn, lastRow);
  return first === last ? first : `${first}:${last}`;
}

/** `'本年收入'!$A$5:$C$9`: the same area wherever a formula stands. */
export function areaInBook(sheet: string, { firstRow, lastRow, firstColumn, lastColumn }: BookArea): string {
  const fixed = (column: number, row: number) => `$${letters(column)}$${row + 1}`;
  return `'${sheet.replaceAll("'", "''")}'!${fixed(firstColumn, firstRow)}:${fixed(lastColumn, lastRow)}`;
}

const AREA = /^(?:'((?:[^']|'')+)'|([^'!]+))!\$?([A-Z]{1,3})\$?(\d+)(?::\$?([A-Z]{1,3})\$?(\d+))?$/;

/** The sheet and the area that a text such as `'本年收入'!$A$5:$C$9` means; undefined for any other text. */
export function parsedArea(text: string): { readonly sheet: string; readonly area: BookArea } | undefined {
  const [, quoted, plain, firstLetters = '', firstDigits, lastLetters = firstLetters, lastDigits = firstDigits] =
    AREA.exec(text) ?? [];
  const sheet = quoted?.replaceAll("''", "'") ?? plain;
  if (sheet === undefined) return undefined;
  const area = {
    firstRow: Number(firstDigits) - 1,
    lastRow: Number(lastDigits) - 1,
    firstColumn: columnOf(firstLetters),
    lastColumn: columnOf(lastLetters),
  };
  return { sheet, area };
}

function letters(column: number): string {
  let text = '';
  for (let rest = column; rest >= 0; rest = Math.floor(rest / LETTERS) - 1) {
    text = String.fromCharCode(65 + (rest % LETTERS)) + text;
  }
  return text;
}

function columnOf(text: string): number {
  return [...text].reduce((sum, letter) => sum * LETTERS + letter.charCodeAt(0) - 64, 0) - 1;
}
