/** A13: 公开04, 32行 = 27 + 28行. */
import { ref, refs, sumRule } from '../formulas.ts';

export const A13 = sumRule({
  id: 'A13',
  title: '公开04表32行＝（27＋28）行',
  source: '公开04表附注',
  total: ref('T4', 'fiscal.grandTotal'),
  parts: refs('T4', ['revenue.all.fiscal', 'fiscal.opening.total']),
});
