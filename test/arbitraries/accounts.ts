/** Revenue, expenditure and balances that agree: each item takes in what it spends and carries over. */
import fc from 'fast-check';
import { amounts, type Cents, coarse, tenths, total } from './cents.ts';
import { itemCodes, picked } from './codes.ts';

export const FISCAL = ['generalPublic', 'governmentFund', 'stateCapital'] as const;
export type FiscalFund = (typeof FISCAL)[number];
export type Fund = FiscalFund | 'nonFiscal';

export const OTHER_REVENUE = [
  'superiorSubsidy',
  'institutional',
  'business',
  'subordinateRemittance',
  'other',
] as const;
export type OtherRevenue = (typeof OTHER_REVENUE)[number];

export const SPENDING = ['basic', 'project', 'superiorRemittance', 'business', 'subordinateSubsidy'] as const;
export type Spending = Readonly<Record<(typeof SPENDING)[number], Cents>>;

/** One 项 of one fund, in 分. */
export interface Item {
  readonly code: string;
  readonly fund: Fund;
  readonly spent: Spending;
  readonly opening: Cents;
  readonly closing: Cents;
  readonly revenue: Cents;
  /** Kind of revenue of non-fiscal money. */
  readonly kind: OtherRevenue;
  readonly initialBudget: Cents;
}

export interface Accounts {
  readonly items: readonly Item[];
  readonly surplusUsed: Cents;
  readonly surplusDistribution: Cents;
}

const BUDGETS = ['equal', 'none', 'less', 'more', 'unspent'] as const;
const ABSENT = { superiorRemittance: 0, business: 0, subordinateSubsidy: 0 };

const fiscalItem = fc.record({
  pick: fc.nat(999),
  basic: amounts,
  project: amounts,
  carried: fc.oneof({ weight: 3, arbitrary: fc.constant(0) }, { weight: 1, arbitrary: amounts }),
  /** Tenths of the means that come from last year. */
  fromLastYear: fc.constantFrom(0, 0, 0, 1, 4, 10),
  budget: fc.constantFrom(...BUDGETS),
});
type FiscalPlan = typeof fiscalItem extends fc.Arbitrary<infer Plan> ? Plan : never;

const otherItem = fc.record({
  pick: fc.nat(999),
  basic: amounts,
  project: amounts,
  superiorRemittance: fc.oneof(fc.constant(0), amounts),
  business: fc.oneof(fc.constant(0), amounts),
  subordinateSubsidy: fc.oneof(fc.constant(0), amounts),
  carried: fc.oneof(fc.constant(0), amounts),
  fromLastYear: fc.constantFrom(0, 0, 2, 10),
  kind: fc.constantFrom(...OTHER_REVENUE),
});
type OtherPlan = typeof otherItem extends fc.Arbitrary<infer Plan> ? Plan : never;

const some = <Value>(item: fc.Arbitrary<Value>, maxLength: number) =>
  fc.oneof(
    { weight: 2, arbitrary: fc.constant([]) },
    { weight: 3, arbitrary: fc.array(item, { minLength: 1, maxLength }) },
  );

export const accountsPlans = fc.record({
  generalPublic: fc.oneof(
    { weight: 1, arbitrary: fc.constant([]) },
    { weight: 12, arbitrary: fc.array(fiscalItem, { minLength: 1, maxLength: 5 }) },
  ),
  governmentFund: some(fiscalItem, 2),
  stateCapital: some(fiscalItem, 2),
  nonFiscal: some(otherItem, 2),
  surplusUsed: fc.oneof(fc.constant(0), amounts),
  surplusDistribution: fc.oneof(fc.constant(0), amounts),
  /** Tenths of an item's 基本支出 that are taken back from projects of earlier years. */
  refund: fc.constantFrom(0, 0, 0, 3),
});
export type AccountsPlan = typeof accountsPlans extends fc.Arbitrary<infer Plan> ? Plan : never;

export interface AccountsScope {
  readonly year: number;
  /** Amounts are whole multiples of this. */
  readonly grain: Cents;
}

