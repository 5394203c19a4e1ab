/** B09: each 类 of 公开01 (32–57行) = the same 类 of 公开03, 1栏; matched by class code. */
import { classRule } from '../formulas.ts';

export const B09 = classRule({
  id: 'B09',
  title: '公开01表32至57行各类＝公开03表同类1栏',
  source: '公开01表与公开03表同一指标',
  statement: 'T1',
  table: 'T3',
  pattern: 'expenditure.{code}.total',
});
