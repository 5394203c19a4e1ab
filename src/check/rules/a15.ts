/** A15: 公开04, 64行 = 59 + 60行 in each of 栏2–5. */
import { equal, FISCAL_FUNDS, formulaRule, ref } from '../formulas.ts';

export const A15 = formulaRule(
  { id: 'A15', title: '公开04表64行＝（59＋60）行，2至5栏分别相等', source: '公开04表附注' },
  () => [
    equal(
      ref('T4', 'fiscal.grandTotalExpenditure.total'),
      ref('T4', 'fiscal.all.total'),
      ref('T4', 'fiscal.closing.total'),
    ),
    ...FISCAL_FUNDS.map((fund) =>
      equal(
        ref('T4', `fiscal.grandTotalExpenditure.${fund}`),
        ref('T4', `${fund}.all.total`),
        ref('T4', `fiscal.closing.${fund}`),
      ),
    ),
  ],
);
