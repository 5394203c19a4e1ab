/** E03, E04: the weights of a rubric add up at every level. */
import type { JsonPath } from '../../model/source.ts';
import { type Decimal, decimal, sum } from '../../money/decimal.ts';
import type { Fault, Rule } from '../engine/rule.ts';

const HUNDRED = decimal(100);

export const E03: Rule<'facts'> = {
  id: 'E03',
  title: '评分表一级指标分值之和等于满分',
  source: '财预〔2020〕10号；绩效评价指标体系',
  severity: 'error',
  needs: 'facts',
  check: ({ dossier: { rubric } }) =>
    rubric === undefined ? [] : sameWeight('评分表', rubric.total ?? HUNDRED, rubric.level1, ['rubric', 'level1']),
};

export const E04: Rule<'facts'> = {
  id: 'E04',
  title: '各级指标分值之和等于上级分值',
  source: '财预〔2020〕10号；绩效评价指标体系',
  severity: 'error',
  needs: 'facts',
  check: ({ dossier: { rubric } }) =>
    (rubric?.level1 ?? []).flatMap((level, i) => {
      const path = ['rubric', 'level1', i];
      return [
        ...sameWeight(level.name, level.weight, level.level2, [...path, 'weight']),
        ...level.level2.flatMap(({ name, weight, items }, j) =>
          sameWeight(name, weight, items, [...path, 'level2', j, 'weight']),
        ),
      ];
    }),
};

function sameWeight(
  name: string,
  weight: Decimal,
  parts: readonly { readonly weight: Decimal }[],
  at: JsonPath,
): Fault[] {
  const total = sum(parts.map((part) => part.weight));
  if (total.equals(weight)) return [];
  const [actual, expected] = [total.toFixed(), weight.toFixed()];
  return [{ message: `“${name}”各项分值之和为 ${actual}，应为 ${expected}`, at, actual, expected }];
}
