/** 公开02, with 公开07 for 政府性基金 → `revenue`. */
import { fundPart, STATE_CAPITAL } from './fund-part.ts';
import type { LeafBook } from './leaf-book.ts';

const REVENUE_KINDS = ['superiorSubsidy', 'institutional', 'business', 'subordinateRemittance', 'other'] as const;

export function revenue(book: LeafBook): void {
  for (const code of book.codes('T2', 'revenue.')) {
    for (const kind of REVENUE_KINDS) {
      const figure = `revenue.${code}.${kind}`;
      const amount = book.amount('T2', figure);
      if (amount !== undefined && !amount.isZero())
        book.giveAmount(['revenue', { code }, kind], amount, book.cell('T2', figure));
    }
    fiscalRevenue(book, code);
  }
}

function fiscalRevenue(book: LeafBook, code: string): void {
  const figure = `revenue.${code}.fiscal`;
  const fiscal = book.amount('T2', figure);
  if (fiscal === undefined || fiscal.isZero()) return;
  const cell = book.cell('T2', figure);
  if (code.startsWith(STATE_CAPITAL)) {
    book.giveAmount(['revenue', { code }, 'stateCapital'], fiscal, cell);
    return;
  }
  const fund = fundPart(book, code, 'revenue');
  if (fund === undefined) {
    book.open.push(`科目 ${code} 的财政拨款收入是不是政府性基金，要有政府性基金的表（公开07表）才知道`);
    return;
  }
  const from = book.cell('T7', `governmentFund.${code}.revenue`) ?? cell;
  if (!fund.isZero()) book.giveAmount(['revenue', { code }, 'governmentFund'], fund, from);
  const rest = fiscal.minus(fund);
  if (
    rest.isZero() ||
    (book.isTail(rest, [
      ['T2', figure],
      ['T7', `governmentFund.${code}.revenue`],
    ]) &&
      !fund.isZero())
  )
    return;
  if (rest.isNegative() && !fiscal.isNegative()) {
    if (cell !== undefined) book.tooLittle(cell, code, `公开07表的 ${from?.shown ?? ''}`);
    return;
  }
  book.giveAmount(['revenue', { code }, 'generalPublic'], rest, cell);
}
