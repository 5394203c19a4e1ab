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
  ],
  passes: [{ name: 'twice last year', set: { 'priorYear.agencyOperatingCosts': 17 } }],
};
