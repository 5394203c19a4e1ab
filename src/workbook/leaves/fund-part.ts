/** How much of an item is of 政府性基金. */
import { type Decimal, ZERO } from '../../money/decimal.ts';
import { fundByName } from './fund-by-name.ts';
import { hasLine, type LeafBook } from './leaf-book.ts';

/** Whether the tables say that there is no 政府性基金, or that this code has none; undefined where they do not tell. */
export function fundPart(book: LeafBook, code: string, kind: 'revenue' | 'basic' | 'project'): Decimal | undefined {
  if (book.table('T7') !== undefined)
    return hasLine(book, 'T7', `governmentFund.${code}`) ? book.amount('T7', `governmentFund.${code}.${kind}`) : ZERO;
  const totals = ['T1', 'T4'].map((table) => book.amount(table, 'revenue.all.governmentFund'));
  if (kind === 'revenue' && totals.some((total) => total?.isZero())) return ZERO;
  switch (fundByName(code, book.input.classification)) {
    case 'no':
      return ZERO;
    case 'yes':
      return kind === 'revenue' ? book.amount('T2', `revenue.${code}.fiscal`) : undefined;
    case 'unknown':
      return undefined;
  }
}

/** Class of 国有资本经营预算支出. */
export const STATE_CAPITAL = '223';
