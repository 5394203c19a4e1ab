import type { RuleCases } from '../engine/case.ts';

export const H14: RuleCases = {
  fails: [
    {
      name: 'a project form of 105',
      set: { 'projects[0].selfEvaluation.indicators[0].weight': 20 },
      says: '共 105 分',
      at: 'projects[0].selfEvaluation.indicators',
    },
  ],
  passes: [
    {
      name: 'weights moved from one indicator to another',
      set: {
        'projects[0].selfEvaluation.indicators[0].weight': 10,
        'projects[0].selfEvaluation.indicators[1].weight': 20,
      },
    },
  ],
};
