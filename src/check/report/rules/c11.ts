/** C11: no completion of a budget of zero, neither 0% nor 100%. */
import { completionsOf } from '../reading/completions.ts';
import { quote, tell } from '../reading/findings.ts';
import type { ReportRule } from '../report-rule.ts';

export const C11: ReportRule = {
  id: 'C11',
  title: '预算数为零的不写完成率',
  source: '部门决算公开说明（完成率以预算数为分母）',
  severity: 'error',
  check: ({ view }) =>
    completionsOf(view).flatMap(({ passage, sentence, budget, completion }) =>
      completion === undefined || !budget.value.isZero()
        ? []
        : [
            tell('C11', 'error', passage, {
              message: `${quote(sentence.text, completion)}：预算为 ${budget.text}，不能计算完成率`,
              actual: completion.text,
              hint: '删去完成率，只写金额和原因；或改用全年预算数',
            }),
          ],
    ),
};
