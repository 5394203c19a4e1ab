/** A02: 公开01, 31行 = 27 + 28 + 29行. */
import { ref, refs, sumRule } from '../formulas.ts';

export const A02 = sumRule({
  id: 'A02',
  title: '公开01表31行＝（27＋28＋29）行',
  source: '公开01表附注',
  total: ref('T1', 'balance.grandTotal'),
  parts: refs('T1', ['revenue.all.total', 'balance.nonFiscalSurplusUsed', 'balance.opening']),
});
