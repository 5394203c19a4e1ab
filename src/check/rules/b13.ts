/** B13: 公开02 合计 2栏 = 公开04 27行. */
import { ref, sameRule } from '../formulas.ts';

export const B13 = sameRule({
  id: 'B13',
  title: '公开02表合计行2栏＝公开04表27行',
  source: '公开02表与公开04表同一指标',
  one: ref('T2', 'revenue.all.fiscal'),
  other: ref('T4', 'revenue.all.fiscal'),
});
