import type { RuleCases } from '../engine/case.ts';

export const H04: RuleCases = {
  fails: [
    {
      name: 'an item of the economic classification that the published tables know otherwise',
      declared: true,
      set: { 'basicByEconomicItem[6].amount': 2.26 },
      says: '疑为这一笔填错',
      at: 'basicByEconomicItem[6].amount',
    },
    {
      name: 'income of one item, against all totals that are published',
      on: 'agriculture',
      declared: true,
      set: { 'revenue[0].generalPublic': 49.72 },
      says: '都相差 1.00万元',
      at: 'revenue[0].generalPublic',
    },
    {
      name: 'a total that the text tells three times, made of several facts',
      on: 'selfEvaluation',
      set: { 'expenditure[0].basic': 287.4512 },
      says: '处所写的数都与它相差',
    },
  ],
  passes: [
    {
      name: 'one published total that differs by itself',
      declared: true,
      set: { 'declared.tables.T1["27"][0]': '414.85' },
    },
    {
      name: 'money of another fund: nothing of it belongs there',
      set: { 'expenditure[7].fund': 'generalPublic' },
    },
  ],
};