export function accountsOf(plan: AccountsPlan, scope: AccountsScope): Accounts {
  const general = withRefund(fiscalItems('generalPublic', plan.generalPublic, scope), plan.refund, scope.grain);
  const fiscal = [
    ...general,
    ...fiscalItems('governmentFund', plan.governmentFund, scope),
    ...fiscalItems('stateCapital', plan.stateCapital, scope),
  ];
  return withOthers(plan, scope, fiscal);
}

function codesOf(fund: FiscalFund, picks: readonly { readonly pick: number }[], year: number): string[] {
  return picked(
    itemCodes(year, fund),
    picks.map(({ pick }) => pick),
  );
}

function fiscalItems(fund: FiscalFund, plans: readonly FiscalPlan[], { year, grain }: AccountsScope): Item[] {
  return codesOf(fund, plans, year).map((code, index) => fiscalItemOf(fund, code, plans[index] as FiscalPlan, grain));
}

function fiscalItemOf(fund: FiscalFund, code: string, plan: FiscalPlan, grain: Cents): Item {
  const unspent = plan.budget === 'unspent';
  const [basic, project] = [unspent ? 0 : plan.basic, unspent ? 0 : plan.project].map((cents) => coarse(cents, grain));
  const spent = { ...ABSENT, basic: basic ?? 0, project: project ?? 0 };
  const closing = coarse(plan.carried, grain);
  const means = total([...Object.values(spent), closing]);
  const opening = tenths(means, plan.fromLastYear, grain);
  const initialBudget = budgetOf(plan, total(Object.values(spent)), grain);
  return { code, fund, spent, opening, closing, revenue: means - opening, kind: 'other', initialBudget };
}

function budgetOf({ budget, basic, project }: FiscalPlan, final: Cents, grain: Cents): Cents {
  if (budget === 'unspent') return coarse(basic + project, grain);
  if (budget === 'none') return 0;
  if (budget === 'equal') return final;
  return budget === 'less' ? tenths(final, 7, grain) : tenths(final, 13, grain);
}

/** An item takes back a part of what projects had drawn in earlier years: its 项目支出 is negative. */
function withRefund(items: readonly Item[], part: number, grain: Cents): Item[] {
  const at = items.findIndex(({ spent }) => spent.basic > 0 && spent.project === 0);
  const others = total(items.map(({ spent }) => spent.project));
  return items.map((item, index) => {
    const refund = index === at ? Math.min(tenths(item.spent.basic, part, grain), tenths(others, part, grain)) : 0;
    if (refund === 0) return item;
    return { ...item, spent: { ...item.spent, project: -refund }, closing: item.closing + refund };
  });
}

/** Non-fiscal money: 使用非财政拨款结余 and 结余分配 belong to its first item. */
function withOthers(plan: AccountsPlan, scope: AccountsScope, fiscal: readonly Item[]): Accounts {
  const plans = plan.nonFiscal;
  const codes = codesOf('generalPublic', plans, scope.year);
  const distribution = codes.length === 0 ? 0 : coarse(plan.surplusDistribution, scope.grain);
  const others = codes.map((code, index) => otherItemOf(code, plans[index] as OtherPlan, scope.grain));
  const [first, ...rest] = others;
  if (first === undefined) return { items: fiscal, surplusUsed: 0, surplusDistribution: 0 };
  const used = Math.min(coarse(plan.surplusUsed, scope.grain), first.revenue);
  const changed = { ...first, revenue: first.revenue + distribution - used };
  return { items: [...fiscal, changed, ...rest], surplusUsed: used, surplusDistribution: distribution };
}

function otherItemOf(code: string, plan: OtherPlan, grain: Cents): Item {
  const { basic, project, superiorRemittance, business, subordinateSubsidy } = plan;
  const exact = { basic, project, superiorRemittance, business, subordinateSubsidy };
  const spent = Object.fromEntries(SPENDING.map((kind) => [kind, coarse(exact[kind], grain)])) as unknown as Spending;
  const closing = coarse(plan.carried, grain);
  const means = total([...Object.values(spent), closing]);
  const opening = tenths(means, plan.fromLastYear, grain);
  return {
    code,
    fund: 'nonFiscal',
    spent,
    opening,
    closing,
    revenue: means - opening,
    kind: plan.kind,
    initialBudget: 0,
  };
}

export function spending({ spent }: Item): Cents {
  return total(Object.values(spent));
}
