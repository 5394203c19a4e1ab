/** B07: 公开01 8行 = 公开02 合计 7栏. */
import { ref, sameRule } from '../formulas.ts';

export const B07 = sameRule({
  id: 'B07',
  title: '公开01表8行＝公开02表合计行7栏',
  source: '公开01表与公开02表同一指标',
  one: ref('T1', 'revenue.all.other'),
  other: ref('T2', 'revenue.all.other'),
});
