/** B23: each 类 of 公开04, 5栏 = the expenditure of the same 类 of 公开08. */
import { classRule } from '../formulas.ts';

export const B23 = classRule({
  id: 'B23',
  title: '公开04表各类5栏＝公开08表同类支出',
  source: '公开04表与公开08表同一指标',
  statement: 'T4',
  table: 'T8',
  pattern: 'stateCapital.{code}.total',
});
