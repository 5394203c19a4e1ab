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
  ],
  passes: [
    { name: 'a rate of two decimals', read: true, printed: ['减少0.19万元，下降3.3%', '减少0.19万元，下降3.28%'] },
  ],
};
