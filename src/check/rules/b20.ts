/** B20: 公开04 30行 = 公开07 合计 1栏. */
import { ref, sameRule } from '../formulas.ts';

export const B20 = sameRule({
  id: 'B20',
  title: '公开04表30行＝公开07表合计行1栏',
  source: '公开04表与公开07表同一指标',
  advice: '政府性基金的年初结转和结余须写到项级科目（opening 的 code）',
  one: ref('T4', 'fiscal.opening.governmentFund'),
  other: ref('T7', 'governmentFund.all.opening'),
});
