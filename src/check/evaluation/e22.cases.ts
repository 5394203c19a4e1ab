import type { RuleCases } from '../engine/case.ts';

export const E22: RuleCases = {
  fails: [
    {
      name: 'the area of a goal',
      on: 'agriculture',
      prose: { 'annex/pest-control-goal.md': ['8.5万亩', '5.8万亩'] },
      says: '“统防统治面积”的目标值为 8.5万亩',
      at: 'annex/pest-control-goal.md:1',
    },
    {
      name: 'the result of a goal',
      on: 'redHead',
      set: { 'performance.overall.goals[0].result': '维修养护农村供水工程26处，巡查河道129公里。' },
      says: '“巡查河道长度”的完成值为 192公里',
      at: 'performance.overall.goals[0].result',
    },
  ],
  passes: [
    {
      name: 'two numbers of one unit',
      on: 'agriculture',
      prose: { 'annex/pest-control-goal.md': ['8.5万亩', '8.5万亩，其中水稻5万亩'] },
    },
  ],
};
