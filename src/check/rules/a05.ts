/** A05: 公开01, 31行 = 62行: both sides of the statement balance. */
import { ref, sameRule } from '../formulas.ts';

export const A05 = sameRule({
  id: 'A05',
  title: '公开01表31行＝62行，收入总计等于支出总计',
  source: '公开01表的平衡关系',
  one: ref('T1', 'balance.grandTotal'),
  other: ref('T1', 'balance.grandTotalExpenditure'),
});
