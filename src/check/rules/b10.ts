/** B10: 公开01 1行 = 公开04 1行. */
import { ref, sameRule } from '../formulas.ts';

export const B10 = sameRule({
  id: 'B10',
  title: '公开01表1行＝公开04表1行',
  source: '公开01表与公开04表同一指标',
  one: ref('T1', 'revenue.all.generalPublic'),
  other: ref('T4', 'revenue.all.generalPublic'),
});
