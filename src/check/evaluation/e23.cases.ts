import type { RuleCases } from '../engine/case.ts';

const GOAL = 'keyWork[2].goal';

export const E23: RuleCases = {
  fails: [
    {
      name: 'a goal that was raised',
      set: { [GOAL]: '检查文化经营场所不少于260家次' },
      says: '完成情况写 252家次，没有达到目标',
      at: 'key-work/3-market.md:1',
    },
  ],
  passes: [
    {
      name: 'a goal missed and explained',
      set: { [GOAL]: '检查文化经营场所不少于260家次' },
      prose: { 'key-work/3-market.md': ['发现问题9个', '比目标少8家次，因部分场所停业；发现问题9个'] },
    },
    { name: 'another unit', set: { [GOAL]: '检查文化经营场所不少于260个' } },
  ],
};
