import type { RuleCases } from '../engine/case.ts';

export const C33: RuleCases = {
  fails: [
    {
      name: 'points that do not add up',
      prose: { 'annex/report.md': ['绩效目标评价得80分', '绩效目标评价得81分'] },
      says: '各项得分之和（19.48分、81分）为 100.48分',
      at: 'annex/report.md:3',
    },
    {
      name: 'what is left of a budget',
      on: 'redHead',
      prose: { 'analysis/deviation.md': ['支出582.52万元', '支出528.52万元'] },
      says: '预算数减支出数（589.01万元、528.52万元）为 60.49万元',
      at: 'analysis/deviation.md:1',
    },
    {
      name: 'the parts of what is left',
      on: 'redHead',
      prose: { 'analysis/deviation.md': ['小型水库管护1.8万元', '小型水库管护1.3万元'] },
      says: '所列各部分之和',
      at: 'analysis/deviation.md:1',
    },
  ],
  passes: [
    {
      name: 'rounded parts',
      on: 'redHead',
      prose: { 'analysis/deviation.md': ['公用经费节约0.36万元', '公用经费节约0.35万元'] },
    },
  ],
};
