import type { RuleCases } from '../engine/case.ts';

export const H18: RuleCases = {
  fails: [
    {
      name: 'all projects evaluated, says the text',
      prose: {
        'explanation/performance-work.md': ['绩效目标都已完成。', '绩效目标都已完成，所有项目都开展了绩效自评。'],
      },
      says: '1 个项目没有自评表：“群众艺术普及”',
      at: 'explanation/performance-work.md:1',
    },
  ],
  passes: [
    {
      name: 'some projects evaluated',
      prose: {
        'explanation/performance-work.md': ['绩效目标都已完成。', '绩效目标都已完成，两个项目开展了绩效自评。'],
      },
    },
  ],
};
