/** A04: 公开01, 62行 = 58 + 59 + 60行. */
import { ref, refs, sumRule } from '../formulas.ts';

export const A04 = sumRule({
  id: 'A04',
  title: '公开01表62行＝（58＋59＋60）行',
  source: '公开01表附注',
  total: ref('T1', 'balance.grandTotalExpenditure'),
  parts: refs('T1', ['expenditure.all.total', 'balance.surplusDistribution', 'balance.closing']),
});
