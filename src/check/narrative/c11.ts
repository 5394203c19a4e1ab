/** C11: no completion of a budget of zero, neither 0% nor 100%. */

import type { Rule } from '../engine/rule.ts';
import { quote, tell } from '../reading/telling.ts';
import { completionsOf } from './completions.ts';

export const C11: Rule<'print'> = {
  id: 'C11',
  title: '预算数为零的不写完成率',
  source: '部门决算公开说明（完成率以预算数为分母）',
  severity: 'error',
  needs: 'print',
  check: ({ view }) =>
    completionsOf(view).flatMap(({ passage, sentence, budget, completion }) =>
      completion === undefined || !budget.value.isZero()
        ? []
        : [
            tell('error', passage, {
              message: `${quote(sentence.text, completion)}：预算为 ${budget.text}，不能计算完成率`,
              actual: completion.text,
              hint: '删去完成率，只写金额和原因；或改用全年预算数',
            }),
          ],
    ),
};
