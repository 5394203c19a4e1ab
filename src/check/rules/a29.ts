/** A29: 公开09, 预算数, 1栏 = 2 + 3 + 6栏. */
import { ref, refs, sumRule } from '../formulas.ts';

export const A29 = sumRule({
  id: 'A29',
  title: '公开09表1栏＝（2＋3＋6）栏',
  source: '公开09表附注',
  total: ref('T9', 'threePublic.budget.total'),
  parts: refs('T9', ['threePublic.budget.overseas', 'threePublic.budget.vehicles', 'threePublic.budget.reception']),
});
