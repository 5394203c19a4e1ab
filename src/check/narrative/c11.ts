/** C11: no completion of a budget of zero, neither 0% nor 100%. */

import type { Print } from '../engine/needs.ts';
import type { Fault, Rule } from '../engine/rule.ts';
import { quantitiesOf } from '../reading/passages.ts';
import { quote, sourceOf, tell } from '../reading/telling.ts';
import { completionsOf } from './completions.ts';
import { hasData } from './stated-facts.ts';

export const C11: Rule<'print'> = {
  id: 'C11',
  title: '预算数为零的不写完成率',
  source: '部门决算公开说明（完成率以预算数为分母）',
  severity: 'error',
  needs: 'print',
  check: (context) => [...ofBudgets(context), ...ofTables(context)],
};

function ofBudgets(context: Print): Fault[] {
  return completionsOf(context).flatMap(({ passage, sentence, budget, completion }) =>
    completion === undefined || !budget.value.isZero()
      ? []
      : [
          tell('error', passage, {
            message: `${quote(sentence.text, completion)}：预算为 ${budget.text}，不能计算完成率`,
            actual: completion.text,
            hint: '删去完成率，只写金额和原因；或改用全年预算数',
          }),
        ],
  );
}

/** 公务接待费支出决算为0.00万元，完成预算的0%, where the table has no budget for it. */
function ofTables(context: Print): Fault[] {
  const { view, figures } = context;
  if (!view.isRead) return [];
  const budgets = new Set(completionsOf(context).flatMap(({ completion }) => completion ?? []));
  return quantitiesOf(view).flatMap(({ passage, sentence, quantity }) => {
    const { subject, role } = quantity;
    const budget = subject?.foreign === false ? subject.term.budget : undefined;
    if (role !== 'completion' || budget === undefined || budgets.has(quantity) || !hasData(context, budget)) return [];
    if (figures.get(budget)?.value?.isZero() !== true) return [];
    return [
      tell('error', passage, {
        message: `${quote(sentence.text, quantity)}：${sourceOf(view, budget).name}“${subject?.name}”没有预算，不能计算完成率`,
        offset: sentence.start + quantity.start,
        actual: quantity.text,
        hint: '删去完成率，只写金额和原因',
      }),
    ];
  });
}
