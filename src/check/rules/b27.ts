/** B27: 公开01 29行 ≥ 公开04 28行, 60行 ≥ 60行 2栏: 财政拨款 is a part of all balances. */
import { atLeast, formulaRule, ref } from '../formulas.ts';

export const B27 = formulaRule(
  {
    id: 'B27',
    title: '公开01表29行不小于公开04表28行，公开01表60行不小于公开04表60行2栏',
    source: '公开01表与公开04表的口径：财政拨款结转和结余是全部结转和结余的一部分',
    advice: '非财政拨款的年初或年末结转和结余为负，请核对非财政拨款的收入、支出、年初数和结余分配',
  },
  () => [
    atLeast(ref('T1', 'balance.opening'), ref('T4', 'fiscal.opening.total')),
    atLeast(ref('T1', 'balance.closing'), ref('T4', 'fiscal.closing.total')),
  ],
);
