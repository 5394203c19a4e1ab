/** A14: 公开04, 59行 = Σ 33–58行 in each of 栏2–5. */
import { classFigures, equal, FISCAL_FUNDS, formulaRule, ref, refs } from '../formulas.ts';

export const A14 = formulaRule(
  {
    id: 'A14',
    title: '公开04表59行＝（33＋34＋…＋58）行，2至5栏分别相等',
    source: '公开04表附注',
    advice: '支出用到了表中没有的类级科目，请核对科目编码',
  },
  (view) =>
    ['fiscal', ...FISCAL_FUNDS].map((fund) =>
      equal(ref('T4', `${fund}.all.total`), ...refs('T4', classFigures(view, 'T4', `${fund}.{code}.total`))),
    ),
);
