/** A18: 公开04 balances fund by fund: 1 + 29行 = 64行 3栏, 2 + 30行 = 4栏, 3 + 31行 = 5栏. */
import { equal, FISCAL_FUNDS, formulaRule, ref } from '../formulas.ts';

export const A18 = formulaRule(
  {
    id: 'A18',
    title: '公开04表分资金平衡：（1＋29）行＝64行3栏，（2＋30）行＝64行4栏，（3＋31）行＝64行5栏',
    source: '公开04表的平衡关系',
  },
  () =>
    FISCAL_FUNDS.map((fund) =>
      equal(
        ref('T4', `fiscal.grandTotalExpenditure.${fund}`),
        ref('T4', `revenue.all.${fund}`),
        ref('T4', `fiscal.opening.${fund}`),
      ),
    ),
);
