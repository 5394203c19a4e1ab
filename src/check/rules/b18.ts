/** B18: each 类 of 公开04, 4栏 = the same 类 of 公开07, 3栏. */
import { classRule } from '../formulas.ts';

export const B18 = classRule({
  id: 'B18',
  title: '公开04表各类4栏＝公开07表同类3栏',
  source: '公开04表与公开07表同一指标',
  statement: 'T4',
  table: 'T7',
  pattern: 'governmentFund.{code}.total',
});
