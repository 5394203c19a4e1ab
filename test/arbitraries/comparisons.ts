/** What the dossier compares: with last year, with the budget; each difference has its reasons. */
import { spending } from './accounts.ts';
import { agencyCosts, type Books, spentOn } from './books.ts';
import { type Cents, written } from './cents.ts';
import { type ChangePlan, priorOf, reasonsOf } from './changes.ts';
import { PRIOR_IDS, PRIOR_THREE_PUBLIC } from './places.ts';
import { type ThreePublicSide, threePublicTotal, vehiclesOf } from './three-public.ts';

export interface Comparisons {
  readonly priorYear: Readonly<Record<string, string>>;
  readonly reasons: Readonly<Record<string, readonly object[]>>;
  readonly features: readonly string[];
}

/** This year's value of what a place compares. */
function amountOf(books: Books, id: string): Cents {
  const { items, accounts } = books;
  const revenue = (fund: Parameters<typeof spentOn>[1]) => spentOn(items, fund, (item) => item.revenue);
  const fiscal = items.filter(({ fund }) => fund !== 'nonFiscal');
  switch (id) {
    case 'balance.grandTotal':
      return revenue('all') + accounts.surplusUsed + spentOn(items, 'all', ({ opening }) => opening);
    case 'fiscal.grandTotal':
      return spentOn(fiscal, 'all', (item) => item.revenue + item.opening);
    case 'revenue.all.total':
      return revenue('all');
    case 'expenditure.all.total':
      return spentOn(items, 'all');
    case 'revenue.all.fiscal':
      return spentOn(fiscal, 'all', (item) => item.revenue);
    case 'fiscal.all.total':
      return spentOn(fiscal, 'all');
    case 'agencyOperatingCosts':
      return agencyCosts(books);
    default:
      return fundValue(books, id);
  }
}

function fundValue({ items }: Books, id: string): Cents {
  const fund = (['generalPublic', 'governmentFund', 'stateCapital'] as const).find((name) => id.includes(name));
  if (fund === undefined) throw new Error(`no value for ${id}`);
  return spentOn(items, fund, id.startsWith('revenue.') ? (item) => item.revenue : spending);
}

export function sideValue(side: ThreePublicSide, part: string): Cents {
  if (part === 'total') return threePublicTotal(side);
  return part === 'vehicles' ? vehiclesOf(side) : side[part as keyof ThreePublicSide];
}

interface Compared {
  readonly id: string;
  /** Where the reasons are written. */
  readonly reasonId: string;
  readonly value: Cents;
  readonly prior: Cents;
  readonly plan: ChangePlan;
}

function withLastYear(books: Books): Compared[] {
  const { plan, grain } = books;
  const at = (index: number) => plan.changes[index % plan.changes.length] as ChangePlan;
  const accounts = PRIOR_IDS[plan.place].map((id, index): Compared => {
    const value = amountOf(books, id);
    return { id, reasonId: id, value, prior: priorOf(at(index).kind, value, grain), plan: at(index) };
  });
  return fitting([...accounts, ...threePublicLastYear(books, at)]);
}

/** A whole of last year's accounts and a part of it, from the outside in. */
const WHOLES_OF_PARTS = [
  ['balance.grandTotal', 'revenue.all.total'],
  ['balance.grandTotal', 'expenditure.all.total'],
  ['balance.grandTotal', 'fiscal.grandTotal'],
  ['revenue.all.total', 'revenue.all.fiscal'],
  ['expenditure.all.total', 'fiscal.all.total'],
  ['fiscal.grandTotal', 'generalPublic.all.total'],
  ['fiscal.all.total', 'generalPublic.all.total'],
  ['fiscal.grandTotal', 'governmentFund.all.total'],
  ['fiscal.grandTotal', 'stateCapital.all.total'],
  ['generalPublic.all.total', 'agencyOperatingCosts'],
] as const;

/** Last year's parts are no more than their wholes. */
function fitting(list: readonly Compared[]): Compared[] {
  const priors = new Map(list.map(({ id, prior }) => [id, prior]));
  for (const [whole, part] of WHOLES_OF_PARTS) {
    const [more, less] = [priors.get(whole), priors.get(part)];
    if (more !== undefined && less !== undefined) priors.set(part, Math.min(more, less));
  }
  return list.map((one) => ({ ...one, prior: priors.get(one.id) ?? one.prior }));
}

