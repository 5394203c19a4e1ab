/** B12: 公开01 3行 = 公开04 3行. */
import { ref, sameRule } from '../formulas.ts';

export const B12 = sameRule({
  id: 'B12',
  title: '公开01表3行＝公开04表3行',
  source: '公开01表与公开04表同一指标',
  one: ref('T1', 'revenue.all.stateCapital'),
  other: ref('T4', 'revenue.all.stateCapital'),
});
