/** 核对: whether what was typed can be right, by formulas over the other sheets. */
import type { BookNumber } from '../../model/book.ts';
import { address } from '../../model/cell-address.ts';
import { type Decimal, sum, ZERO } from '../../money/decimal.ts';
import { FUND, wordOf } from './choices.ts';
import { type CellValue, numberIn } from './content.ts';
import { LOOKS } from './looks.ts';
import { type Around, amountOf, madeRow } from './made-columns.ts';
import { type LaidOut, type Placed, SheetBuilder } from './sheet-builder.ts';

const INTRO = '由各表自动算出，不用填。年末数是负数的，或两个数不相等的，请核对各表。金额单位与“单位”表相同。';
const HEADS = ['资金', '年初结转和结余', '本年收入', '本年支出', '其他增减', '年末结转和结余', '提示'];
const WIDTHS = [20, 12, 12, 12, 12, 12, 24];

/** Kinds of revenue of a fund. */
const REVENUE: Readonly<Record<string, readonly string[]>> = {
  generalPublic: ['generalPublic'],
  governmentFund: ['governmentFund'],
  stateCapital: ['stateCapital'],
  nonFiscal: ['superiorSubsidy', 'institutional', 'business', 'subordinateRemittance', 'other'],
};

/** A formula and what it gives. */
interface Sum {
  readonly formula: string;
  readonly value: Decimal;
}

const NOTHING: Sum = { formula: '0', value: ZERO };

/** @param field the cell of a single value, and what is in it */
export function balanceSheet(around: Around, field: (way: string) => Sum | undefined): LaidOut {
  const sheet = new SheetBuilder('核对', WIDTHS, INTRO);
  const sums = new Sums(around);
  sheet.row(HEADS.map((value, column) => ({ column, value, look: LOOKS.head })));
  const first = sheet.next;
  for (const [fund, word] of FUND) sheet.row(fundRow(sheet.next, word, sums.of(fund, field)));
  sheet.row(
    totalRow(
      first,
      sheet.next,
      FUND.map(([fund]) => sums.of(fund, field)),
    ),
  );
  sheet.blank();
  sheet.row(['', '本年支出', '经济分类', '相差'].map((value, column) => ({ column, value, look: LOOKS.head })));
  sheet.row(
    basicRow(sheet.next, sums.where('expenditure', 'basic', 'generalPublic'), sums.whole('economic', 'amount')),
  );
  return sheet.laidOut({ rows: first, columns: 1 }, [first - 1, first - 1]);
}

class Sums {
  constructor(private readonly around: Around) {}

  of(fund: string, field: (way: string) => Sum | undefined): readonly Sum[] {
    const kinds = (REVENUE[fund] ?? []).map((kind) => this.whole('revenue', kind));
    const used = fund === 'nonFiscal' ? (field('nonFiscalSurplusUsed') ?? NOTHING) : NOTHING;
    const given = fund === 'nonFiscal' ? (field('surplusDistribution') ?? NOTHING) : NOTHING;
    return [
      this.where('opening', 'amount', fund),
      { formula: kinds.map(({ formula }) => formula).join('+'), value: sum(kinds.map(({ value }) => value)) },
      this.spent(fund),
      { formula: `${used.formula}-${given.formula}`, value: used.value.minus(given.value) },
    ];
  }

  /** What belongs to projects counts, whether or not its item has a row of its own. */
  private spent(fund: string): Sum {
    const [one, other] = [this.where('expenditure', 'sum', fund), this.where('expenditure', 'parts', fund)];
    const projects = this.where('projectExpenditure', 'amount', fund);
    return {
      formula: `${one.formula}-${other.formula}+${projects.formula}`,
      value: one.value.minus(other.value).plus(projects.value),
    };
  }

  /** Of the rows of a fund. */
  where(list: string, column: string, fund: string): Sum {
    const { plan } = this.around;
    const amounts = plan.areaOf({ list, column });
    const funds = plan.areaOf({ list, column: 'fund' });
    const word = wordOf(FUND, fund);
    if (amounts === undefined || funds === undefined) return NOTHING;
    const isOfFund = (cells: ReadonlyMap<string, CellValue>) => cells.get('fund') === word;
    return { formula: `SUMIFS(${amounts},${funds},"${word}")`, value: this.value(list, column, isOfFund) };
  }

