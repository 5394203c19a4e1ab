/** B29: 公开03 合计 2栏 ≥ 公开05 合计 2栏, 3栏 ≥ 3栏. */
import { atLeast, formulaRule, ref } from '../formulas.ts';

export const B29 = formulaRule(
  {
    id: 'B29',
    title: '公开03表合计行2、3栏分别不小于公开05表合计行2、3栏',
    source: '公开03表与公开05表的口径：一般公共预算财政拨款支出是本年支出的一部分',
  },
  () =>
    ['basic', 'project'].map((measure) =>
      atLeast(ref('T3', `expenditure.all.${measure}`), ref('T5', `generalPublic.all.${measure}`)),
    ),
);
