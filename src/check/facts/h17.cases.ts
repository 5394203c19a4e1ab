import type { RuleCases } from '../engine/case.ts';

export const H17: RuleCases = {
  fails: [
    {
      name: 'more than full marks',
      on: 'agriculture',
      set: { 'facts.overallScore.value': 961 },
      says: '超过满分 100分',
      at: 'facts.overallScore.value',
    },
    {
      name: 'contracts above their budget',
      on: 'agriculture',
      set: {
        'facts.reserved': { label: '面向中小企业预留的预算金额', value: 20, unit: '万元' },
        'facts.signed': { label: '面向中小企业预留的项目中标金额', value: 25.4, unit: '万元' },
      },
      says: '25.4万元，大于“面向中小企业预留的预算金额”20万元',
      at: 'facts.signed.value',
    },
    {
      name: 'a total with two digits swapped',
      on: 'redHead',
      set: { 'facts.totalRevenue.value': 598.01 },
      says: '只差一位',
      at: 'facts.totalRevenue.value',
    },
  ],
  passes: [
    {
      name: 'contracts of others than the budget is for',
      on: 'agriculture',
      set: {
        'facts.reserved': { label: '面向小微企业预留的预算金额', value: 20, unit: '万元' },
        'facts.signed': { label: '面向中小企业预留的项目中标金额', value: 25.4, unit: '万元' },
      },
    },
    { name: 'full marks', on: 'agriculture', set: { 'facts.overallScore.value': 100 } },
  ],
};
