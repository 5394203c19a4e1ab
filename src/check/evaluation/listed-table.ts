/** A printed list with a line of totals, such as the projects of a year with budget, spending and rate. */
import { rememberedByObject } from '../../model/remembered.ts';
import { squeezed } from '../reading/squeezed.ts';
import type { PrintedTable, ReportView } from '../reading/view.ts';
import { type Mark, Marks } from './marks.ts';
import { type PrintedForm, printedForms } from './printed-form.ts';

export interface ListColumn {
  /** Words of the heads over it. */
  readonly head: string;
  /** By row of `lines`; undefined where no number stands. */
  readonly marks: readonly (Mark | undefined)[];
  readonly total: Mark | undefined;
}

export interface ListedTable {
  readonly table: PrintedTable;
  readonly place: PrintedForm['place'];
  /** First words of each line between the heads and the totals. */
  readonly lines: readonly string[];
  readonly columns: readonly ListColumn[];
  /** Whether the lines stand side by side: none is part of another. */
  readonly isFlat: boolean;
}

const TOTAL = /^(?:合计|总计|共计)$/u;

/** Forms with indicators are no lists. */
export const listedTables = rememberedByObject((view: ReportView): readonly ListedTable[] =>
  printedForms(view).flatMap((form) => (form.indicators.length > 0 ? [] : (readList(form) ?? []))),
);

function readList({ table, place, rows: printed }: PrintedForm): ListedTable | undefined {
  const rows = printed.map((row) => row.map(squeezed));
  const totals = rows.flatMap((row, at) => (row.slice(0, 2).some((cell) => TOTAL.test(cell)) ? [at] : []));
  const [total] = totals;
  const marks = new Marks(table);
  const width = Math.max(0, ...rows.map(({ length }) => length));
  const isNumbered = (row: number) =>
    Array.from({ length: width }, (_, column) => column).some(
      (column) => column > 0 && marks.at(row, column) !== undefined,
    );
  const first = rows.findIndex((row, at) => isNumbered(at) && !isColumnNumbers(row));
  if (total === undefined || totals.length > 1 || first < 0) return undefined;
  const from = total === first ? first + 1 : first;
  const until = total > from ? total : rows.length;
  const body = Array.from({ length: Math.max(0, until - from) }, (_, at) => from + at).filter(isNumbered);
  const lines = body.map((row) => labelOf(rows[row] ?? []));
  const columns = Array.from({ length: width - 1 }, (_, at) => at + 1).map(
    (column): ListColumn => ({
      head: rows
        .slice(0, first)
        .map((row) => row[column] ?? '')
        .join(''),
      marks: body.map((row) => marks.at(row, column)),
      total: marks.at(total, column),
    }),
  );
  return { table, place, lines, columns, isFlat: lines.length >= 2 && isFlat(lines) };
}

/** 1, 2, 3: numbers of the columns. */
function isColumnNumbers(row: readonly string[]): boolean {
  const numbers = row.filter((cell) => /^\d{1,2}$/u.test(cell)).map(Number);
  return numbers.length > 1 && numbers.every((number, at) => at === 0 || number === (numbers[at - 1] ?? 0) + 1);
}

function labelOf(row: readonly string[]): string {
  return row.find((cell) => /\p{Script=Han}/u.test(cell)) ?? row[0] ?? '';
}

const PART = /其中|小计|合计|^[（(]?[一二三四五六七八九十]+[）)、]/u;

function isFlat(lines: readonly string[]): boolean {
  return lines.every((line) => !PART.test(line)) && new Set(lines).size === lines.length;
}
