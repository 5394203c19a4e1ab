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
  ],
  passes: [{ name: 'full marks', on: 'agriculture', set: { 'facts.overallScore.value': 100 } }],
};
