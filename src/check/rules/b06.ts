/** B06: 公开01 7行 = 公开02 合计 6栏. */
import { ref, sameRule } from '../formulas.ts';

export const B06 = sameRule({
  id: 'B06',
  title: '公开01表7行＝公开02表合计行6栏',
  source: '公开01表与公开02表同一指标',
  one: ref('T1', 'revenue.all.subordinateRemittance'),
  other: ref('T2', 'revenue.all.subordinateRemittance'),
});
