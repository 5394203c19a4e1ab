/** 公开05, 07 and 08 → `expenditure` by fund; what 公开03 has more is of 非财政拨款. */
import { type Decimal, sum, ZERO } from '../../money/decimal.ts';
import { fundPart, STATE_CAPITAL } from './fund-part.ts';
import { hasLine, hasNonFiscalMoney, type LeafBook } from './leaf-book.ts';

const OTHER_EXPENDITURE = ['superiorRemittance', 'business', 'subordinateSubsidy'] as const;
const KINDS = ['basic', 'project'] as const;
const FUND_TABLES = [
  ['T5', 'generalPublic'],
  ['T7', 'governmentFund'],
  ['T8', 'stateCapital'],
] as const;

export function expenditure(book: LeafBook): void {
  for (const [table, fund] of FUND_TABLES) {
    for (const code of book.codes(table, `${fund}.`)) {
      for (const kind of KINDS) {
        const figure = `${fund}.${code}.${kind}`;
        const amount = book.amount(table, figure);
        if (amount === undefined || amount.isZero()) continue;
        book.giveAmount(['expenditure', { code, fund }, kind], amount, book.cell(table, figure));
      }
    }
  }
  for (const code of book.codes('T3', 'expenditure.')) nonFiscalExpenditure(book, code);
}

function nonFiscalExpenditure(book: LeafBook, code: string): void {
  const fund = 'nonFiscal';
  for (const kind of OTHER_EXPENDITURE) {
    const figure = `expenditure.${code}.${kind}`;
    const amount = book.amount('T3', figure);
    if (amount !== undefined && !amount.isZero()) {
      book.giveAmount(['expenditure', { code, fund }, kind], amount, book.cell('T3', figure));
    }
  }
  for (const kind of KINDS) {
    const figure = `expenditure.${code}.${kind}`;
    const all = book.amount('T3', figure);
    const cell = book.cell('T3', figure);
    if (all === undefined || cell === undefined || all.isZero()) continue;
    const fiscal = fiscalParts(book, code, kind);
    if (fiscal === undefined) {
      book.open.push(`科目 ${code} 的支出属于哪种资金，要有公开05、07表才知道`);
      return;
    }
    const rest = all.minus(fiscal);
    const compared = [
      ['T3', figure] as const,
      ...FUND_TABLES.map(([table, each]) => [table, `${each}.${code}.${kind}`] as const),
    ];
    if (rest.isZero() || (!fiscal.isZero() && book.isTail(rest, compared))) continue;
    if (rest.isNegative()) book.tooLittle(cell, code, '公开05、07、08表之和');
    else if (isAllFiscal(book, kind)) book.tooMuch(cell, code, fiscal);
    else book.giveAmount(['expenditure', { code, fund }, kind], rest, cell);
  }
}

/** By the sums that the tables print, or as there is no other money: what an item has more is wrong in one of them. */
function isAllFiscal(book: LeafBook, kind: (typeof KINDS)[number]): boolean {
  if (hasNonFiscalMoney(book) === false) return true;
  const all = book.amount('T3', `expenditure.all.${kind}`);
  const parts = FUND_TABLES.map(([table, fund]) => book.amount(table, `${fund}.all.${kind}`) ?? ZERO);
  return all?.isZero() === false && all.equals(sum(parts));
}

/** What of an item is paid from 财政拨款; undefined where a table that may hold some of it was not read. */
function fiscalParts(book: LeafBook, code: string, kind: (typeof KINDS)[number]): Decimal | undefined {
  const isState = code.startsWith(STATE_CAPITAL);
  const part = (table: string, fund: string): Decimal | undefined => {
    if (book.table(table) === undefined) return undefined;
    return hasLine(book, table, `${fund}.${code}`) ? book.amount(table, `${fund}.${code}.${kind}`) : ZERO;
  };
  const general = part('T5', 'generalPublic');
  const state = part('T8', 'stateCapital') ?? (isState ? undefined : ZERO);
  const fund = fundPart(book, code, kind);
  if (general === undefined || state === undefined || fund === undefined) return undefined;
  return sum([general, state, fund]);
}
