/** Projects and self-evaluation: execution rates and scores (rules E01–E07). */
import { type Indicator, OTHER_FUND_KINDS, type Project } from '../model/dossier.ts';
import { type Decimal, decimal, round, ZERO } from '../money/decimal.ts';
import { type ComputeContext, yuan } from './context.ts';

const HUNDRED = decimal(100);

export function computePerformance(context: ComputeContext): void {
  computeProjects(context);
  computeEvaluatedProjects(context);
  computeOverall(context);
}

function computeProjects(context: ComputeContext): void {
  (context.dossier.projects ?? []).forEach((project, index) => {
    const id = `projects.${project.id}`;
    computeAdjustedBudget(context, index);
    const spent = executedParts(context, project.id);
    context.book.total({ id: `${id}.executed`, label: `${project.name}全年执行数`, unit: 'yuan' }, spent);
    const form = project.selfEvaluation;
    computeExecution(context, id, project.name);
    if (form === undefined) return;
    const path = ['projects', index, 'selfEvaluation', 'indicators'];
    const scores = form.indicators.map((indicator, n) =>
      computeIndicator(context, indicator, `${id}.indicators.${n + 1}`, [...path, n]),
    );
    context.book.totalIfStated({ id: `${id}.indicatorScore`, label: `${project.name}绩效指标得分`, unit: 'score' }, scores);
    const total = { id: `${id}.totalScore`, label: `${project.name}自评总分`, unit: 'score' as const };
    context.book.totalIfStated(total, [`${id}.executionScore`, `${id}.indicatorScore`]);
    computeTotalWeight(context, id, project.name, form.indicators.map((_, n) => `${id}.indicators.${n + 1}.weight`));
    computeFundRows(context, project, index);
  });
}

/** Points of budget execution and of all indicators together (rule E03: 100). */
function computeTotalWeight(context: ComputeContext, id: string, name: string, weights: readonly string[]): void {
  const { book, scoring } = context;
  const execution = { id: `${id}.executionWeight`, label: `${name}预算执行分值`, unit: 'score' as const };
  book.leaf(execution, decimal(scoring.executionWeight));
  book.total({ id: `${id}.totalWeight`, label: `${name}分值合计`, unit: 'score' }, [execution.id, ...weights]);
}

const FUND_MEASURES = [
  ['initialBudget', '年初预算'],
  ['adjustedBudget', '调整后预算数'],
  ['executed', '预算执行数'],
] as const;

const OTHER_FUND_NAMES = { specialAccount: '财政专户管理资金', unit: '单位资金', other: '其他资金' } as const;

/** Rows of a self-evaluation by kind of money: 总额 = 财政资金 + 财政专户管理资金 + 单位资金 + 其他资金 (rule E14). */
function computeFundRows(context: ComputeContext, project: Project, index: number): void {
  const { book } = context;
  const id = `projects.${project.id}`;
  const path = ['projects', index];
  unstatedOr(context, `${id}.initialBudget`, `${project.name}年初预算`, project.initialBudget, [...path, 'initialBudget']);
  for (const [measure, name] of FUND_MEASURES) {
    const others = OTHER_FUND_KINDS.flatMap((kind) => {
      const part = project.selfEvaluation?.funds?.[kind];
      const partPath = [...path, 'selfEvaluation', 'funds', kind, measure];
      const label = `${project.name}${OTHER_FUND_NAMES[kind]}${name}`;
      const figure = unstatedOr(context, `${id}.funds.${kind}.${measure}`, label, part?.[measure], partPath);
      return part === undefined ? [] : [figure];
    });
    const fiscal = { id: `${id}.funds.fiscal.${measure}`, label: `${project.name}财政资金${name}`, unit: 'yuan' as const };
    if (book.allStated([`${id}.${measure}`])) book.difference(fiscal, [`${id}.${measure}`], others);
    else book.derived(fiscal, undefined, `${name}总额未填`, [`${id}.${measure}`]);
  }
  for (const kind of ['fiscal', ...OTHER_FUND_KINDS]) computeFundRate(context, `${id}.funds.${kind}`);
}

/** A leaf that is blank, not zero, where the dossier leaves it out. */
function unstatedOr(
  context: ComputeContext,
  id: string,
  label: string,
  value: Decimal | undefined,
  path: readonly (string | number)[],
): string {
  const naming = { id, label, unit: 'yuan' as const };
  if (value === undefined) return context.book.derived(naming, undefined, '未填', []);
  return context.book.leaf(naming, yuan(context, value), context.locate(path));
}

