/** B22: 公开04 59行 5栏 = the expenditure of 公开08 合计. */
import { ref, sameRule } from '../formulas.ts';

export const B22 = sameRule({
  id: 'B22',
  title: '公开04表59行5栏＝公开08表合计行支出',
  source: '公开04表与公开08表同一指标',
  one: ref('T4', 'stateCapital.all.total'),
  other: ref('T8', 'stateCapital.all.total'),
});
