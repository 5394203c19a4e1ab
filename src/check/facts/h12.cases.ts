import type { RuleCases } from '../engine/case.ts';

export const H12: RuleCases = {
  fails: [
    {
      name: 'the housing fund under another item',
      set: { 'revenue[6].code': '2210203', 'expenditure[6].code': '2210203' },
      says: '没有 2210201“住房公积金”',
      at: 'expenditure[6].code',
    },
    {
      name: 'pension and annuity crossed',
      set: {
        'revenue[3].generalPublic': 10.68,
        'revenue[4].generalPublic': 21.36,
        'expenditure[3].basic': 10.68,
        'expenditure[4].basic': 21.36,
      },
      says: '写反了',
      at: 'expenditure[3]',
    },
    {
      name: 'amounts pasted one row off',
      set: { 'basicByEconomicItem[6].amount': 18.24, 'basicByEconomicItem[7].amount': 1.26 },
      says: '请核实是否贴错了行',
      at: 'basicByEconomicItem[6]',
    },
  ],
  passes: [
    {
      name: 'a housing subsidy beside the fund',
      set: { 'expenditure[8]': { code: '2210203', fund: 'generalPublic', initialBudget: 0, basic: 1.2 } },
    },
  ],
};
