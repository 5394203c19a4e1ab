/** Columns that formulas make: names of codes, sums of a row, parts from another list. Each with what it gives. */
import type { BookNumber, BookValue } from '../../model/book.ts';
import { type Decimal, sum } from '../../money/decimal.ts';
import { numberIn, type Row } from './content.ts';
import type { MadeColumn } from './form.ts';
import { nameFormula, partsSum, rowSum, UNKNOWN_CODE } from './formulas.ts';
import { AMOUNT_FORMAT } from './looks.ts';
import { cellIn, type ListContent, type Plan } from './plan.ts';

/** What rows are made by. */
export interface Around {
  readonly plan: Plan;
  /** The name of a code, from the catalogues or the unit's own. */
  readonly nameOf: (code: string) => string | undefined;
}

export interface MadeRow {
  readonly values: ReadonlyMap<string, BookValue>;
  /** Numbers of the row by column, typed or made. */
  readonly numbers: ReadonlyMap<string, Decimal>;
}

export const NO_ROW: Row = { cells: new Map(), label: '', given: new Set() };

/** @param index of the row in its list */
export function madeRow(content: ListContent, index: number, around: Around): MadeRow {
  const row = content.rows[index] ?? NO_ROW;
  const numbers = new Map<string, Decimal>();
  const values = new Map<string, BookValue>();
  for (const column of content.block.columns) {
    if (column.as !== 'made') {
      const number = numberIn(row.cells.get(column.id));
      if (number !== undefined) numbers.set(column.id, number);
      continue;
    }
    const { value, number } = madeCell(column, { content, row, at: content.firstRow + index, numbers }, around);
    values.set(column.id, value);
    if (number !== undefined) numbers.set(column.id, number);
  }
  return { values, numbers };
}

interface RowBeingMade {
  readonly content: ListContent;
  readonly row: Row;
  /** Of the sheet. */
  readonly at: number;
  /** Those further left. */
  readonly numbers: ReadonlyMap<string, Decimal>;
}

interface MadeCell {
  readonly value: BookValue;
  readonly number?: Decimal;
}

function madeCell(column: MadeColumn, { content, row, at, numbers }: RowBeingMade, { plan, nameOf }: Around): MadeCell {
  const cellOf = (id: string) => cellIn(content.block, id, at);
  switch (column.made) {
    case 'label':
      return { value: row.label };
    case 'name': {
      const code = row.cells.get(column.of);
      const result = typeof code === 'string' ? (nameOf(code) ?? UNKNOWN_CODE) : '';
      return { value: { formula: nameFormula(cellOf(column.of)), result } };
    }
    case 'sum':
      return added(
        rowSum(column.of.map(cellOf)),
        column.of.flatMap((id) => numbers.get(id) ?? []),
      );
    case 'parts': {
      const { list, column: amount } = column.of;
      const amounts = plan.areaOf(column.of) ?? '';
      const keys = column.keys.map((id): [string, string] => [plan.areaOf({ list, column: id }) ?? '', cellOf(id)]);
      const isSame = (other: Row) => column.keys.every((id) => other.cells.get(id) === row.cells.get(id));
      const parts = row.cells.size === 0 ? [] : (plan.list(list)?.rows.filter(isSame) ?? []);
      return added(
        partsSum(amounts, keys),
        parts.flatMap((part) => numberIn(part.cells.get(amount)) ?? []),
      );
    }
  }
}

/** Blank where there is nothing to be added up. */
function added(formula: string, found: readonly Decimal[]): MadeCell {
  if (found.length === 0) return { value: { formula, result: '' } };
  const number = sum(found);
  return { value: { formula, result: amountOf(number) }, number };
}

export function amountOf(number: Decimal): BookNumber {
  return { digits: number.toFixed(), format: AMOUNT_FORMAT };
}
