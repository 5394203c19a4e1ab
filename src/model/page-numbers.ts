/** How the pages of a report are numbered: the cover not at all, the contents apart where they want it, the text from 1. */

/** `roman`: I, II, III …; `arabic`: 1, 2, 3 … */
export type NumberKind = 'none' | 'roman' | 'arabic';

/** Pages from an index on up to the next run; its first page is number 1. */
export interface NumberRun {
  readonly from: number;
  readonly kind: NumberKind;
}

/** The number of a page as it is printed; empty where it has none. @param page index */
export function printedNumber(runs: readonly NumberRun[], page: number): string {
  const run = runOf(runs, page);
  const count = page + 1 - (run?.from ?? 0);
  switch (run?.kind) {
    case 'roman':
      return roman(count);
    case 'arabic':
      return String(count);
    case 'none':
    case undefined:
      return '';
  }
}

/** The number of a page of the text, by which pages are told; undefined on cover and contents with numbers of their own. */
export function textNumber(runs: readonly NumberRun[], page: number): number | undefined {
  const run = runOf(runs, page);
  return run?.kind === 'arabic' ? page + 1 - run.from : undefined;
}

/** Whether a page is a right-hand one: its number is odd. */
export function isOdd(runs: readonly NumberRun[], page: number): boolean {
  return (page - (runOf(runs, page)?.from ?? 0)) % 2 === 0;
}

function runOf(runs: readonly NumberRun[], page: number): NumberRun | undefined {
  return runs.findLast(({ from }) => from <= page);
}

const NUMERALS: readonly (readonly [number, string])[] = [
  [10, 'X'],
  [9, 'IX'],
  [5, 'V'],
  [4, 'IV'],
  [1, 'I'],
];

/** Of 1 … 49: contents are not longer. */
function roman(count: number): string {
  let left = count;
  let text = '';
  for (const [value, numeral] of NUMERALS) {
    text += numeral.repeat(Math.floor(left / value));
    left %= value;
  }
  return text;
}
