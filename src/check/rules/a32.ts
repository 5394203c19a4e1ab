/** A32: 公开09, 决算数, 9栏 = 10 + 11栏. */
import { ref, refs, sumRule } from '../formulas.ts';

export const A32 = sumRule({
  id: 'A32',
  title: '公开09表9栏＝（10＋11）栏',
  source: '公开09表附注',
  total: ref('T9', 'threePublic.final.vehicles'),
  parts: refs('T9', ['threePublic.final.vehiclePurchase', 'threePublic.final.vehicleOperation']),
});
