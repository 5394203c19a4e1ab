import type { RuleCases } from '../engine/case.ts';

export const H02: RuleCases = {
  fails: [
    {
      name: 'two digits swapped',
      set: { 'basicByEconomicItem[0].amount': 26.4 },
      says: '相邻两位数字颠倒',
      at: 'basicByEconomicItem[0].amount',
    },
    {
      name: 'the decimal point',
      set: { 'basicByEconomicItem[1].amount': 4.815 },
      says: '小数点错位',
      at: 'basicByEconomicItem[1].amount',
    },
    {
      name: 'a minus too much',
      set: { 'basicByEconomicItem[8].amount': -5.2 },
      says: '多写了负号',
      at: 'basicByEconomicItem[8].amount',
    },
  ],
  passes: [
    { name: 'income and spending that differ by what is carried over', set: { 'revenue[1].generalPublic': 43.6 } },
  ],
};
