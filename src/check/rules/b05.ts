/** B05: 公开01 6行 = 公开02 合计 5栏. */
import { ref, sameRule } from '../formulas.ts';

export const B05 = sameRule({
  id: 'B05',
  title: '公开01表6行＝公开02表合计行5栏',
  source: '公开01表与公开02表同一指标',
  one: ref('T1', 'revenue.all.business'),
  other: ref('T2', 'revenue.all.business'),
});
