import type { RuleCases } from '../engine/case.ts';

const ACTUAL = 'performance.overall.goals[0].indicators[5].actual.value';

export const E21: RuleCases = {
  fails: [
    {
      name: 'a rate with two digits swapped',
      on: 'redHead',
      set: { [ACTUAL]: 181 },
      printed: ['97.31%', '93.71%'],
      says: '“巡查河道长度”完成率印为 93.71%，应为 97.31%',
    },
  ],
  passes: [{ name: 'a rate that is rounded', on: 'redHead', set: { [ACTUAL]: 181 } }],
};
