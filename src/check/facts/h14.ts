/** H14: the weights of a self-evaluation add up to its full marks, with the marks for the execution of the budget. */
import type { JsonPath } from '../../model/source.ts';
import { decimal, sum } from '../../money/decimal.ts';
import type { Facts } from '../engine/needs.ts';
import type { Fault, Rule } from '../engine/rule.ts';

export const H14: Rule<'facts'> = {
  id: 'H14',
  title: '自评表各项指标权重与预算执行分值之和等于满分',
  source: '财预〔2020〕10号：自评总分100分',
  severity: 'error',
  needs: 'facts',
  unprinted: '自评表的指标',
  check: (facts) => [...projects(facts), ...overall(facts)],
};

function projects(facts: Facts): Fault[] {
  return (facts.dossier.projects ?? []).flatMap(({ name, selfEvaluation }, index) => {
    const weights = selfEvaluation?.indicators.map(({ weight }) => weight) ?? [];
    return compare(weights, `“${name}”自评表`, ['projects', index, 'selfEvaluation', 'indicators'], facts);
  });
}

function overall(facts: Facts): Fault[] {
  const goals = facts.dossier.performance?.overall.goals ?? [];
  const weights = goals.flatMap(({ indicators }) => indicators.map(({ weight }) => weight));
  const path = ['performance', 'overall', 'goals', ...(goals.length === 1 ? [0, 'indicators'] : [])];
  return compare(weights, '部门整体支出绩效自评表', path, facts);
}

function compare(weights: Parameters<typeof sum>[0], what: string, at: JsonPath, { profile }: Facts): Fault[] {
  const { scoring } = profile;
  const own = sum(weights);
  if (scoring === undefined || own.isZero()) return [];
  const execution = decimal(scoring.executionWeight ?? 0);
  const total = own.plus(execution);
  if (total.equals(scoring.total)) return [];
  const wanted = decimal(scoring.total).minus(execution);
  const marks = execution.isZero() ? '' : `，加预算执行 ${execution.toFixed()} 分共 ${total.toFixed()} 分`;
  return [
    {
      message: `${what}各项指标权重之和为 ${own.toFixed()} 分${marks}，满分是 ${scoring.total} 分`,
      at,
      actual: `${own.toFixed()}分`,
      expected: `${wanted.toFixed()}分`,
      hint: '照绩效目标申报表核对各项指标的 weight',
    },
  ];
}
