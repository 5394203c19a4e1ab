/** The rows that a query gave, as files and for a terminal. Numbers stay the exact texts that they are. */
import { alignedRows } from '../../diagnostics/align.ts';
import { csvText } from './csv-text.ts';
import { renderLists } from './lists.ts';

/** A value as the database gives it. */
type Value = string | number | boolean | null | readonly Value[];

export interface QueryResult {
  readonly columns: readonly { readonly name: string; readonly isNumber: boolean }[];
  readonly rows: readonly (readonly Value[])[];
}

/** A table for a terminal, with the number of its rows. */
export function resultText({ columns, rows }: QueryResult): string {
  const table = alignedRows([columns.map(({ name }) => name), ...rows.map((row) => row.map(oneLine))]);
  return [...table, `（${rows.length} 行）`].join('\n');
}

export function resultCsv({ columns, rows }: QueryResult): string {
  return csvText([columns.map(({ name }) => name), ...rows.map((row) => row.map(textOf))]);
}

/** A list of objects; a number has the digits that the database gave. */
export function resultJson({ columns, rows }: QueryResult): string {
  const objects = rows.map((row) => {
    const members = columns.map(({ name, isNumber }, index) => {
      const value = row[index] ?? null;
      const isLiteral = isNumber && typeof value === 'string' && NUMBER.test(value);
      return `${JSON.stringify(name)}:${isLiteral ? value : JSON.stringify(value)}`;
    });
    return `{${members.join(',')}}`;
  });
  return `[${objects.join(',\n')}]`;
}

/** What JSON takes; NaN and Infinity stay texts. */
const NUMBER = /^-?\d+(?:\.\d+)?(?:[eE][-+]?\d+)?$/;

/** pt a character, and the widest column. */
const CHARACTER = 10;
const WIDEST = 300;
/** Rows that the widths are found by. */
const LOOKED_AT = 100;

/** The bytes of an .xlsx file. @param date `YYYY-MM-DD`, the only date in it */
export function resultBook({ columns, rows }: QueryResult, title: string, date: string): Promise<Uint8Array> {
  const widths = columns.map(({ name }, index) => {
    const longest = Math.max(
      ...[name, ...rows.slice(0, LOOKED_AT).map((row) => textOf(row[index] ?? null))].map(widthOf),
    );
    return Math.min(WIDEST, longest + 2 * CHARACTER);
  });
  const list = {
    name: '结果',
    columns: columns.map(({ name }, index) => ({ label: name, width: widths[index] ?? WIDEST })),
    rows: rows.map((row) => row.map((value, index) => cellOf(value, columns[index]?.isNumber === true))),
  };
  return renderLists(title, date, [list]);
}

function cellOf(value: Value, isNumber: boolean): string | undefined | { readonly number: string } {
  if (value === null) return undefined;
  const text = textOf(value);
  return isNumber && NUMBER.test(text) ? { number: text } : text;
}

function widthOf(text: string): number {
  let width = 0;
  for (const character of text) width += character <= '\u00ff' ? CHARACTER / 2 : CHARACTER;
  return width;
}

function textOf(value: Value): string {
  if (value === null) return '';
  return typeof value === 'object' ? value.map(textOf).join('、') : String(value);
}

function oneLine(value: Value): string {
  return textOf(value).replace(/\s*\n\s*/g, ' ');
}
