/** B14: 公开04 59行 2栏 ≤ 公开01 58行, by 类 too; equal where only 财政拨款 was received and spent. */
import { atMost, classFigures, equal, formulaRule, onlyFiscalMoney, ref } from '../formulas.ts';

export const B14 = formulaRule(
  {
    id: 'B14',
    title: '财政拨款支出（公开04表2栏）不大于本年支出（公开01表），各类亦然；只有财政拨款的，两者相等',
    source: '公开01表与公开04表的口径：财政拨款支出是本年支出的一部分',
    advice: '请核对支出各行的资金性质和金额，非财政拨款支出不能为负',
  },
  (view) => {
    const relation = onlyFiscalMoney(view) === true ? equal : atMost;
    const codes = ['all', ...classFigures(view, 'T4', 'fiscal.{code}.total').map((figure) => figure.split('.')[1])];
    return codes.map((code) => relation(ref('T4', `fiscal.${code}.total`), ref('T1', `expenditure.${code}.total`)));
  },
);
