/** Which row of a table a unit means: by 行次 or code, or by its words, as the paper prints it. */
import type { TableLayout } from './table-layout.ts';

/** Between the words of a row, or side, and those of a row below it: 支出/总计. */
const BELOW = '/';
const NUMBERED = /^[一二三四五六七八九十]+、/;

/**
 * The keys of the rows that are meant: one, none, or several that bear the same words.
 * @param written 行次, code, label, or `A/B`: the first row B below A
 */
export function rowsMeant({ rows, labels }: TableLayout, written: string): readonly string[] {
  if (rows.has(written)) return [written];
  const [first = '', second] = written.split(BELOW).map((part) => part.trim().replace(NUMBERED, ''));
  const named = (label: string) => (each: { readonly label: string }) => each.label === label;
  if (second === undefined) return labels.filter(named(first)).flatMap(({ row }) => row ?? []);
  const from = labels.findIndex(named(first));
  const found = from < 0 ? undefined : labels.slice(from + 1).find(named(second))?.row;
  return found === undefined ? [] : [found];
}

/** The key of the row that is meant; what is written where it is not one. */
export function rowMeant(layout: TableLayout | undefined, written: string): string {
  const meant = layout === undefined ? [] : rowsMeant(layout, written);
  return meant.length === 1 ? (meant[0] ?? written) : written;
}
