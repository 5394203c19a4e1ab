/** Which column of a sheet is which column of a form: by the words above it, and by its 栏次 where that is printed. */
import type { FormColumn } from './forms.ts';
import type { HeadedColumn } from './heads.ts';
import { TOTAL } from './words.ts';

export interface MatchedColumns {
  /** Column of the sheet by index in the form. */
  readonly columns: ReadonlyMap<number, number>;
  /** Indexes in the form for which the sheet has no column, or several. */
  readonly missing: readonly number[];
  /** 栏次 that does not belong to the head above it. */
  readonly disagreeing: readonly { readonly index: number; readonly column: number; readonly number: string }[];
}

/** 栏次 that are wrong. A paper in which most differ numbers its columns in an order of its own. */
export function wrongNumbers(
  { columns, disagreeing }: MatchedColumns,
  isPrinted: boolean,
): MatchedColumns['disagreeing'] {
  return isPrinted && disagreeing.length * 2 > columns.size ? [] : disagreeing;
}

interface Pair {
  readonly index: number;
  readonly headed: HeadedColumn;
  readonly likeness: number;
}

/** @param isNumbered whether the sheet counts as many columns as the form, so that its 栏次 are those of the form */
export function matchColumns(
  form: readonly FormColumn[],
  headed: readonly HeadedColumn[],
  isNumbered: boolean,
): MatchedColumns {
  const pairs = form.flatMap((own, index) =>
    headed.filter(({ words }) => fits(own.words, words)).map((each) => pairOf(own, index, each)),
  );
  const columns = new Map<number, number>();
  const disagreeing: { index: number; column: number; number: string }[] = [];
  const left = [...pairs].sort((one, other) => other.likeness - one.likeness || one.index - other.index);
  while (left.length > 0) {
    const [best] = left;
    if (best === undefined) break;
    const rivals = left.filter((pair) => pair.index === best.index && pair.likeness === best.likeness);
    if (rivals.length === 1) columns.set(best.index, best.headed.column);
    const isGone = (pair: Pair) =>
      pair.index === best.index || (rivals.length === 1 && pair.headed.column === best.headed.column);
    for (let at = left.length - 1; at >= 0; at -= 1) if (isGone(left[at] as Pair)) left.splice(at, 1);
  }
  for (const [index, column] of columns) {
    const number = headed.find((each) => each.column === column)?.number;
    const own = form[index]?.number;
    if (isNumbered && number !== undefined && own !== undefined && number !== own) {
      disagreeing.push({ index, column, number });
    }
  }
  const missing = form.flatMap((_, index) => (columns.has(index) ? [] : [index]));
  return { columns, missing, disagreeing };
}

/** The last word of each is among the words of the other: heads may be turned, items over measures or measures over items. */
function fits(form: readonly string[], sheet: readonly string[]): boolean {
  const own = form.at(-1);
  const other = sheet.at(-1);
  if (own === undefined || other === undefined) return false;
  if (sheet.includes(own) && form.includes(other)) return true;
  // A total that one of the two calls so, below the head that it is the total of.
  if (own === TOTAL) return form.length > 1 && other === form.at(-2);
  return other === TOTAL && sheet.length > 1 && own === sheet.at(-2);
}

function pairOf(own: FormColumn, index: number, headed: HeadedColumn): Pair {
  const both = own.words.filter((word) => headed.words.includes(word)).length;
  const all = new Set([...own.words, ...headed.words]).size;
  return { index, headed, likeness: both / all };
}
