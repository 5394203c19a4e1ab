/** A17: 公开04, 32行 = 64行 2栏: both sides of the statement balance. */
import { ref, sameRule } from '../formulas.ts';

export const A17 = sameRule({
  id: 'A17',
  title: '公开04表32行＝64行2栏，财政拨款收入总计等于支出总计',
  source: '公开04表的平衡关系',
  one: ref('T4', 'fiscal.grandTotal'),
  other: ref('T4', 'fiscal.grandTotalExpenditure.total'),
});
