/** E15, E17: the overall self-evaluation against the parts that the dossier gives elsewhere: projects, classes. */

import type { Facts } from '../engine/needs.ts';
import type { Fault, Rule } from '../engine/rule.ts';
import { amountText } from '../scale.ts';
import { factsOf, factsTail, isWithin, TAIL } from '../tails.ts';

const HINTS = {
  projects:
    '核对 projects 中各项目的 "adjustedBudget"（全年预算数）和 expenditure 中的项目支出，以及 performance.overall.funds 中的项目支出，有无漏列的项目',
  expenditureByClass:
    '核对 "expenditureByClass"（按支出功能分类的支出）各类金额，以及 performance.overall.funds 中各行的 "executed"（执行数）',
} as const;

const SOURCE = '财预〔2020〕10号；绩效自评表';

export const E15: Rule<'facts'> = {
  id: 'E15',
  title: '自评项目的金额合计等于项目支出',
  source: SOURCE,
  severity: 'error',
  needs: 'facts',
  check: (facts) => [
    ...compare(facts, 'projects', 'projects.totalBudget', 'performance.overall.funds.project.adjustedBudget'),
    ...compare(facts, 'projects', 'projects.totalExecuted', 'performance.overall.funds.project.executed'),
  ],
};

export const E17: Rule<'facts'> = {
  id: 'E17',
  title: '整体自评表的支出等于决算支出',
  source: SOURCE,
  severity: 'error',
  needs: 'facts',
  check: (facts) => compare(facts, 'expenditureByClass', 'expenditureByClass.total', 'performance.overall.executed'),
};

/** A sum of parts and the row of 整体支出规模 that it should equal; a tail of rounded parts is information. */
function compare(facts: Facts, list: 'projects' | 'expenditureByClass', parts: string, whole: string): Fault[] {
  const { dossier, figures, scale } = facts;
  const [sum, total] = [figures.get(parts), figures.get(whole)];
  if (dossier.performance?.overall.funds === undefined || (dossier[list] ?? []).length === 0) return [];
  if (sum?.value === undefined || total?.value === undefined) return [];
  const gap = sum.value.minus(total.value);
  if (gap.isZero()) return [];
  const actual = amountText(scale, sum.value);
  const expected = amountText(scale, total.value);
  const fault = { at: [list], actual, expected, figures: [parts, whole] };
  const message = `${sum.label}${actual}，与${total.label}${expected}不符`;
  if (isWithin(gap, factsTail(factsOf(figures, [parts]), factsOf(figures, [whole]), scale)))
    return [{ ...fault, severity: 'info', message: `${message}，${TAIL}` }];
  return [{ ...fault, message, hint: HINTS[list] }];
}
