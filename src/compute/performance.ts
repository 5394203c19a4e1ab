/** Projects and self-evaluation: execution rates and scores (rules E01–E07). */
import { type Indicator, OTHER_FUND_KINDS, type OverallEvaluation, type Project } from '../model/dossier.ts';
import { type Decimal, decimal, round, ZERO } from '../money/decimal.ts';
import { type ComputeContext, projectPartId } from './context.ts';
import { computeExecution } from './execution.ts';
import { computeOverallFunds } from './overall-funds.ts';
import { type PartContext, part } from './part.ts';

const HUNDRED = decimal(100);

export function computePerformance(context: ComputeContext): void {
  computeProjects(context);
  computeProjectTotals(context);
  computeEvaluatedProjects(context);
  const { projects = [], performance } = context.dossier;
  if (performance?.overall === undefined) return;
  const ids = projects.map(({ id }) => id);
  part(context, 'performance', [performance.overall, ids], computeOverall);
}

function computeProjects(context: ComputeContext): void {
  (context.dossier.projects ?? []).forEach((project, index) => {
    const spent = executedParts(context, project.id);
    part(context, `project ${index + 1}`, [project, index, spent], computeProject);
  });
}

/** @param spentParts figures of what it spent by 科目 */
function computeProject(context: PartContext, project: Project, index: number, spentParts: readonly string[]): void {
  const id = `projects.${project.id}`;
  computeAdjustedBudget(context, project, index);
  const spent = [...spentParts, ...ownExecution(context, project, index)];
  context.book.total({ id: `${id}.executed`, label: `${project.name}全年执行数`, unit: 'yuan' }, spent);
  const form = project.selfEvaluation;
  computeExecution(context, id, project.name);
  if (form === undefined) return;
  const path = ['projects', index, 'selfEvaluation', 'indicators'];
  const scores = form.indicators.map((indicator, n) =>
    computeIndicator(context, indicator, `${id}.indicators.${n + 1}`, [...path, n]),
  );
  context.book.totalIfStated(
    { id: `${id}.indicatorScore`, label: `${project.name}绩效指标得分`, unit: 'score' },
    scores,
  );
  const total = { id: `${id}.totalScore`, label: `${project.name}自评总分`, unit: 'score' as const };
  context.book.totalIfStated(total, [`${id}.executionScore`, `${id}.indicatorScore`]);
  computeTotalWeight(
    context,
    id,
    project.name,
    form.indicators.map((_, n) => `${id}.indicators.${n + 1}.weight`),
  );
  computeFundRows(context, project, index);
}

