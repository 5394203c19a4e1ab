/** E09: an indicator without 完成值: nothing can be scored, and a final report must not have blanks. */
import type { Indicator } from '../../model/dossier.ts';
import type { JsonPath } from '../../model/source.ts';
import type { Fault, Rule } from '../engine/rule.ts';

export const E09: Rule<'facts'> = {
  id: 'E09',
  title: '定稿的自评表没有空白的完成值和得分',
  source: '财预〔2020〕10号；绩效自评表',
  severity: 'error',
  needs: 'facts',
  unprinted: '自评表的指标',
  check: ({ dossier }) => [
    ...(dossier.projects ?? []).flatMap(({ name, selfEvaluation }, index) =>
      blanks(selfEvaluation?.indicators, ['projects', index, 'selfEvaluation', 'indicators'], name),
    ),
    ...(dossier.performance?.overall?.goals ?? []).flatMap(({ text, indicators }, index) =>
      blanks(indicators, ['performance', 'overall', 'goals', index, 'indicators'], text),
    ),
  ],
};

/** One fault for each table: the first blank is its place, the others are related. */
function blanks(indicators: readonly Indicator[] | undefined, path: JsonPath, owner: string): Fault[] {
  const empty = (indicators ?? []).flatMap(({ actual }, index) => (actual === undefined ? [[...path, index]] : []));
  const [at, ...related] = empty;
  if (at === undefined) return [];
  return [
    {
      message: `“${owner}”自评表有${empty.length}项指标没有填完成值，得分和总分只能空着`,
      at,
      expected: '"actual": { … }',
      hint: '按实际情况补上完成值 actual（定性指标还要写 grade 和 percent），得分由程序计算',
      related,
    },
  ];
}
