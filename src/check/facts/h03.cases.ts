import type { RuleCases } from '../engine/case.ts';

export const H03: RuleCases = {
  fails: [
    {
      name: 'a negative budget that no table prints',
      on: 'selfEvaluation',
      set: { 'threePublic.budget.reception': -1 },
      says: '负数 -1万元',
      at: 'threePublic.budget.reception',
    },
  ],
  passes: [
    {
      name: 'a refund that is explained',
      set: {
        'expenditure[0].project': -3,
        'expenditure[0].basic': 189.42,
        'basicByEconomicItem[0].amount': 65.4,
        'reasons["generalPublic.2070101.project"]': [{ text: '收回以前年度项目结余资金' }],
      },
    },
  ],
};
