/** B26: where all money is 财政拨款, for each code 公开03 = 公开05 + 公开07 + 公开08 (total, 基本, 项目). */
import { equal, formulaRule, onlyFiscalMoney, ref } from '../formulas.ts';

export const B26 = formulaRule(
  {
    id: 'B26',
    title: '只有财政拨款的，公开03表各科目的合计、基本支出、项目支出＝公开05表＋公开07表＋公开08表',
    source: '公开03表与公开05、07、08表的口径',
    advice: '没有非财政拨款收入和结转，却有非财政拨款支出，请核对支出的资金性质',
  },
  (view) => {
    if (onlyFiscalMoney(view) !== true) return [];
    return ['all', ...view.codes('T3')].flatMap((code) =>
      ['total', 'basic', 'project'].map((measure) =>
        equal(
          ref('T3', `expenditure.${code}.${measure}`),
          ref('T5', `generalPublic.${code}.${measure}`),
          ref('T7', `governmentFund.${code}.${measure}`),
          ref('T8', `stateCapital.${code}.${measure}`),
        ),
      ),
    );
  },
);
