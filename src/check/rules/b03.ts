/** B03: 公开01 4行 = 公开02 合计 3栏. */
import { ref, sameRule } from '../formulas.ts';

export const B03 = sameRule({
  id: 'B03',
  title: '公开01表4行＝公开02表合计行3栏',
  source: '公开01表与公开02表同一指标',
  one: ref('T1', 'revenue.all.superiorSubsidy'),
  other: ref('T2', 'revenue.all.superiorSubsidy'),
});
