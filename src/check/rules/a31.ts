/** A31: 公开09, 决算数, 7栏 = 8 + 9 + 12栏. */
import { ref, refs, sumRule } from '../formulas.ts';

export const A31 = sumRule({
  id: 'A31',
  title: '公开09表7栏＝（8＋9＋12）栏',
  source: '公开09表附注',
  total: ref('T9', 'threePublic.final.total'),
  parts: refs('T9', ['threePublic.final.overseas', 'threePublic.final.vehicles', 'threePublic.final.reception']),
});
