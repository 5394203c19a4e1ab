/** 部门整体绩效自评: by 基本支出 and projects, or by kinds of expenditure. */
import fc from 'fast-check';
import { type AmountUnit, type Cents, tenths, total, written } from './cents.ts';
import { type IndicatorScope, indicatorPlans, indicatorsOf, isShort } from './indicators.ts';

export const overallPlans = fc.record({
  wanted: fc.boolean(),
  more: fc.constantFrom(0, 0, 1, 5),
  personnel: fc.constantFrom(0, 6, 10),
  key: fc.constantFrom(0, 5, 10),
  initial: fc.constantFrom(0, 8, 10),
  several: fc.boolean(),
  first: indicatorPlans,
  second: indicatorPlans,
});
export type OverallPlan = typeof overallPlans extends fc.Arbitrary<infer Plan> ? Plan : never;

export interface OverallScope {
  readonly unit: AmountUnit;
  readonly grain: Cents;
  readonly unitName: string;
  readonly scoring: Pick<IndicatorScope, 'points' | 'bands'>;
  readonly basic: Cents;
  /** Executed, without 基本支出. */
  readonly rest: Cents;
  readonly projectBudget: Cents;
  readonly projectExecuted: Cents;
}

/** By 基本支出 and projects: what no project has spent is in the budget of the former. */
export function overallByProjects(plan: OverallPlan, scope: OverallScope) {
  const own = scope.basic + scope.rest - scope.projectExecuted;
  const basicBudget = own + tenths(own, plan.more, scope.grain);
  const money = { executed: scope.basic + scope.rest, budget: basicBudget + scope.projectBudget };
  return {
    ...shared(plan, scope, money, 'departments'),
    basicBudget: written(basicBudget, scope.unit),
    departments: '1',
  };
}

/** By kinds of expenditure; without projects the budget of 项目支出 is what was spent. */
export function overallByFunds(plan: OverallPlan, scope: OverallScope) {
  const { unit, grain, basic, rest } = scope;
  const spent = { personnel: tenths(basic, plan.personnel, grain), key: tenths(rest, plan.key, grain) };
  const budgets = {
    personnel: spent.personnel + tenths(spent.personnel, plan.more, grain),
    key: tenths(scope.projectBudget, plan.key, grain),
  };
  const row = (adjusted: Cents, executed: Cents) => ({
    initialBudget: written(tenths(adjusted, plan.initial, grain), unit),
    adjustedBudget: written(adjusted, unit),
    executed: written(executed, unit),
  });
  const operating = basic - spent.personnel;
  const money = { executed: basic + rest, budget: budgets.personnel + operating + scope.projectBudget };
  const funds = {
    personnel: row(budgets.personnel, spent.personnel),
    operating: row(operating, operating),
    generalProject: row(scope.projectBudget - budgets.key, rest - spent.key),
    keyProject: row(budgets.key, spent.key),
  };
  return { json: { ...shared(plan, scope, money, 'funds'), funds }, total: money };
}

function shared(plan: OverallPlan, scope: OverallScope, money: { executed: Cents; budget: Cents }, key: string) {
  const missed = money.executed * 10 < money.budget * 6;
  const low = money.executed * 10 < money.budget * 9;
  const goals = goalsOf(plan, scope, missed);
  const short = low || goals.some(({ indicators }) => indicators.some(isShort));
  return {
    departmentName: scope.unitName,
    goals,
    ...(short && key !== 'funds' ? { deviation: 'annex/deviation.md' } : {}),
    ...(key === 'funds' ? {} : { improvement: 'annex/improvement.md' }),
  };
}

function goalsOf(plan: OverallPlan, { scoring }: OverallScope, missed: boolean) {
  const goal = (text: string, plans: OverallPlan['first'], points: number, about: string, miss: boolean) => ({
    text,
    result: '按计划推进',
    weight: String(points),
    indicators: indicatorsOf(plans, { points, bands: scoring.bands, about, missed: miss }),
  });
  if (!plan.several) return [goal('做好档案工作', plan.first, scoring.points, '档案整理', missed)];
  const half = scoring.points / 2;
  return [
    goal('做好档案整理', plan.first, half, '档案整理', missed),
    goal('做好档案利用', plan.second, scoring.points - half, '档案利用', missed),
  ];
}

export function sumOf(list: readonly { readonly budget: Cents; readonly executed: Cents }[]) {
  return { budget: total(list.map(({ budget }) => budget)), executed: total(list.map(({ executed }) => executed)) };
}
