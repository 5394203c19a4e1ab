/** Indicators that stand in the overall form and in projects' forms: their targets agree (rule E18). */
import type { Finding } from '../../../diagnostics/finding.ts';
import { type Decimal, sum } from '../../../money/decimal.ts';
import type { ReportRuleContext } from '../report-rule.ts';
import { evaluationForms, type PlacedIndicator } from './evaluation-form.ts';
import { valueText } from './value-text.ts';

/**
 * Absolute targets of the overall form are one project's or the projects' sum; relative ones lie between those of the
 * projects (the forms' note: 绝对值直接累加计算，相对值按照资金额度加权平均计算).
 */
export function sharedIndicators(context: ReportRuleContext): Finding[] {
  const forms = evaluationForms(context);
  const inProjects = forms.filter(({ project }) => project !== undefined).flatMap(({ indicators }) => indicators);
  const overall = forms.filter(({ project }) => project === undefined).flatMap(({ indicators }) => indicators);
  return overall.flatMap((one) => {
    const same = inProjects.filter(({ indicator }) => isSame(one, indicator));
    return same.length === 0 || agrees(one, same) ? [] : [differing(one, same, context)];
  });
}

function isSame({ indicator }: PlacedIndicator, { name, target }: PlacedIndicator['indicator']): boolean {
  const comparable = indicator.target.value !== undefined && target.value !== undefined;
  return comparable && indicator.name === name && indicator.target.unit === target.unit;
}

function agrees({ indicator }: PlacedIndicator, same: readonly PlacedIndicator[]): boolean {
  const own = indicator.target.value;
  const others = same.flatMap(({ indicator: { target } }) => target.value ?? []);
  if (own === undefined || others.some((value) => value.equals(own))) return true;
  return indicator.target.unit === '%' ? isBetween(own, others) : sum(others).equals(own);
}

function isBetween(value: Decimal, others: readonly Decimal[]): boolean {
  return others.some((other) => other.lessThan(value)) && others.some((other) => other.greaterThan(value));
}

function differing(one: PlacedIndicator, same: readonly PlacedIndicator[], { locate }: ReportRuleContext): Finding {
  const own = valueText(one.indicator.target);
  const others = [...new Set(same.map(({ indicator }) => valueText(indicator.target)))].join('、');
  return {
    rule: 'E18',
    severity: 'warning',
    message: `指标“${one.indicator.name}”的目标值不一致：整体自评表为 ${own}，项目自评表为 ${others}，请核实`,
    place: locate([...one.path, 'target']),
    actual: own,
    expected: others,
    hint: '同一指标用同一目标值；按项目累加的，等于各项目之和；内容不同的，换一个指标名称',
    related: same.map(({ path }) => locate([...path, 'target'])),
  };
}
