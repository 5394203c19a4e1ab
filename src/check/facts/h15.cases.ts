import type { RuleCases } from '../engine/case.ts';

export const H15: RuleCases = {
  fails: [
    {
      name: 'at least everything',
      set: { 'projects[0].selfEvaluation.indicators[2].target': { value: 100, sign: '≥', unit: '%' } },
      says: '不会超过 100%',
      at: 'projects[0].selfEvaluation.indicators[2].target',
    },
    {
      name: 'copied and not renamed',
      set: { 'projects[0].selfEvaluation.indicators[1].name': '新增图书册数' },
      says: '重复了两次',
      at: 'projects[0].selfEvaluation.indicators[1].name',
    },
  ],
  passes: [
    {
      name: 'a growth of more than everything',
      set: { 'projects[0].selfEvaluation.indicators[4].target': { value: 120, sign: '≥', unit: '%' } },
    },
  ],
};
