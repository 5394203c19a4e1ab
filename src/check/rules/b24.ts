/** B24: 公开05 合计 2栏 (基本支出) = 公开06 人员经费合计 + 公用经费合计. */
import { ref, refs, sumRule } from '../formulas.ts';

export const B24 = sumRule({
  id: 'B24',
  title: '公开05表合计行2栏（基本支出）＝公开06表人员经费合计＋公用经费合计',
  source: '公开05表与公开06表同一指标',
  advice: '一般公共预算基本支出（expenditure 的 basic）之和须等于 basicByEconomicItem 之和，请核对两处金额',
  total: ref('T5', 'generalPublic.all.basic'),
  parts: refs('T6', ['economic.personnel', 'economic.operating']),
});
