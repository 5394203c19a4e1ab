/** 公开04, 07 and 01 → `opening`, `nonFiscalSurplusUsed` and `surplusDistribution`. */
import type { Decimal } from '../../money/decimal.ts';
import type { FigureCell } from '../recognise/reading.ts';
import { type LeafBook, rowsOf } from './leaf-book.ts';

export function opening(book: LeafBook): void {
  for (const fund of ['generalPublic', 'stateCapital'] as const) {
    const figure = `fiscal.opening.${fund}`;
    const ofSoftware = `${fund}.all.opening`;
    const [table, found] = book.amount('T4', figure) === undefined ? ['T5', ofSoftware] : ['T4', figure];
    const amount = book.amount(table, found);
    if (amount !== undefined && !amount.isZero()) giveOpening(book, fund, amount, book.cell(table, found));
  }
  for (const code of book.codes('T7', 'governmentFund.')) {
    const figure = `governmentFund.${code}.opening`;
    const amount = book.amount('T7', figure);
    if (amount === undefined || amount.isZero()) continue;
    book.giveAmount(['opening', { fund: 'governmentFund', code }, 'amount'], amount, book.cell('T7', figure));
  }
  const all = book.amount('T1', 'balance.opening');
  const fiscal = book.amount('T4', 'fiscal.opening.total');
  if (all !== undefined && fiscal !== undefined) {
    const rest = all.minus(fiscal);
    const isNone =
      rest.isZero() ||
      (!fiscal.isZero() &&
        book.isTail(rest, [
          ['T1', 'balance.opening'],
          ['T4', 'fiscal.opening.total'],
        ]));
    const from = book.cell('T1', 'balance.opening');
    if (!isNone) giveOpening(book, 'nonFiscal', rest, from);
  } else if (all !== undefined && !all.isZero())
    book.open.push('年初结转和结余中属于财政拨款的部分，要有公开04表才知道');
  for (const name of ['nonFiscalSurplusUsed', 'surplusDistribution'] as const) {
    const amount = book.amount('T1', `balance.${name}`);
    if (amount !== undefined && !amount.isZero()) book.giveAmount([name], amount, book.cell('T1', `balance.${name}`));
  }
}

/** The tables tell no items of these funds: an amount that the dossier has by one item is that of the item. */
function giveOpening(book: LeafBook, fund: string, amount: Decimal, from: FigureCell | undefined): void {
  const codes = rowsOf(book.input.dossier, ['opening']).flatMap((row) =>
    row.fund === fund && typeof row.code === 'string' ? [row.code] : [],
  );
  const [code] = codes;
  if (codes.length > 1) {
    book.open.push(`年初结转和结余（${fund}）在 report.json 中按科目分开，请与表上的合计核对`);
    return;
  }
  book.giveAmount(['opening', { fund, ...(code === undefined ? {} : { code }) }, 'amount'], amount, from);
}
