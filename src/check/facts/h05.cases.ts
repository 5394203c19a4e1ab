import type { RuleCases } from '../engine/case.ts';

export const H05: RuleCases = {
  fails: [
    {
      name: 'a project above its budget',
      set: { 'projects[2].adjustedBudget': 15 },
      says: '没有说明原因',
      at: 'expenditure[7].project[0].amount',
    },
  ],
  passes: [{ name: 'a project that spent all of its budget', set: { 'projects[0].adjustedBudget': 96.8 } }],
};
