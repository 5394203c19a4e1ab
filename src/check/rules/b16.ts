/** B16: each 类 of 公开04, 3栏 = the same 类 of 公开05, 1栏. */
import { classRule } from '../formulas.ts';

export const B16 = classRule({
  id: 'B16',
  title: '公开04表各类3栏＝公开05表同类1栏',
  source: '公开04表与公开05表同一指标',
  statement: 'T4',
  table: 'T5',
  pattern: 'generalPublic.{code}.total',
});
