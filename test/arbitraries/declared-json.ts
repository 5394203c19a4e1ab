/** What the unit has already printed, as `declared` of the dossier. */
import { type Books, spentOn } from './books.ts';
import { type Cents, percent, written } from './cents.ts';
import { codeTables, type TableRows, table1, table4, table6, table9 } from './declared.ts';
import { threePublicTotal } from './three-public.ts';

/** The unit's own tables; blank instead of zero where it prints so. */
export function declaredJson(books: Books) {
  const { plan, accounts, basic, threePublic, unit } = books;
  if (plan.declared === 'none' || plan.place === 'gansu' || plan.place === 'hunan') return {};
  const { T10, ...byCode } = codeTables(accounts);
  const cell = (cents: Cents) => (cents === 0 && plan.declared === 'blanks' ? '' : written(cents, unit));
  const shown = (rows: TableRows) => new Map([...rows].map(([row, cells]) => [row, cells.map(cell)]));
  const all = {
    T1: table1(accounts),
    ...byCode,
    T4: table4(accounts),
    T6: table6(basic),
    T9: table9(threePublic),
    ...(plan.place === 'lanchuan' ? { T10 } : {}),
  };
  const tables = Object.fromEntries(Object.entries(all).map(([id, rows]) => [id, shown(rows ?? new Map())]));
  return { declared: { tables, figures: declaredFigures(books) } };
}

type Figures = Readonly<Record<string, string>>;

/** Some of the unit's other printed numbers. */
function declaredFigures({ items, unit, accounts, threePublic }: Books): Figures {
  const spent = spentOn(items, 'all');
  const received = spentOn(items, 'all', (item) => item.revenue + item.opening) + accounts.surplusUsed;
  const basic = spentOn(items, 'all', (item) => item.spent.basic);
  const share: Figures = spent > 0 ? { 'expenditure.all.basic.share': percent(basic, spent) } : {};
  const [budget, final] = [threePublicTotal(threePublic.budget), threePublicTotal(threePublic.final)];
  const completion: Figures = budget > 0 ? { 'threePublic.completion.total': percent(final, budget) } : {};
  return { 'balance.grandTotal': written(received, unit), ...share, ...completion };
}
