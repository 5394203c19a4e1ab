/** B21: 公开04 60行 4栏 = 公开07 合计 6栏. */
import { ref, sameRule } from '../formulas.ts';

export const B21 = sameRule({
  id: 'B21',
  title: '公开04表60行4栏＝公开07表合计行6栏',
  source: '公开04表与公开07表同一指标',
  advice: '政府性基金的年初结转和结余须写到项级科目（opening 的 code）',
  one: ref('T4', 'fiscal.closing.governmentFund'),
  other: ref('T7', 'governmentFund.all.closing'),
});
