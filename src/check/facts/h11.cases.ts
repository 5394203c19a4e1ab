import type { RuleCases } from '../engine/case.ts';

export const H11: RuleCases = {
  fails: [
    {
      name: 'more to small firms than was bought',
      set: { 'procurement.goods.toSmallAndMedium': 34.2 },
      says: '大于',
      at: 'procurement.goods.toSmallAndMedium',
    },
    {
      name: 'more to the smallest than to small firms',
      set: { 'procurement.toMicro': 74.2 },
      says: '大于',
      at: 'procurement.toMicro',
    },
    {
      name: 'more than was spent on anything but pay',
      set: { 'procurement.goods.amount': 34000 },
      says: '大于项目支出与公用经费之和',
      at: 'procurement.goods.amount',
    },
  ],
  passes: [{ name: 'all to the smallest', set: { 'procurement.toMicro': 71 } }],
};
