/** B01: 公开01 27行 = 公开02 合计 1栏. */
import { ref, sameRule } from '../formulas.ts';

export const B01 = sameRule({
  id: 'B01',
  title: '公开01表27行＝公开02表合计行1栏',
  source: '公开01表与公开02表同一指标',
  one: ref('T1', 'revenue.all.total'),
  other: ref('T2', 'revenue.all.total'),
});
