import type { RuleCases } from '../engine/case.ts';

export const H08: RuleCases = {
  fails: [
    {
      name: 'last year without its last digit',
      set: { 'priorYear["generalPublic.all.total"]': 36.88 },
      says: '增幅、降幅异常',
      at: 'priorYear["generalPublic.all.total"]',
    },
    {
      name: 'a budget of a hundred times the result',
      set: { 'threePublic.budget.reception': 100 },
      says: '是决算数 0.86万元的 116 倍',
      at: 'threePublic.budget.reception',
    },
    {
      name: 'a budget of more than the whole expenditure, and nothing spent',
      set: { 'threePublic.budget.overseas': 9500 },
      says: '比全年全部支出',
      at: 'threePublic.budget.overseas',
    },
    {
      name: "this year's amount for last year's",
      set: { 'priorYear["generalPublic.all.total"]': 390.05 },
      says: '一分不差',
      at: 'priorYear["generalPublic.all.total"]',
    },
  ],
  passes: [{ name: 'twice last year', set: { 'priorYear.agencyOperatingCosts': 17 } }],
};
