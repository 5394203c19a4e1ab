/** B11: 公开01 2行 = 公开04 2行. */
import { ref, sameRule } from '../formulas.ts';

export const B11 = sameRule({
  id: 'B11',
  title: '公开01表2行＝公开04表2行',
  source: '公开01表与公开04表同一指标',
  one: ref('T1', 'revenue.all.governmentFund'),
  other: ref('T4', 'revenue.all.governmentFund'),
});
