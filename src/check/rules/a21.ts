/** A21: 公开06, each 类 (3 digits) = Σ of its printed 款 (5 digits). */
import { equal, formulaRule, ref, refs } from '../formulas.ts';

export const A21 = formulaRule(
  {
    id: 'A21',
    title: '公开06表各类＝所属各款之和',
    source: '公开06表按支出经济分类科目逐级汇总',
    advice: '请核对经济分类科目编码，表中没有所用的款级科目',
  },
  (view) => {
    const figures = view.figures('T6');
    const groups = figures.filter((figure) => /^economic\.\d{3}$/.test(figure));
    return groups.map((group) => {
      const items = figures.filter((figure) => figure.length === group.length + 2 && figure.startsWith(group));
      return equal(ref('T6', group), ...refs('T6', items));
    });
  },
);
