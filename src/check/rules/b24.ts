/** B24: 公开05 合计 2栏 (基本支出) = 公开06 人员经费合计 + 公用经费合计. */
import { equal, formulaRule, ref, refs } from '../formulas.ts';

const COSTS = ['economic.personnel', 'economic.operating'];

const HEAD = {
  id: 'B24',
  title: '公开05表合计行2栏（基本支出）＝公开06表人员经费合计＋公用经费合计',
  source: '公开05表与公开06表同一指标',
  advice:
    '一般公共预算基本支出（expenditure 的 basic）之和须等于 basicByEconomicItem（或 basicTotals）之和，请核对两处金额',
};

/** Where the table is not printed, the two totals that the dossier gives instead count. */
export const B24 = formulaRule(HEAD, (view, { dossier }) => {
  const printed = view.layouts.has('T6');
  if (!printed && dossier.basicTotals === undefined) return [];
  const costs = printed ? refs('T6', COSTS) : COSTS.map((figure) => ({ figure }));
  return [equal(ref('T5', 'generalPublic.all.basic'), ...costs)];
});
