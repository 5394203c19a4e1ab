/** B15: 公开04 59行 3栏 = 公开05 合计 1栏. */
import { ref, sameRule } from '../formulas.ts';

export const B15 = sameRule({
  id: 'B15',
  title: '公开04表59行3栏＝公开05表合计行1栏',
  source: '公开04表与公开05表同一指标',
  one: ref('T4', 'generalPublic.all.total'),
  other: ref('T5', 'generalPublic.all.total'),
});
