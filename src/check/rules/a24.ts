/** A24: 公开07, every row, 6栏 = 1 + 2 − 3栏. */
import { equal, formulaRule, minus, ref } from '../formulas.ts';

export const A24 = formulaRule(
  { id: 'A24', title: '公开07表6栏各行＝（1＋2－3）栏各行', source: '公开07表附注' },
  (view) =>
    ['all', ...view.codes('T7')].map((code) =>
      equal(
        ref('T7', `governmentFund.${code}.closing`),
        ref('T7', `governmentFund.${code}.opening`),
        ref('T7', `governmentFund.${code}.revenue`),
        minus('T7', `governmentFund.${code}.total`),
      ),
    ),
);
