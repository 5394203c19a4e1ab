/** A30: 公开09, 预算数, 3栏 = 4 + 5栏. */
import { ref, refs, sumRule } from '../formulas.ts';

export const A30 = sumRule({
  id: 'A30',
  title: '公开09表3栏＝（4＋5）栏',
  source: '公开09表附注',
  total: ref('T9', 'threePublic.budget.vehicles'),
  parts: refs('T9', ['threePublic.budget.vehiclePurchase', 'threePublic.budget.vehicleOperation']),
});
