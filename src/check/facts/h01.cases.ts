import type { RuleCases } from '../engine/case.ts';

export const H01: RuleCases = {
  fails: [
    {
      name: 'a budget typed in yuan',
      set: { 'expenditure[0].initialBudget': 1783000 },
      says: '元还是万元？',
      at: 'expenditure[0].initialBudget',
    },
    {
      name: 'an economic item typed in yuan',
      set: { 'basicByEconomicItem[0].amount': 624000 },
      says: '元还是万元？',
      at: 'basicByEconomicItem[0].amount',
    },
    {
      name: 'the project part of a row typed in yuan',
      set: { 'expenditure[2].project[0].amount': 968000 },
      says: '元还是万元？',
      at: 'expenditure[2].project[0].amount',
    },
    {
      name: 'a whole file in the other unit',
      on: 'agriculture',
      set: { amountUnit: '元' },
      says: '全年支出只有',
      at: 'amountUnit',
    },
  ],
  passes: [
    { name: 'a budget ten times the result', set: { 'expenditure[0].initialBudget': 1864 } },
    { name: 'a fund that grew a hundredfold', set: { 'priorYear["revenue.all.governmentFund"]': 0.25 } },
  ],
};
