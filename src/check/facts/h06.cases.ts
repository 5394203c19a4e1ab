import type { RuleCases } from '../engine/case.ts';

export const H06: RuleCases = {
  fails: [
    {
      name: 'an item that spends more than it has',
      set: { 'revenue[2].generalPublic': 90.1 },
      says: '小于支出',
      at: 'revenue[2].generalPublic',
    },
    {
      name: 'an item under the wrong fund',
      set: { 'expenditure[7].fund': 'generalPublic' },
      says: '年末结转和结余为 -18.5万元',
    },
    {
      name: 'money left over that nobody speaks of',
      set: { 'revenue[5].generalPublic': 22.75 },
      says: '没有说明',
      at: 'revenue[5].generalPublic',
    },
  ],
  passes: [
    {
      name: 'money left over and explained',
      set: {
        'revenue[5].generalPublic': 22.75,
        'reasons["generalPublic.2101101.total"]': [{ text: '年末缴费跨年结算，结转下年支付' }],
      },
    },
  ],
};
