/** A01: 公开01, 27行 = Σ 1–8行, the revenue of the year by kind. */
import { ref, refs, sumRule } from '../formulas.ts';

export const A01 = sumRule({
  id: 'A01',
  title: '公开01表27行＝（1＋2＋…＋8）行',
  source: '公开01表附注',
  total: ref('T1', 'revenue.all.total'),
  parts: refs('T1', [
    'revenue.all.generalPublic',
    'revenue.all.governmentFund',
    'revenue.all.stateCapital',
    'revenue.all.superiorSubsidy',
    'revenue.all.institutional',
    'revenue.all.business',
    'revenue.all.subordinateRemittance',
    'revenue.all.other',
  ]),
});