/** Points of budget execution and of all indicators together (rule E03: 100). */
function computeTotalWeight(context: PartContext, id: string, name: string, weights: readonly string[]): void {
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
function computeFundRows(context: PartContext, project: Project, index: number): void {
  const { book } = context;
  const id = `projects.${project.id}`;
  const path = ['projects', index];
  unstatedOr(context, `${id}.initialBudget`, `${project.name}年初预算`, project.initialBudget, [
    ...path,
    'initialBudget',
  ]);
  for (const [measure, name] of FUND_MEASURES) {
    const others = OTHER_FUND_KINDS.flatMap((kind) => {
      const part = project.selfEvaluation?.funds?.[kind];
      const partPath = [...path, 'selfEvaluation', 'funds', kind, measure];
      const label = `${project.name}${OTHER_FUND_NAMES[kind]}${name}`;
      const figure = unstatedOr(context, `${id}.funds.${kind}.${measure}`, label, part?.[measure], partPath);
      return part === undefined ? [] : [figure];
    });
    const fiscal = {
      id: `${id}.funds.fiscal.${measure}`,
      label: `${project.name}财政资金${name}`,
      unit: 'yuan' as const,
    };
    if (book.allStated([`${id}.${measure}`])) book.difference(fiscal, [`${id}.${measure}`], others);
    else book.derived(fiscal, undefined, `${name}总额未填`, [`${id}.${measure}`]);
  }
  for (const kind of ['fiscal', ...OTHER_FUND_KINDS]) computeFundRate(context, `${id}.funds.${kind}`);
}

/** A leaf that is blank, not zero, where the dossier leaves it out. */
function unstatedOr(
  context: PartContext,
  id: string,
  label: string,
  value: Decimal | undefined,
  path: readonly (string | number)[],
): string {
  const naming = { id, label, unit: 'yuan' as const };
  if (value === undefined) return context.book.derived(naming, undefined, '未填', []);
  return context.book.leaf(naming, value, context.locate(path));
}

function computeFundRate({ book }: PartContext, id: string): void {
  const [part, whole] = [`${id}.executed`, `${id}.adjustedBudget`];
  const naming = { id: `${id}.executionRate`, label: `${book.label(part)}执行率` };
  if (book.allStated([part, whole])) book.ratio(naming, part, whole);
  else book.derived({ ...naming, unit: 'ratio' }, undefined, '未填', [part, whole]);
}

function computeAdjustedBudget(context: PartContext, project: Project, index: number): void {
  const { book } = context;
  const naming = {
    id: `projects.${project.id}.adjustedBudget`,
    label: `${project.name}全年预算数`,
    unit: 'yuan' as const,
  };
  const path = ['projects', index, 'adjustedBudget'];
  const budget = project.adjustedBudget;
  if (!Array.isArray(budget)) {
    book.leaf(naming, budget, context.locate(path));
    return;
  }
  const parts = budget.map((part, n) => {
    const label = `${naming.label}（${part.source}）`;
    const source = context.locate([...path, n, 'amount']);
    return book.leaf({ id: `${naming.id}.${n + 1}`, label, unit: 'yuan' }, part.amount, source);
  });
  book.total(naming, parts);
}

/** What a project has spent, where the dossier gives it with the project and not by 科目. */
function ownExecution(context: PartContext, project: Project, index: number): string[] {
  if (project.executed === undefined) return [];
  const naming = { id: `projects.${project.id}.executed.own`, label: `${project.name}支出`, unit: 'yuan' as const };
  return [context.book.leaf(naming, project.executed, context.locate(['projects', index, 'executed']))];
}

/** The parts of expenditure rows that belong to a project. */
function executedParts({ dossier }: ComputeContext, projectId: string): string[] {
  return dossier.expenditure.flatMap((row) => {
    const parts = Array.isArray(row.project) ? row.project : [];
    return parts.flatMap(({ project }, n) => (project === projectId ? projectPartId(row, n) : []));
  });
}

/** 正向 weight × B/A, 反向 weight × A/B, both within 0 … weight (E05); 定性 weight × the awarded share (E06). */
function computeIndicator(
  context: PartContext,
  indicator: Indicator,
  id: string,
  path: readonly (string | number)[],
): string {
  const { book, scoring } = context;
  const leaf = (key: string, label: string, value: Decimal | undefined) =>
    value === undefined
      ? []
      : [
          book.leaf(
            { id: `${id}.${key}`, label: `${indicator.name}${label}`, unit: 'quantity' },
            value,
            context.locate([...path, key]),
          ),
        ];
  const inputs = [
    ...leaf('weight', '权重', indicator.weight),
    ...leaf('target', '目标值', indicator.target.value),
    ...leaf('actual', '完成值', indicator.actual?.value),
    ...leaf('percent', '得分比例（%）', indicator.percent),
    ...leaf('completion', '完成率（%）', indicator.completion),
  ];
  const raw = rawScore(indicator);
  computeCompletion(context, indicator, id, raw);
  const score = raw && round(raw, scoring.decimals, scoring.rounding);
  const naming = { id: `${id}.score`, label: `${indicator.name}得分`, unit: 'score' as const };
  return book.derived(naming, score, INDICATOR_FORMULAS[indicator.method], inputs);
}

/** 完成率: of a 定量 indicator the share of the weight it earned, of a 定性 one what the unit states. */
function computeCompletion({ book }: PartContext, indicator: Indicator, id: string, raw: Decimal | undefined): void {
  const { method, weight, completion } = indicator;
  const naming = { id: `${id}.completionRate`, label: `${indicator.name}完成率`, unit: 'ratio' as const };
  if (method === 'qualitative') {
    book.derived(naming, completion?.div(HUNDRED), '单位评定', completion === undefined ? [] : [`${id}.completion`]);
    return;
  }
  const rate = weight.isZero() ? undefined : raw?.div(weight);
  const inputs = ['target', 'actual'].map((key) => `${id}.${key}`).filter((input) => book.has(input));
  book.derived(naming, rate, COMPLETION_FORMULAS[method], inputs);
}

const COMPLETION_FORMULAS = {
  positive: '完成值 ÷ 目标值，不超过100%',
  negative: '目标值 ÷ 完成值，不超过100%',
} as const;

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

/** All projects together (rule C22). */
function computeProjectTotals({ book, dossier }: ComputeContext): void {
  const projects = (dossier.projects ?? []).map((project) => `projects.${project.id}`);
  const ids = (measure: string) => projects.map((id) => `${id}.${measure}`);
  const count = decimal(projects.length);
  book.derived({ id: 'projects.count', label: '项目数', unit: 'count' }, count, '项目个数', ids('executed'));
  book.total({ id: 'projects.totalBudget', label: '全部项目全年预算数', unit: 'yuan' }, ids('adjustedBudget'));
  book.total({ id: 'projects.totalExecuted', label: '全部项目全年执行数', unit: 'yuan' }, ids('executed'));
  const rate = { id: 'projects.totalRate', label: '全部项目预算执行率' };
  book.ratio(rate, 'projects.totalExecuted', 'projects.totalBudget');
}

/** Number and money of the self-evaluated projects of the general public budget (rules C22, E15). */
function computeEvaluatedProjects(context: ComputeContext): void {
  const { book, dossier } = context;
  const evaluated = (dossier.projects ?? []).filter((project) => project.selfEvaluation !== undefined);
  const parts = evaluated.flatMap((project) =>
    (book.get(`projects.${project.id}.executed`)?.inputs ?? []).filter((id) => id.includes('.executed.generalPublic.')),
  );
  const ids = evaluated.map((project) => `projects.${project.id}`);
  const count = decimal(evaluated.length);
  book.derived(
    { id: 'projects.evaluated', label: '自评项目数', unit: 'count' },
    count,
    '开展自评的项目个数',
    ids.map((id) => `${id}.executed`),
  );
  book.total({ id: 'projects.evaluated.executed', label: '自评项目一般公共预算项目支出', unit: 'yuan' }, parts);
  const share = { id: 'projects.evaluated.share', label: '自评资金占一般公共预算项目支出总额' };
  book.ratio(share, 'projects.evaluated.executed', 'generalPublic.all.project');
}

/** 部门整体: budget = basic + all projects; executed = 本年支出合计 (E17). */
function computeOverall(context: PartContext, overall: OverallEvaluation, projects: readonly string[]): void {
  const { book } = context;
  const id = 'performance.overall';
  const path = ['performance', 'overall'];
  book.leaf(
    { id: `${id}.departments`, label: '开展整体自评的部门（单位）数', unit: 'count' },
    overall.departments,
    context.locate([...path, 'departments']),
  );
  if (overall.funds === undefined) computeOverallMoney(context, id, overall.basicBudget, projects);
  else computeOverallFunds(context, id, overall.funds);
  computeExecution(context, id, '部门整体支出');
  const goals = overall.goals.map((goal, g) => {
    const goalId = `${id}.goals.${g + 1}`;
    const scores = goal.indicators.map((indicator, n) =>
      computeIndicator(context, indicator, `${goalId}.indicators.${n + 1}`, [...path, 'goals', g, 'indicators', n]),
    );
    const weight = { id: `${goalId}.weight`, label: `年度目标${g + 1}分值`, unit: 'score' as const };
    if (goal.weight === undefined)
      book.total(
        weight,
        goal.indicators.map((_, n) => `${goalId}.indicators.${n + 1}.weight`),
      );
    else book.leaf(weight, goal.weight, context.locate([...path, 'goals', g, 'weight']));
    return book.totalIfStated({ id: `${goalId}.score`, label: `年度目标${g + 1}得分`, unit: 'score' }, scores);
  });
  computeTotalWeight(
    context,
    id,
    '部门整体支出',
    overall.goals.map((_, g) => `${id}.goals.${g + 1}.weight`),
  );
  book.totalIfStated({ id: `${id}.goalScore`, label: '年度绩效目标得分', unit: 'score' }, goals);
  const total = { id: `${id}.totalScore`, label: '部门整体绩效自评总分', unit: 'score' as const };
  book.totalIfStated(total, [`${id}.executionScore`, `${id}.goalScore`]);
}

/** Budget = basic + all projects; executed = 本年支出合计. */
function computeOverallMoney(
  context: PartContext,
  id: string,
  basicBudget: Decimal | undefined,
  projects: readonly string[],
): void {
  const { book } = context;
  const basic = { id: `${id}.basicBudget`, label: '基本支出全年预算数', unit: 'yuan' as const };
  const source = context.locate(['performance', 'overall', 'basicBudget']);
  book.leaf(basic, basicBudget, source);
  const budgets = projects.map((project) => `projects.${project}.adjustedBudget`);
  book.total({ id: `${id}.adjustedBudget`, label: '部门整体支出全年预算数', unit: 'yuan' }, [basic.id, ...budgets]);
  book.total({ id: `${id}.executed`, label: '部门整体支出全年执行数', unit: 'yuan' }, ['expenditure.all.total']);
}
