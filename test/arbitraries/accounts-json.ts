/** The accounts as the dossier writes them: revenue, expenditure, balances, basic expenditure, “三公”经费 and the rest. */
import { type Item, spending } from './accounts.ts';
import { agencyCosts, type Books, spentOn } from './books.ts';
import { type Cents, total, written } from './cents.ts';
import { assetsOf, procurementOf } from './other-matters.ts';
import type { Parts } from './projects.ts';

export function accountsJson(books: Books, parts: Parts, reasons: object) {
  const { plan, unit, grain, accounts, items } = books;
  const scope = { unit, grain, year: plan.year };
  const { surplusUsed, surplusDistribution } = accounts;
  const projectsPaid = spentOn(items, 'all', ({ spent }) => spent.project);
  return {
    ...(plan.place === 'hunan' ? {} : { revenue: revenueJson(books), ...openingJson(books) }),
    expenditure: items.filter(isTold).map((item) => expenditureRow(item, books, parts)),
    ...(surplusUsed === 0 || plan.place === 'hunan' ? {} : { nonFiscalSurplusUsed: written(surplusUsed, unit) }),
    ...(surplusDistribution === 0 || plan.place === 'hunan'
      ? {}
      : { surplusDistribution: written(surplusDistribution, unit) }),
    ...basicJson(books),
    reasons,
    threePublic: threePublicJson(books),
    procurement: procurementOf(plan.other, scope, books.operating + projectsPaid),
    assets: assetsOf(plan.other, books.threePublic.counts.vehiclesHeld ?? 0, plan.year),
    ...(plan.nature === 'mixed' ? { agencyOperatingCosts: written(agencyCosts(books), unit) } : {}),
  };
}

function isTold(item: Item): boolean {
  return spending(item) !== 0 || item.initialBudget !== 0 || Object.values(item.spent).some((cents) => cents !== 0);
}

function revenueJson({ items, unit }: Books) {
  const codes = [...new Set(items.filter(({ revenue }) => revenue !== 0).map(({ code }) => code))].sort();
  return codes.map((code) => {
    const own = items.filter((item) => item.code === code && item.revenue !== 0);
    const kinds = own.map((item) => [item.fund === 'nonFiscal' ? item.kind : item.fund, written(item.revenue, unit)]);
    return { code, ...Object.fromEntries(kinds) };
  });
}

function expenditureRow(item: Item, { unit, plan }: Books, parts: Parts) {
  const { code, fund, spent, initialBudget } = item;
  const own = parts.get(item)?.map(({ project, cents }) => ({ project, amount: written(cents, unit) }));
  const told = Object.entries(spent).filter(([, cents]) => cents !== 0);
  const budget = fund === 'generalPublic' && plan.place !== 'hunan';
  return {
    code,
    fund,
    ...(budget ? { initialBudget: written(initialBudget, unit) } : {}),
    ...Object.fromEntries(told.map(([kind, cents]) => [kind, written(cents, unit)])),
    ...(own === undefined ? {} : { project: own }),
    ...(told.length === 0 && !budget ? { basic: '0' } : {}),
  };
}

/** 政府性基金 by code, the general public budget either way, the others in one sum each. */
function openingJson({ items, unit, plan }: Books) {
  const byCode = plan.openingByCode ? ['governmentFund', 'generalPublic'] : ['governmentFund'];
  const funds = items.filter(({ fund, opening }) => byCode.includes(fund) && opening !== 0);
  const rows = [
    ...funds.map(({ fund, code, opening }) => ({ fund, code, amount: written(opening, unit) })),
    ...(['generalPublic', 'stateCapital', 'nonFiscal'] as const).flatMap((fund) => {
      if (byCode.includes(fund)) return [];
      const opening = total(items.filter((item) => item.fund === fund).map((item) => item.opening));
      return opening === 0 ? [] : [{ fund, amount: written(opening, unit) }];
    }),
  ];
  return rows.length === 0 ? {} : { opening: rows };
}

function basicJson({ basic, unit }: Books) {
  return { basicByEconomicItem: [...basic].map(([code, cents]) => ({ code, amount: written(cents, unit) })) };
}

function threePublicJson({ threePublic, unit }: Books) {
  const { budget, final, counts, foreignReception } = threePublic;
  const side = (amounts: object) =>
    Object.fromEntries(Object.entries(amounts).map(([part, cents]) => [part, written(cents as Cents, unit)]));
  return { budget: side(budget), final: side(final), counts, foreignReception: written(foreignReception, unit) };
}
