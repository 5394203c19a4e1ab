/** B02: 公开01 1 + 2 + 3行 = 公开02 合计 2栏. */
import { ref, refs, sumRule } from '../formulas.ts';

export const B02 = sumRule({
  id: 'B02',
  title: '公开01表（1＋2＋3）行＝公开02表合计行2栏',
  source: '公开01表与公开02表同一指标',
  total: ref('T2', 'revenue.all.fiscal'),
  parts: refs('T1', ['revenue.all.generalPublic', 'revenue.all.governmentFund', 'revenue.all.stateCapital']),
});