function computeFundRate({ book }: ComputeContext, id: string): void {
  const [part, whole] = [`${id}.executed`, `${id}.adjustedBudget`];
  const naming = { id: `${id}.executionRate`, label: `${book.label(part)}执行率` };
  if (book.allStated([part, whole])) book.ratio(naming, part, whole);
  else book.derived({ ...naming, unit: 'ratio' }, undefined, '未填', [part, whole]);
}

function computeAdjustedBudget(context: ComputeContext, index: number): void {
  const project = context.dossier.projects?.[index];
  if (project === undefined) return;
  const { book } = context;
  const naming = { id: `projects.${project.id}.adjustedBudget`, label: `${project.name}全年预算数`, unit: 'yuan' as const };
  const path = ['projects', index, 'adjustedBudget'];
  const budget = project.adjustedBudget;
  if (!Array.isArray(budget)) {
    book.leaf(naming, yuan(context, budget), context.locate(path));
    return;
  }
  const parts = budget.map((part, n) => {
    const label = `${naming.label}（${part.source}）`;
    const source = context.locate([...path, n, 'amount']);
    return book.leaf({ id: `${naming.id}.${n + 1}`, label, unit: 'yuan' }, yuan(context, part.amount), source);
  });
  book.total(naming, parts);
}

/** The expenditure leaves that belong to a project, each entered as a figure of its own. */
function executedParts(context: ComputeContext, projectId: string): string[] {
  return context.dossier.expenditure.flatMap((row, index) => {
    if (!Array.isArray(row.project)) return [];
    return row.project.flatMap((part, n) => {
      if (part.project !== projectId) return [];
      const id = `projects.${projectId}.executed.${row.fund}.${row.code}.${n + 1}`;
      const name = context.classification.functional.get(row.code)?.name ?? row.code;
      const source = context.locate(['expenditure', index, 'project', n, 'amount']);
      return [context.book.leaf({ id, label: `${name}项目支出`, unit: 'yuan' }, yuan(context, part.amount), source)];
    });
  });
}

/** Rate = executed ÷ adjusted budget (E01: none for 0/0); score = weight × min(rate, 1), rounded once (E02). */
function computeExecution(context: ComputeContext, id: string, name: string): void {
  const { book, scoring } = context;
  const budget = `${id}.adjustedBudget`;
  const executed = `${id}.executed`;
  book.difference({ id: `${id}.unexecuted`, label: `${name}未执行数`, unit: 'yuan' }, [budget], [executed]);
  book.ratio({ id: `${id}.executionRate`, label: `${name}预算执行率` }, executed, budget);
  const rate = book.set.get(`${id}.executionRate`)?.value;
  const weight = decimal(scoring.executionWeight);
  const capped = rate === undefined ? undefined : rate.greaterThan(1) ? decimal(1) : rate;
  const score = capped === undefined ? ZERO : round(weight.times(capped), scoring.decimals, scoring.rounding);
  const naming = { id: `${id}.executionScore`, label: `${name}预算执行得分`, unit: 'score' as const };
  book.derived(naming, score, `${scoring.executionWeight} × 执行率（不超过${scoring.executionWeight}分）`, [`${id}.executionRate`]);
}

/** 正向 weight × B/A, 反向 weight × A/B, both within 0 … weight (E05); 定性 weight × the awarded share (E06). */
function computeIndicator(
  context: ComputeContext,
  indicator: Indicator,
  id: string,
  path: readonly (string | number)[],
): string {
  const { book, scoring } = context;
  const leaf = (key: string, label: string, value: Decimal | undefined) =>
    value === undefined
      ? []
      : [book.leaf({ id: `${id}.${key}`, label: `${indicator.name}${label}`, unit: 'quantity' }, value, context.locate([...path, key]))];
  const inputs = [
    ...leaf('weight', '权重', indicator.weight),
    ...leaf('target', '目标值', indicator.target.value),
    ...leaf('actual', '完成值', indicator.actual?.value),
    ...leaf('percent', '得分比例（%）', indicator.percent),
  ];
  const raw = rawScore(indicator);
  const score = raw && round(raw, scoring.decimals, scoring.rounding);
  const naming = { id: `${id}.score`, label: `${indicator.name}得分`, unit: 'score' as const };
  return book.derived(naming, score, INDICATOR_FORMULAS[indicator.method], inputs);
}

