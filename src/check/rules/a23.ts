/** A23: 公开06, 公用经费合计 = 302 + 307 + 309… + 310 + 399: every printed 类 but 301 and 303. */
import { equal, formulaRule, ref, refs } from '../formulas.ts';

export const A23 = formulaRule(
  {
    id: 'A23',
    title: '公开06表公用经费合计＝302＋307＋309…＋310＋399',
    source: '公开06表公用经费的口径：商品和服务支出、资本性支出等',
    advice: '请核对经济分类科目编码，表中没有所用的款级科目',
  },
  (view) => {
    const groups = view.figures('T6').filter((figure) => /^economic\.3(?!01|03)\d{2}$/.test(figure));
    return [equal(ref('T6', 'economic.operating'), ...refs('T6', groups))];
  },
);
