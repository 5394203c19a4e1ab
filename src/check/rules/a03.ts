/** A03: 公开01, 58行 = Σ 32–57行: the classes printed add up to the expenditure of the year. */
import { classFigures, equal, formulaRule, ref, refs } from '../formulas.ts';

export const A03 = formulaRule(
  {
    id: 'A03',
    title: '公开01表58行＝（32＋33＋…＋57）行',
    source: '公开01表附注',
    advice: '支出用到了表中没有的类级科目，请核对科目编码',
  },
  (view) => [
    equal(ref('T1', 'expenditure.all.total'), ...refs('T1', classFigures(view, 'T1', 'expenditure.{code}.total'))),
  ],
);