function threePublicLastYear({ plan, grain, threePublic }: Books, at: (index: number) => ChangePlan): Compared[] {
  const parts = plan.optionalProse || plan.place !== 'hubei-wuhan' ? PRIOR_THREE_PUBLIC[plan.place] : [];
  const change = plan.place === 'hunan' ? '.change' : '';
  const own = parts
    .filter((part) => part !== 'total')
    .map((part, index): Compared => {
      const id = `threePublic.final.${part}`;
      const value = sideValue(threePublic.final, part);
      const prior = priorOf(at(index + 8).kind, value, grain);
      return { id, reasonId: `${id}${change}`, value, prior, plan: at(index + 8) };
    });
  if (!parts.includes('total')) return own;
  const id = 'threePublic.final.total';
  const value = threePublicTotal(threePublic.final);
  const prior = own.length > 0 ? own.reduce((sum, one) => sum + one.prior, 0) : priorOf(at(11).kind, value, grain);
  return [{ id, reasonId: id, value, prior, plan: at(11) }, ...own];
}

/** Result against budget: each item of the general public budget, and “三公”经费 where the place says why. */
function withBudget(books: Books): Compared[] {
  const { plan, items, threePublic } = books;
  const at = (index: number) => plan.changes[index % plan.changes.length] as ChangePlan;
  const general = items.filter(({ fund }) => fund === 'generalPublic');
  const ofItems = general.map((item, index): Compared => {
    const id = `generalPublic.${item.code}.total`;
    return {
      id,
      reasonId: id,
      value: spending(item),
      prior: item.initialBudget,
      plan: { ...at(index), reasons: 'one' },
    };
  });
  const ofThreePublic = BUDGET_REASONS[plan.place].map(([part, reasonId], index): Compared => {
    const [value, prior] = [sideValue(threePublic.final, part), sideValue(threePublic.budget, part)];
    return { id: reasonId, reasonId, value, prior, plan: { ...at(index), reasons: 'one' } };
  });
  return [...(plan.place === 'hunan' ? [] : ofItems), ...ofThreePublic];
}

const PARTS = ['total', 'overseas', 'vehicles', 'reception'] as const;
const BUDGET_REASONS: Readonly<Record<Books['plan']['place'], readonly (readonly [part: string, id: string])[]>> = {
  'hubei-wuhan': PARTS.map((part) => [part, `threePublic.overBudget.${part}`] as const),
  sichuan: [['total', 'threePublic.overBudget.total']],
  hunan: [['reception', 'threePublic.final.reception']],
  gansu: [],
  lanchuan: [],
};

export function comparisonsOf(books: Books): Comparisons {
  const lastYear = withLastYear(books);
  const all = [...lastYear, ...withBudget(books)];
  const scope = { unit: books.unit, grain: books.grain, print: books.place.money };
  const reasons = all
    .filter(({ value, prior }) => value !== prior)
    .map(({ reasonId, value, prior, plan }) => [reasonId, reasonsOf(plan, value - prior, scope)] as const);
  const together = books.plan.place === 'sichuan' ? spendingReasons(lastYear, scope) : [];
  return {
    priorYear: Object.fromEntries(lastYear.map(({ id, prior }) => [id, written(prior, books.unit)])),
    reasons: Object.fromEntries([...reasons, ...together, ...refunds(books)]),
    features: featuresOf(lastYear),
  };
}

/** Sichuan gives the reasons of income and spending together, with the income: those of what moved more. */
function spendingReasons(lastYear: readonly Compared[], scope: Parameters<typeof reasonsOf>[2]) {
  const pairs = [
    ['revenue.all.total', 'expenditure.all.total'],
    ['revenue.all.fiscal', 'fiscal.all.total'],
  ];
  return pairs.flatMap(([income, spent]) => {
    const [own, moved] = [income, spent].map((wanted) => lastYear.find(({ id }) => id === wanted));
    if (own === undefined || moved === undefined || income === undefined) return [];
    if (Math.abs(moved.value - moved.prior) <= Math.abs(own.value - own.prior)) return [];
    return [[income, reasonsOf({ ...moved.plan, reasons: 'one' }, moved.value - moved.prior, scope)] as const];
  });
}

/** Money taken back from projects is negative, and the unit says why. */
function refunds({ items }: Books) {
  const back = items.filter(({ spent }) => spent.project < 0);
  return back.map(({ code, fund }) => [`${fund}.${code}.project`, [{ text: '收回以前年度项目结余资金' }]] as const);
}

function featuresOf(lastYear: readonly Compared[]): string[] {
  return lastYear.flatMap(({ value, prior }) => {
    if (value === prior) return [value === 0 ? 'nothing in both years' : 'equal to last year'];
    if (prior === 0) return ['none last year'];
    return [value > prior ? 'increase' : 'decrease'];
  });
}
