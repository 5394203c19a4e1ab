/** B25: for each code, 公开05 1/2/3栏 ≤ 公开03 1/2/3栏. */
import { atMost, formulaRule, ref } from '../formulas.ts';

export const B25 = formulaRule(
  {
    id: 'B25',
    title: '公开05表各科目1、2、3栏不大于公开03表同一科目1、2、3栏',
    source: '公开03表与公开05表的口径：一般公共预算财政拨款支出是本年支出的一部分',
    advice: '请核对该科目其他资金的支出，不能为负',
  },
  (view) =>
    view
      .codes('T5')
      .flatMap((code) =>
        ['total', 'basic', 'project'].map((measure) =>
          atMost(ref('T5', `generalPublic.${code}.${measure}`), ref('T3', `expenditure.${code}.${measure}`)),
        ),
      ),
);
