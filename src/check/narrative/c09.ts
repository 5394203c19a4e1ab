/** C09: “年初预算为A，支出决算为B，完成年初预算的p%”: p = B ÷ A; the total budget is that of the items. */

import { sum } from '../../money/decimal.ts';
import type { Print } from '../engine/needs.ts';
import type { Fault, Rule } from '../engine/rule.ts';
import { combined, overlaps, quotientReaches } from '../interval.ts';
import { eachPassage } from '../reading/by-section.ts';
import { readReport } from '../reading/passages.ts';
import { intervalOf } from '../reading/precision.ts';
import { amountText, percentText, quote, tell } from '../reading/telling.ts';
import { type Completion, completionsIn } from './completions.ts';
import { areAllTold, completionOf, generalItems, spentCodes } from './items.ts';
import { contradictions, hasData } from './stated-facts.ts';

export const C09: Rule<'print'> = {
  id: 'C09',
  title: '完成预算的百分比＝决算数÷预算数，预算合计与各项之和一致',
  source: '部门决算公开说明（一般公共预算财政拨款支出决算情况）',
  severity: 'error',
  needs: 'print',
  check: (context) => [...contradictions(context, 'C09'), ...wrongCompletions(context), ...itemsAddUp(context)],
};

const wrongCompletions = eachPassage((context, passage) => completionsIn(passage).flatMap((one) => hold(context, one)));

/** The budget of the section and those of its items, as printed; a dossier that has them gives the sum itself. */
function itemsAddUp(context: Print): Fault[] {
  if (hasData(context, 'generalPublic.all.initialBudget')) return [];
  const items = generalItems(context);
  const [first] = items;
  if (first === undefined || items.length < 2 || first.start > 0) return [];
  const passages = readReport(context.view);
  const at = passages.indexOf(first.passage);
  const ofItems = items.map((item) => completionOf(item)?.budget);
  const whole = passages
    .slice(0, at)
    .filter(({ trail }) => trail === first.passage.trail)
    .flatMap((passage) =>
      passage.sentences.flatMap((sentence) => sentence.quantities.map((budget) => ({ passage, sentence, budget }))),
    )
    .findLast(({ budget }) => budget.role === 'budget' && !budget.inReason && !/全年|调整/.test(budget.lead));
  if (whole === undefined || ofItems.some((budget) => budget === undefined)) return [];
  const isWhole = spentCodes(context, 'generalPublic').every((code) => items.some(({ codes }) => codes.includes(code)));
  if (!isWhole && !areAllTold(first)) return [];
  const budgets = ofItems.filter((budget) => budget !== undefined);
  const added = combined(
    budgets.map((budget) => intervalOf(budget, context)),
    [],
  );
  if (overlaps(added, intervalOf(whole.budget, context))) return [];
  const expected = amountText(context, sum(budgets.map(({ value }) => value)));
  return [
    tell('error', whole.passage, {
      message: `${quote(whole.sentence.text, whole.budget)}：以下${budgets.length}项的年初预算之和为 ${expected}`,
      offset: whole.sentence.start + whole.budget.start,
      actual: whole.budget.text,
      expected,
      hint: '核对年初预算合计和各项的年初预算',
    }),
  ];
}

function hold(context: Print, { passage, sentence, budget, final, completion }: Completion): Fault[] {
  const [said = '', meant = ''] = [completion?.denominator, /(年初|全年|调整)[^，。；]*$/.exec(budget.lead)?.[1]];
  if (completion !== undefined && /年初|全年|调整/.test(said) && meant !== '' && !said.includes(meant)) {
    const message = `${quote(sentence.text, completion)}：前面写的是${meant}预算 ${budget.text}，完成率写成${said}的`;
    return [tell('warning', passage, { message, actual: said, expected: `${meant}预算`, hint: '核对分母' })];
  }
  if (completion === undefined || budget.value.isZero() || completion.approximate) return [];
  const [part, whole, result] = [
    intervalOf(final, context),
    intervalOf(budget, context),
    intervalOf(completion, context),
  ];
  if (quotientReaches(part, whole, result)) return [];
  const expected = percentText(context, final.value.div(budget.value));
  return [
    tell('error', passage, {
      message: `${quote(sentence.text, completion)}：决算 ${final.text}÷预算 ${budget.text}应为 ${expected}`,
      actual: completion.text,
      expected,
      hint: '完成率＝决算数÷预算数',
    }),
  ];
}
