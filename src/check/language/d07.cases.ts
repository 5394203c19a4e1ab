import type { RuleCases } from '../engine/case.ts';

export const D07: RuleCases = {
  fails: [
    {
      name: 'a month that there is not',
      prose: { 'key-work/2-performances.md': ['观众2.6万人次', '2022年14月份观众2.6万人次'] },
      says: '“2022年14月”：没有这个日期',
      at: 'key-work/2-performances.md:1',
    },
  ],
  passes: [
    {
      name: 'an age in months',
      prose: { 'key-work/2-performances.md': ['观众2.6万人次', '观众2.6万人次，其中18月龄以上幼儿由家长陪同'] },
    },
  ],
};
