/** What a reader calls a table. */
import { plainText, type Table } from './report.ts';

/** The words of its title; of a statutory table that has its title in its heading, the name; empty for any other. */
export function tableName({ title, statutory }: Pick<Table, 'title' | 'statutory'>): string {
  return title === undefined ? (statutory?.name ?? '') : plainText(title).replaceAll('\n', '').trim();
}

/** The headings above a table but for one that says its name again. */
export function headingsAboveTable(headings: readonly string[], name: string): readonly string[] {
  return name === '' ? headings : headings.filter((heading) => !heading.includes(name));
}