const INDICATOR_FORMULAS = {
  positive: '权重 × 完成值 ÷ 目标值，不超过权重',
  negative: '权重 × 目标值 ÷ 完成值，不超过权重',
  qualitative: '权重 × 得分比例',
} as const;

/** Undefined while nothing is filled in that could be judged (rule E09). */
function rawScore(indicator: Indicator): Decimal | undefined {
  const { weight, method } = indicator;
  if (indicator.actual === undefined) return undefined;
  if (method === 'qualitative') return weight.times(indicator.percent ?? ZERO).div(HUNDRED);
  const target = indicator.target.value ?? ZERO;
  const actual = indicator.actual.value ?? ZERO;
  const [part, whole] = method === 'positive' ? [actual, target] : [target, actual];
  if (whole.isZero()) return weight;
  const score = weight.times(part).div(whole);
  if (score.isNegative()) return ZERO;
  return score.greaterThan(weight) ? weight : score;
}

/** Number and money of the self-evaluated projects of the general public budget (rules C22, E15). */
function computeEvaluatedProjects(context: ComputeContext): void {
  const { book, dossier } = context;
  const evaluated = (dossier.projects ?? []).filter((project) => project.selfEvaluation !== undefined);
  const parts = evaluated.flatMap((project) =>
    (book.set.get(`projects.${project.id}.executed`)?.inputs ?? []).filter((id) => id.includes('.executed.generalPublic.')),
  );
  const ids = evaluated.map((project) => `projects.${project.id}`);
  const count = decimal(evaluated.length);
  book.derived({ id: 'projects.evaluated', label: '自评项目数', unit: 'count' }, count, '开展自评的项目个数', ids.map((id) => `${id}.executed`));
  book.total({ id: 'projects.evaluated.executed', label: '自评项目一般公共预算项目支出', unit: 'yuan' }, parts);
  const share = { id: 'projects.evaluated.share', label: '自评资金占一般公共预算项目支出总额' };
  book.ratio(share, 'projects.evaluated.executed', 'generalPublic.all.project');
}

/** 部门整体: budget = basic + all projects; executed = 本年支出合计 (E17). */
function computeOverall(context: ComputeContext): void {
  const { book, dossier } = context;
  const overall = dossier.performance?.overall;
  if (overall === undefined) return;
  const id = 'performance.overall';
  const path = ['performance', 'overall'];
  book.leaf({ id: `${id}.departments`, label: '开展整体自评的部门（单位）数', unit: 'count' }, overall.departments, context.locate([...path, 'departments']));
  const basic = { id: `${id}.basicBudget`, label: '基本支出全年预算数', unit: 'yuan' as const };
  book.leaf(basic, yuan(context, overall.basicBudget), context.locate([...path, 'basicBudget']));
  const budgets = (dossier.projects ?? []).map((project) => `projects.${project.id}.adjustedBudget`);
  book.total({ id: `${id}.adjustedBudget`, label: '部门整体支出全年预算数', unit: 'yuan' }, [basic.id, ...budgets]);
  book.total({ id: `${id}.executed`, label: '部门整体支出全年执行数', unit: 'yuan' }, ['expenditure.all.total']);
  computeExecution(context, id, '部门整体支出');
  const goals = overall.goals.map((goal, g) => {
    const goalId = `${id}.goals.${g + 1}`;
    const scores = goal.indicators.map((indicator, n) =>
      computeIndicator(context, indicator, `${goalId}.indicators.${n + 1}`, [...path, 'goals', g, 'indicators', n]),
    );
    book.leaf({ id: `${goalId}.weight`, label: `年度目标${g + 1}分值`, unit: 'score' }, goal.weight, context.locate([...path, 'goals', g, 'weight']));
    return book.total({ id: `${goalId}.score`, label: `年度目标${g + 1}得分`, unit: 'score' }, scores);
  });
  book.total({ id: `${id}.goalScore`, label: '年度绩效目标得分', unit: 'score' }, goals);
  book.total({ id: `${id}.totalScore`, label: '部门整体绩效自评总分', unit: 'score' }, [`${id}.executionScore`, `${id}.goalScore`]);
}
