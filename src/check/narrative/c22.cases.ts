import type { RuleCases } from '../engine/case.ts';

export const C22: RuleCases = {
  fails: [
    {
      name: 'more projects than the money is for',
      on: 'agriculture',
      prose: { 'annex/department-report.md': ['常年项目2个', '常年项目8个'] },
      says: '94.2万元是全部 2个项目的金额，句中写 8个',
      at: 'annex/department-report.md:23',
    },
  ],
  passes: [
    {
      name: 'projects of which others have the rest of the money',
      on: 'agriculture',
      prose: {
        'annex/department-report.md': ['常年项目2个，涉及预算总金额94.2万元', '常年项目8个，涉及预算总金额120.5万元'],
      },
    },
  ],
};
