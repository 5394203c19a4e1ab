/** A11: 公开04, 27行 = 1 + 2 + 3行. */
import { ref, refs, sumRule } from '../formulas.ts';

export const A11 = sumRule({
  id: 'A11',
  title: '公开04表27行＝（1＋2＋3）行',
  source: '公开04表附注',
  total: ref('T4', 'revenue.all.fiscal'),
  parts: refs('T4', ['revenue.all.generalPublic', 'revenue.all.governmentFund', 'revenue.all.stateCapital']),
});
