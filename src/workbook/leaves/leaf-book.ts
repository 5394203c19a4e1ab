/** What leaves are made from and gathered in. */
import type { Finding } from '../../diagnostics/finding.ts';
import type { Classification } from '../../model/catalogue.ts';
import { NumberLiteral } from '../../model/dossier.ts';
import { cellPlace, type ImportedValue, type ImportPath } from '../../model/imported.ts';
import { type JsonPath, valueAt } from '../../model/source.ts';
import { type Decimal, sum, ZERO } from '../../money/decimal.ts';
import { type FigureCell, halfDigit, type TableReading } from '../recognise/reading.ts';

export interface LeavesInput {
  readonly accounts: ReadonlyMap<string, TableReading>;
  readonly classification: Classification;
  /** 元 in the dossier's unit of money. */
  readonly yuan: Decimal;
  /** What the dossier holds already; kinds of vehicles that it lists keep their words. */
  readonly dossier: unknown;
}

const ITEM = /^\d{7}$/;

/** The tables of a year, and the leaves that are made of them. */
export class LeafBook {
  readonly values: ImportedValue[] = [];
  readonly findings: Finding[] = [];
  readonly open: string[] = [];

  constructor(readonly input: LeavesInput) {}

  table(id: string): TableReading | undefined {
    return this.input.accounts.get(id);
  }

  cell(table: string, figure: string): FigureCell | undefined {
    return this.table(table)?.cells.get(figure);
  }

  /** Zero where nothing is printed; undefined where the cell is not there or not known. */
  amount(table: string, figure: string): Decimal | undefined {
    const cell = this.cell(table, figure);
    if (cell === undefined || cell.isUncalculated) return undefined;
    return cell.value ?? ZERO;
  }

  /** 7-digit codes with a line in a table. */
  codes(table: string, prefix: string): string[] {
    const cells = this.table(table)?.cells.keys() ?? [];
    const found = [...cells].flatMap((id) =>
      id.startsWith(prefix) ? (id.slice(prefix.length).split('.')[0] ?? '') : [],
    );
    return [...new Set(found)].filter((code) => ITEM.test(code));
  }

  /** @param amount 元 */
  giveAmount(path: ImportPath, amount: Decimal, from: FigureCell | undefined): void {
    this.give(path, amount.div(this.input.yuan), from);
  }

  give(path: ImportPath, value: Decimal, from: FigureCell | undefined): void {
    if (from === undefined) return;
    this.values.push({ path, value: new NumberLiteral(value.toFixed()), from: from.place });
  }

  /** Whether a difference of these cells is no more than their last digits. */
  isTail(gap: Decimal, cells: readonly (readonly [table: string, figure: string])[]): boolean {
    const halves = cells.flatMap(([table, figure]) => {
      const cell = this.cell(table, figure);
      const yuan = this.table(table)?.yuan;
      if (cell === undefined || yuan === undefined || cell.shown === '') return [];
      return [halfDigit(cell, yuan)];
    });
    return gap.abs().lessThanOrEqualTo(sum(halves));
  }

  /** What one table has more than those of the funds, though there is no other money. */
  tooMuch(from: FigureCell, code: string, fiscal: Decimal): void {
    const shown = fiscal.div(this.input.yuan).toFixed();
    this.findings.push({
      rule: 'I07',
      severity: 'error',
      message: `${code} 的支出大于各资金之和，而按收入或合计没有非财政拨款支出，多出的部分没有读入`,
      actual: from.shown,
      expected: `${shown}（公开05、07、08表之和）`,
      hint: '核对这一科目在公开03表与公开05、07、08表中的编码和数',
      place: cellPlace(from.place),
    });
  }

  tooLittle(from: FigureCell, code: string, expected: string): void {
    this.findings.push({
      rule: 'I07',
      severity: 'error',
      message: `${code} 的合计小于它的各部分之和，非财政拨款的部分没有读入`,
      actual: from.shown === '' ? '空白' : from.shown,
      expected: `不小于${expected}`,
      hint: '核对这一科目在公开03表与公开05、07、08表中的数',
      place: cellPlace(from.place),
    });
  }
}

/**
 * Whether the unit has money that is not 财政拨款: income of the year, or a balance from before. Undefined where the
 * tables that would tell were not read.
 */
export function hasNonFiscalMoney(book: LeafBook): boolean | undefined {
  const all = book.amount('T2', 'revenue.all.total');
  const fiscal = book.amount('T2', 'revenue.all.fiscal');
  const before = [
    book.amount('T1', 'balance.opening'),
    book.amount('T4', 'fiscal.opening.total'),
    book.amount('T1', 'balance.nonFiscalSurplusUsed'),
  ];
  const [opening, fiscalOpening, used] = before;
  if (all === undefined || fiscal === undefined || opening === undefined) return undefined;
  return !all.equals(fiscal) || !opening.equals(fiscalOpening ?? ZERO) || used?.isZero() === false;
}

/** Whether a table has a line for a code. @param prefix `governmentFund.2296013` */
export function hasLine(book: LeafBook, table: string, prefix: string): boolean {
  return [...(book.table(table)?.cells.keys() ?? [])].some((id) => id.startsWith(`${prefix}.`));
}

/** Entries of a list of the dossier. */
export function rowsOf(dossier: unknown, path: JsonPath): Readonly<Record<string, unknown>>[] {
  const list = valueAt(dossier, path);
  return Array.isArray(list) ? list.filter((row) => typeof row === 'object' && row !== null) : [];
}
