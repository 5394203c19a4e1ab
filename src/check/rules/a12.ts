/** A12: 公开04, 28行 = 29 + 30 + 31行. */
import { ref, refs, sumRule } from '../formulas.ts';

export const A12 = sumRule({
  id: 'A12',
  title: '公开04表28行＝（29＋30＋31）行',
  source: '公开04表附注',
  total: ref('T4', 'fiscal.opening.total'),
  parts: refs('T4', ['fiscal.opening.generalPublic', 'fiscal.opening.governmentFund', 'fiscal.opening.stateCapital']),
});