  whole(list: string, column: string): Sum {
    const amounts = this.around.plan.areaOf({ list, column });
    if (amounts === undefined) return NOTHING;
    return { formula: `SUM(${amounts})`, value: this.value(list, column, () => true) };
  }

  private value(list: string, column: string, isMeant: (cells: ReadonlyMap<string, CellValue>) => boolean): Decimal {
    const content = this.around.plan.list(list);
    if (content === undefined) return ZERO;
    const found = content.rows.flatMap(({ cells }, index) =>
      isMeant(cells) ? (madeRow(content, index, this.around).numbers.get(column) ?? []) : [],
    );
    return sum(found);
  }
}

function closingOf([opening, revenue, spent, other]: readonly Decimal[]): Decimal {
  return sum([opening ?? ZERO, revenue ?? ZERO, other ?? ZERO]).minus(spent ?? ZERO);
}

const NEGATIVE = '年末是负数，请核对';
const UNEQUAL = '不相等，请核对';
/** Amounts closer than this are equal, but for rounding. */
const TAIL = '0.05';

function fundRow(row: number, word: string, sums: readonly Sum[]): Placed[] {
  const closing = closingOf(sums.map(({ value }) => value));
  const [opening, revenue, spent, other, end] = [1, 2, 3, 4, 5].map((column) => address(column, row));
  const remark = {
    formula: `IF(${end}<-${TAIL},"${NEGATIVE}","")`,
    result: closing.lessThan(`-${TAIL}`) ? NEGATIVE : '',
  };
  return [
    { column: 0, value: word, look: LOOKS.sumLabel },
    ...sums.map(({ formula, value }, index) => ({
      column: index + 1,
      value: { formula, result: amountOf(value) },
      look: LOOKS.sum,
    })),
    {
      column: 5,
      value: { formula: `${opening}+${revenue}-${spent}+${other}`, result: amountOf(closing) },
      look: LOOKS.sum,
    },
    { column: 6, value: remark, look: LOOKS.remark },
  ];
}

function totalRow(first: number, row: number, funds: readonly (readonly Sum[])[]): Placed[] {
  const values = funds.map((sums) => sums.map(({ value }) => value));
  const totals = [0, 1, 2, 3].map((index) => sum(values.map((list) => list[index] ?? ZERO)));
  const results: BookNumber[] = [...totals, sum(values.map(closingOf))].map(amountOf);
  return [
    { column: 0, value: '合计', look: LOOKS.sumLabel },
    ...results.map((result, index) => ({
      column: index + 1,
      value: { formula: `SUM(${address(index + 1, first)}:${address(index + 1, row - 1)})`, result },
      look: LOOKS.sum,
    })),
  ];
}

function basicRow(row: number, spent: Sum, economic: Sum): Placed[] {
  const difference = spent.value.minus(economic.value);
  const cell = address(3, row);
  const bothGiven = `AND(${address(2, row)}<>0,ABS(${cell})>${TAIL})`;
  const isUnequal = !economic.value.isZero() && difference.abs().greaterThan(TAIL);
  return [
    { column: 0, value: '一般公共预算基本支出', look: LOOKS.sumLabel },
    { column: 1, value: { formula: spent.formula, result: amountOf(spent.value) }, look: LOOKS.sum },
    { column: 2, value: { formula: economic.formula, result: amountOf(economic.value) }, look: LOOKS.sum },
    {
      column: 3,
      value: { formula: `${address(1, row)}-${address(2, row)}`, result: amountOf(difference) },
      look: LOOKS.sum,
    },
    {
      column: 4,
      colSpan: 3,
      value: { formula: `IF(${bothGiven},"${UNEQUAL}","")`, result: isUnequal ? UNEQUAL : '' },
      look: LOOKS.remark,
    },
  ];
}

/** The sum that a single cell is. */
export function ofCell(cell: string, value: CellValue | undefined): Sum {
  return { formula: cell, value: numberIn(value) ?? ZERO };
}
