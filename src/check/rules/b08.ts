/** B08: 公开01 58行 = 公开03 合计 1栏. */
import { ref, sameRule } from '../formulas.ts';

export const B08 = sameRule({
  id: 'B08',
  title: '公开01表58行＝公开03表合计行1栏',
  source: '公开01表与公开03表同一指标',
  one: ref('T1', 'expenditure.all.total'),
  other: ref('T3', 'expenditure.all.total'),
});
