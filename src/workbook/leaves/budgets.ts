/** Tables of a budget → `initialBudget` of each item. */
import { FISCAL_FUNDS } from '../../model/dossier.ts';
import { sum, ZERO } from '../../money/decimal.ts';
import type { LeafBook } from './leaf-book.ts';

export function budgets(book: LeafBook): void {
  for (const fund of FISCAL_FUNDS) {
    for (const code of book.codes(`budget.${fund}`, `budget.${fund}.`)) {
      const figure = `budget.${fund}.${code}.total`;
      const cell = book.cell(`budget.${fund}`, figure);
      if (cell?.value === undefined || cell.value.isZero()) continue;
      book.giveAmount(['expenditure', { code, fund }, 'initialBudget'], cell.value, cell);
    }
  }
  if (FISCAL_FUNDS.some((fund) => book.table(`budget.${fund}`) === undefined)) return;
  for (const code of book.codes('budget.all', 'budget.all.')) {
    const all = book.amount('budget.all', `budget.all.${code}.total`);
    const parts = FISCAL_FUNDS.map((fund) => book.amount(`budget.${fund}`, `budget.${fund}.${code}.total`) ?? ZERO);
    const rest = all?.minus(sum(parts));
    if (rest === undefined || rest.isZero() || rest.isNegative()) continue;
    book.giveAmount(
      ['expenditure', { code, fund: 'nonFiscal' }, 'initialBudget'],
      rest,
      book.cell('budget.all', `budget.all.${code}.total`),
    );
  }
}
