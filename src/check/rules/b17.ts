/** B17: 公开04 59行 4栏 = 公开07 合计 3栏. */
import { ref, sameRule } from '../formulas.ts';

export const B17 = sameRule({
  id: 'B17',
  title: '公开04表59行4栏＝公开07表合计行3栏',
  source: '公开04表与公开07表同一指标',
  one: ref('T4', 'governmentFund.all.total'),
  other: ref('T7', 'governmentFund.all.total'),
});
