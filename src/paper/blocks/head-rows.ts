/** How many rows at the top of a table are its head, where the file does not say. */
import type { PaperCell, PaperTable } from '../../model/paper.ts';

const AMOUNT = /^[-−－]?[\d,，]+\.\d+%?$|^[-−－]?\d{1,3}(?:[,，]\d{3})+$|^\d+(?:\.\d+)?%$/u;
const CODE = /^(?:\d{3}|\d{5}|\d{7})$/u;
const LINE = /^[一二三四五六七八九十]+、/u;
const COUNT_WORD = /^(?:栏次|行次|类|款|项)$/u;

/** Rows before the first that holds a line: an amount, a code, 一、…; rows of 栏次 included. */
export function headRowsOf({ rows, columns, cells }: Pick<PaperTable, 'rows' | 'columns' | 'cells'>): number {
  const rowCells: PaperCell[][] = Array.from({ length: rows }, () => []);
  for (const cell of cells) rowCells[cell.row]?.push(cell);
  const first = rowCells.findIndex((row, index) => isLine(row, columns, index));
  if (first < 0) return hasHead(rowCells) ? 1 : 0;
  return first;
}

function isLine(row: readonly PaperCell[], columns: number, index: number): boolean {
  const texts = row.map(({ text }) => text.text.replaceAll(/\s/gu, ''));
  if (isCount(texts)) return false;
  if (texts.some((text) => AMOUNT.test(text) || CODE.test(text) || LINE.test(text))) return true;
  if (index === 0) return false;
  const filled = texts.filter((text) => text !== '');
  // A line without any amount: its other cells are empty. A row of a head fills what no cell above reaches into.
  return filled.length === 0 || (columns > 2 && filled.length === 1 && row.length > 2);
}

/** 栏次: whole numbers that count up, and the words beside them. */
function isCount(texts: readonly string[]): boolean {
  const filled = texts.filter((text) => text !== '');
  const numbers = filled.filter((text) => /^\d{1,2}$/u.test(text)).map(Number);
  if (!filled.every((text) => /^\d{1,2}$/u.test(text) || COUNT_WORD.test(text) || /^[—-]+$/u.test(text))) return false;
  if (filled.length > 0 && numbers.length === 0) return filled.every((text) => COUNT_WORD.test(text));
  return numbers.length > 1 && numbers.every((each, index) => index === 0 || each === (numbers[index - 1] ?? 0) + 1);
}

/** A table of words alone has a head where its first row is full. */
function hasHead([first, ...others]: readonly (readonly PaperCell[])[]): boolean {
  if (first === undefined || others.length === 0 || first.length < 2) return false;
  return first.every(({ text }) => text.text !== '' && text.text.length < 15);
}
