import type { Fault, Rule } from '../engine/rule.ts';
import { type EvaluationForm, evaluationForms, type PlacedIndicator } from './evaluation-form.ts';
import { valueText } from './value-text.ts';

export const E11: Rule<'facts'> = {
  id: 'E11',
  title: '一张自评表中同一指标不重复设置',
  source: '财预〔2020〕10号；绩效指标设置要求',
  severity: 'warning',
  needs: 'facts',
  unprinted: '自评表的指标',
  check: (facts) => evaluationForms(facts).flatMap((form) => form.groups.flatMap((group) => checkGroup(form, group))),
};

function checkGroup(form: EvaluationForm, group: readonly PlacedIndicator[]): Fault[] {
  const byName = new Map<string, PlacedIndicator[]>();
  for (const placed of group) {
    const key = `${placed.indicator.name.replace(/\s/g, '')}\n${valueText(placed.indicator.target)}`;
    byName.set(key, [...(byName.get(key) ?? []), placed]);
  }
  return [...byName.values()].filter((same) => same.length > 1).map((same) => finding(form, same));
}

function finding(form: EvaluationForm, same: readonly PlacedIndicator[]): Fault {
  const [first = [], second = first, ...others] = same.map(({ path }) => [...path, 'name']);
  const indicator = same[0]?.indicator;
  const levels = [...new Set(same.map(({ indicator: { level1, level2 } }) => `${level1}—${level2}`))];
  const weights = same.map(({ indicator: { weight } }) => weight.toFixed()).join('、');
  const what = indicator === undefined ? '' : `“${indicator.name}”（目标值 ${valueText(indicator.target)}）`;
  const where = `${levels.join('、')}，各占 ${weights} 分${levels.length === 1 ? '' : '，请核实'}`;
  return {
    severity: levels.length === 1 ? 'error' : 'warning',
    message: `${form.name}${what}重复了 ${same.length} 次：${where}`,
    at: second,
    hint: '只保留一项，或改成内容不同的指标，分值另行分配',
    related: [first, ...others],
  };
}
