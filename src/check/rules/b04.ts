/** B04: 公开01 5行 = 公开02 合计 4栏. */
import { ref, sameRule } from '../formulas.ts';

export const B04 = sameRule({
  id: 'B04',
  title: '公开01表5行＝公开02表合计行4栏',
  source: '公开01表与公开02表同一指标',
  one: ref('T1', 'revenue.all.institutional'),
  other: ref('T2', 'revenue.all.institutional'),
});
