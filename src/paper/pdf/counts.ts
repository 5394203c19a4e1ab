/** The row of 栏次 in a head. */
import { CELL_GAP } from './cell-texts.ts';
import { type Line, segmentsOf } from './lines.ts';

const COUNTS = /^(?:\d{1,2}|栏次|行次|[类款项]{1,3}|[—-]+)$/u;

/** Texts that stand apart. */
export function cellsIn(line: Line): string[] {
  return segmentsOf(line, CELL_GAP).map(({ text }) => text.replaceAll(/\s/gu, ''));
}

/** Whole numbers, and the words beside them. */
export function isCounts(line: Line): boolean {
  const cells = cellsIn(line);
  return cells.filter((text) => /^\d{1,2}$/u.test(text)).length > 1 && cells.every((text) => COUNTS.test(text));
}
