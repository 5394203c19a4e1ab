/** A16: 公开04, every expenditure row, 2栏 = 3 + 4 + 5栏. */
import { classFigures, equal, FISCAL_FUNDS, formulaRule, ref, refs } from '../formulas.ts';

export const A16 = formulaRule(
  { id: 'A16', title: '公开04表支出各行2栏＝（3＋4＋5）栏', source: '公开04表支出各栏的口径' },
  (view) => {
    const rows = [...classFigures(view, 'T4', 'fiscal.{code}.total'), 'fiscal.all.total'];
    const balances = ['fiscal.closing', 'fiscal.grandTotalExpenditure'];
    return [
      ...rows.map((total) =>
        equal(
          ref('T4', total),
          ...refs(
            'T4',
            FISCAL_FUNDS.map((fund) => total.replace('fiscal', fund)),
          ),
        ),
      ),
      ...balances.map((row) =>
        equal(
          ref('T4', `${row}.total`),
          ...refs(
            'T4',
            FISCAL_FUNDS.map((fund) => `${row}.${fund}`),
          ),
        ),
      ),
    ];
  },
);
