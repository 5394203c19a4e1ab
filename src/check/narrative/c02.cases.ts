import type { RuleCases } from '../engine/case.ts';

export const C02: RuleCases = {
  fails: [
    {
      name: 'a rate of an amount that only a table of the paper prints',
      on: 'agriculture',
      read: true,
      printed: [
        '公务接待费支出决算比2022年度减少0.16万元，下降5.16%',
        '公务接待费支出决算比2022年度减少0.61万元，下降5.16%',
      ],
      says: '应为 17.18%',
    },
    {
      name: 'a rate after the reasons of another amount',
      on: 'agriculture',
      printed: [
        '公务接待费支出决算比2022年度减少0.16万元，下降5.16%',
        '主要原因是厉行节约；公务接待费支出决算为3.18万元，与2022年度相比，减少0.42万元，下降16.17%',
      ],
      says: '应为 11.67%',
    },
    {
      name: 'a difference from the budget',
      on: 'agriculture',
      printed: [
        '公务接待费支出决算比2022年度减少0.16万元，下降5.16%',
        '公务接待费预算3.20万元，支出决算2.94万元，较预算数减少0.62万元',
      ],
      says: '减预算 3.20万元应为减少 0.26万元',
    },
    {
      name: 'a rate of a difference from the budget',
      on: 'agriculture',
      printed: [
        '公务接待费支出决算比2022年度减少0.16万元，下降5.16%',
        '公务接待费支出决算2.94万元，比年初预算数减少0.26万元，下降8.61%',
      ],
      says: '÷预算 3.2万元应为',
    },
  ],
  passes: [
    { name: 'a rate of two decimals', read: true, printed: ['减少0.19万元，下降3.3%', '减少0.19万元，下降3.28%'] },
    {
      name: 'a difference from the budget and its rate',
      printed: ['减少0.19万元，下降3.3%', '公务接待费支出决算2.94万元，比年初预算数减少0.26万元，下降8.13%'],
    },
    {
      name: 'a difference from the budget of something else',
      printed: [
        '减少0.19万元，下降3.3%',
        '公务接待费预算3.20万元，支出决算2.94万元，因公出国（境）费比年初预算数减少5.00万元，下降90.00%',
      ],
    },
    {
      name: 'a difference from one of two budgets',
      printed: [
        '减少0.19万元，下降3.3%',
        '公务接待费年初预算3.00万元，全年预算3.20万元，支出决算2.94万元，比年初预算数减少0.06万元',
      ],
    },
  ],
};
