import type { RuleCases } from '../engine/case.ts';

export const H26: RuleCases = {
  fails: [
    {
      name: 'pasted twice',
      on: 'selfEvaluation',
      prose: { 'performance.md': ['完成年度任务。', '完成年度任务。开展职业技能培训1200人次，完成年度任务。'] },
      says: '重复了两次',
      at: 'performance.md:5',
    },
  ],
  passes: [
    {
      name: 'a short phrase twice',
      on: 'selfEvaluation',
      prose: { 'performance.md': ['完成年度任务。', '完成年度任务。完成任务。完成任务。'] },
    },
  ],
};
