/** Indicators that stand in the overall form and in projects' forms: their targets and results agree (rule E18). */

import type { IndicatorValue } from '../../model/dossier.ts';
import { type Decimal, sum } from '../../money/decimal.ts';
import type { Accounts } from '../engine/needs.ts';
import type { Fault } from '../engine/rule.ts';
import { evaluationForms, type PlacedIndicator } from './evaluation-form.ts';
import { valueText } from './value-text.ts';

const MEASURES = { target: '目标值', actual: '完成值' } as const;
type Measure = keyof typeof MEASURES;

/**
 * Absolute values of the overall form are one project's, the projects' sum, or between them; relative ones lie between those of the
 * projects (the forms' note: 绝对值直接累加计算，相对值按照资金额度加权平均计算).
 */
export function sharedIndicators(on: Pick<Accounts, 'dossier'>): Fault[] {
  const forms = evaluationForms(on);
  const inProjects = forms.filter(({ project }) => project !== undefined).flatMap(({ indicators }) => indicators);
  const overall = forms.filter(({ project }) => project === undefined).flatMap(({ indicators }) => indicators);
  return overall.flatMap((one) => {
    const named = inProjects.filter(({ indicator }) => indicator.name === one.indicator.name);
    return (['target', 'actual'] as const).flatMap((measure) => {
      const same = named.filter(({ indicator }) => isComparable(one.indicator[measure], indicator[measure]));
      return same.length === 0 || agrees(one, same, measure) ? [] : [differing(one, same, measure)];
    });
  });
}

function isComparable(one: IndicatorValue | undefined, other: IndicatorValue | undefined): boolean {
  return one?.value !== undefined && other?.value !== undefined && one.unit === other.unit;
}

function agrees({ indicator }: PlacedIndicator, same: readonly PlacedIndicator[], measure: Measure): boolean {
  const own = indicator[measure]?.value;
  const others = same.flatMap((other) => other.indicator[measure]?.value ?? []);
  if (own === undefined || others.some((value) => value.equals(own))) return true;
  return indicator[measure]?.unit === '%' ? isBetween(own, others) : isSumOrLess(own, others);
}

/** What two projects do together is counted once in the whole: more than any of them, no more than all. */
function isSumOrLess(value: Decimal, others: readonly Decimal[]): boolean {
  return value.lessThanOrEqualTo(sum(others)) && others.every((other) => other.lessThanOrEqualTo(value));
}

function isBetween(value: Decimal, others: readonly Decimal[]): boolean {
  return others.some((other) => other.lessThan(value)) && others.some((other) => other.greaterThan(value));
}

function differing(one: PlacedIndicator, same: readonly PlacedIndicator[], measure: Measure): Fault {
  const textOf = ({ indicator }: PlacedIndicator) => valueText(indicator[measure] ?? {});
  const own = textOf(one);
  const others = [...new Set(same.map(textOf))].join('、');
  return {
    severity: 'warning',
    message: `指标“${one.indicator.name}”的${MEASURES[measure]}不一致：整体自评表为 ${own}，项目自评表为 ${others}，请核实`,
    at: [...one.path, measure],
    actual: own,
    expected: others,
    hint: `同一指标用同一${MEASURES[measure]}；按项目累加的，等于各项目之和；内容不同的，换一个指标名称`,
    related: same.map(({ path }) => [...path, measure]),
  };
}
