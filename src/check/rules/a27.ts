/** A27: 公开08, every row, 1栏 = 2 + 3栏; where the form has the columns of 公开07, its formula too. */
import { equal, formulaRule, minus, ref } from '../formulas.ts';

export const A27 = formulaRule(
  {
    id: 'A27',
    title: '公开08表支出合计＝基本支出＋项目支出；有结转栏的，年末＝年初＋收入－支出',
    source: '公开08表附注',
    advice: '该资金的支出只分基本支出和项目支出，其他支出请核对资金性质',
  },
  (view) =>
    ['all', ...view.codes('T8')].flatMap((code) => {
      const cell = (measure: string) => ref('T8', `stateCapital.${code}.${measure}`);
      return [
        equal(cell('total'), cell('basic'), cell('project')),
        equal(cell('closing'), cell('opening'), cell('revenue'), minus('T8', `stateCapital.${code}.total`)),
      ];
    }),
);
