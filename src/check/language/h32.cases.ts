import type { RuleCases } from '../engine/case.ts';

export const H32: RuleCases = {
  fails: [
    {
      name: 'spectators in ones',
      prose: { 'key-work/2-performances.md': ['观众2.6万人次', '观众2.6人次'] },
      says: '“2.6人次”与别处的“2.6万人次”',
      at: 'key-work/2-performances.md:1',
    },
    {
      name: 'against the result of an indicator',
      on: 'agriculture',
      prose: { 'annex/pest-control-result.md': ['8.62万亩', '8.62亩'] },
      says: '8.62万亩',
      at: 'annex/pest-control-result.md:1',
    },
  ],
  passes: [
    { name: 'another number', prose: { 'key-work/2-performances.md': ['观众2.6万人次', '观众2.6万人次，演员31人次'] } },
  ],
};
