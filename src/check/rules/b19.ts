/** B19: 公开04 2行 = 公开07 合计 2栏. */
import { ref, sameRule } from '../formulas.ts';

export const B19 = sameRule({
  id: 'B19',
  title: '公开04表2行＝公开07表合计行2栏',
  source: '公开04表与公开07表同一指标',
  one: ref('T4', 'revenue.all.governmentFund'),
  other: ref('T7', 'governmentFund.all.revenue'),
});
