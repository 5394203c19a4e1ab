/** B30: where nothing was carried over, used or distributed, 公开02 and 公开03 agree code by code. */
import { equal, formulaRule, nothingCarriedOver, ref } from '../formulas.ts';

export const B30 = formulaRule(
  {
    id: 'B30',
    title: '没有结转结余的，公开02表与公开03表各科目1栏相等',
    source: '公开02表与公开03表的口径：没有年初、年末结转和结余时，各科目收支相等',
    advice: '请核对该科目的收入（revenue）与支出（expenditure）',
  },
  (view) => {
    if (!nothingCarriedOver(view)) return [];
    const codes = new Set([...view.codes('T2'), ...view.codes('T3')]);
    return [...codes].map((code) => equal(ref('T2', `revenue.${code}.total`), ref('T3', `expenditure.${code}.total`)));
  },
);
