/** Projects: what they spent of the items, their budgets, and their self-evaluation. */
import fc from 'fast-check';
import type { Item } from './accounts.ts';
import { type AmountUnit, type Cents, coarse, total, written } from './cents.ts';
import { type IndicatorScope, indicatorPlans, indicatorsOf, isShort } from './indicators.ts';

const projectPlan = fc.record({
  /** Budget as against what was spent. */
  budget: fc.constantFrom('equal', 'equal', 'slightly more', 'more', 'twice', 'unspent'),
  initial: fc.constantFrom('equal', 'other', 'absent'),
  split: fc.boolean(),
  use: fc.boolean(),
  outcome: fc.boolean(),
  evaluated: fc.boolean(),
  otherMoney: fc.boolean(),
  indicators: indicatorPlans,
});

export const projectsPlans = fc.record({
  list: fc.array(projectPlan, { maxLength: 3 }),
  /** An item's 项目支出 is told by project, of the first or of two. */
  attach: fc.boolean(),
  shared: fc.boolean(),
});
export type ProjectsPlan = typeof projectsPlans extends fc.Arbitrary<infer Plan> ? Plan : never;
type ProjectPlan = ProjectsPlan['list'][number];

const NAMES = [
  { id: 'records', name: '档案数字化加工', about: '档案数字化' },
  { id: 'repair', name: '办公楼维修改造', about: '维修改造' },
  { id: 'network', name: '业务信息系统运行维护', about: '系统运维' },
] as const;

export interface ProjectsScope {
  readonly unit: AmountUnit;
  readonly grain: Cents;
  readonly unitName: string;
  /** Points of the indicators and bands of grades; none where the place evaluates no projects by itself. */
  readonly scoring?: Pick<IndicatorScope, 'points' | 'bands'> | undefined;
  /** Every project is evaluated. */
  readonly all: boolean;
  /** The rows say what a project spent; otherwise the project does. */
  readonly spentInRows: boolean;
}

/** A project in 分 with its JSON. */
export interface Project {
  readonly json: object;
  readonly budget: Cents;
  readonly executed: Cents;
  readonly files: Readonly<Record<string, string>>;
}

/** Which project has spent how much of an item: code and fund → parts. */
export type Parts = ReadonlyMap<Item, readonly { readonly project: string; readonly cents: Cents }[]>;

export function partsOf(plan: ProjectsPlan, items: readonly Item[]): Parts {
  const ids = NAMES.slice(0, plan.list.length).map(({ id }) => id);
  if (ids.length === 0 || !plan.attach) return new Map();
  const spent = items.filter((item) => item.spent.project > 0);
  return new Map(spent.map((item, index) => [item, partsOfItem(plan, ids, item, index)]));
}

function partsOfItem({ shared }: ProjectsPlan, ids: readonly string[], { spent }: Item, index: number) {
  const first = ids[index % ids.length] ?? '';
  const second = ids[(index + 1) % ids.length] ?? '';
  const cents = spent.project;
  if (!shared || first === second || cents < 2_000_000) return [{ project: first, cents }];
  const half = 1_000_000 * Math.floor(cents / 2_000_000);
  return [
    { project: first, cents: cents - half },
    { project: second, cents: half },
  ];
}

/** @param own what each project spent where the rows do not say it */
export function projectsOf(plan: ProjectsPlan, parts: Parts, own: readonly Cents[], scope: ProjectsScope): Project[] {
  return plan.list.map((one, index) => {
    const { id } = NAMES[index] ?? NAMES[0];
    const ofRows = total([...parts.values()].flat().map((part) => (part.project === id ? part.cents : 0)));
    return projectOf(one, index, scope.spentInRows ? ofRows : (own[index] ?? 0), scope);
  });
}

function budgetOf({ budget }: ProjectPlan, executed: Cents, grain: Cents): Cents {
  if (budget === 'equal') return executed;
  if (budget === 'unspent') return executed + 5_000_000;
  const factor = { 'slightly more': 1.04, more: 1.3, twice: 2.2 }[budget];
  return coarse(Math.ceil(executed * factor), grain);
}

function projectOf(plan: ProjectPlan, index: number, executed: Cents, scope: ProjectsScope): Project {
  const { id, name } = NAMES[index] ?? NAMES[0];
  const { unit } = scope;
  const exact = budgetOf(plan, executed, scope.grain);
  const budget = exact < executed ? executed : exact;
  const low = executed * 10 < budget * 9;
  const files: Record<string, string> = {};
  const file = (key: string, text: string) => {
    files[`projects/${id}-${key}.md`] = text;
    return { [key]: `projects/${id}-${key}.md` };
  };
  const half = Math.floor(budget / 2 / 1_000_000) * 1_000_000;
  const sources = [
    { source: '中央', amount: written(budget - half, unit) },
    { source: '区级', amount: written(half, unit) },
  ];
  const evaluated = scope.scoring !== undefined && (scope.all || plan.evaluated);
  const json = {
    id,
    name,
    ...initialOf(plan, budget, scope),
    adjustedBudget: plan.split && half > 0 ? sources : written(budget, unit),
    ...(scope.spentInRows ? {} : { executed: written(executed, unit) }),
    ...(plan.use ? file('use', '主要用于购买服务和设备，保障日常工作。') : {}),
    ...(plan.outcome ? file('outcome', low ? LOW_OUTCOME : '项目按计划完成，取得了预期效果。') : {}),
    ...(evaluated ? { selfEvaluation: evaluationOf(plan, index, { budget, executed, low, ...scope }, file) } : {}),
  };
  return { json, budget, executed, files };
}

const LOW_OUTCOME = '主要产出按计划完成。执行率较低的原因是合同跨年执行，尾款结转下年支付。';

function initialOf({ initial }: ProjectPlan, budget: Cents, { unit, grain }: ProjectsScope) {
  if (initial === 'absent') return {};
  return { initialBudget: written(initial === 'equal' ? budget : coarse(Math.floor(budget * 0.6), grain), unit) };
}

interface Evaluated extends ProjectsScope {
  readonly budget: Cents;
  readonly executed: Cents;
  readonly low: boolean;
}

function evaluationOf(
  plan: ProjectPlan,
  index: number,
  scope: Evaluated,
  file: (key: string, text: string) => Record<string, string>,
) {
  const { name, about } = NAMES[index] ?? NAMES[0];
  const { budget, executed, low, unitName, scoring } = scope;
  const missed = executed * 10 < budget * 6;
  const none = { initialBudget: '0', adjustedBudget: '0', executed: '0' };
  const indicators = indicatorsOf(plan.indicators, {
    points: scoring?.points ?? 0,
    bands: scoring?.bands ?? { achieved: [80, 100], partly: [60, 80], missed: [0, 60] },
    about,
    missed,
  });
  return {
    title: `“${name}”项目自评表`,
    supervisor: unitName,
    implementer: unitName,
    category: ['部门预算项目'],
    attribute: ['持续性项目'],
    type: ['常年性项目'],
    ...file('goal', `完成${about}年度任务。`),
    ...(plan.otherMoney ? { funds: { specialAccount: none, unit: none } } : {}),
    executionNote: low ? '合同跨年执行，年中调整预算，尾款结转下年支付' : '年中按进度调整预算',
    indicators,
    ...(low || indicators.some(isShort)
      ? file('deviation', '前期准备工作较晚，部分合同跨年执行，尾款结转下年支付。')
      : {}),
    ...file('improvement', '加快合同执行进度，自评结果作为下年安排预算的依据。'),
  };
}
