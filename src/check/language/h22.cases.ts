import type { RuleCases } from '../engine/case.ts';

export const H22: RuleCases = {
  fails: [
    {
      name: '96 points and good',
      on: 'agriculture',
      prose: {
        'annex/department-report.md': [
          '本次评价自评得分为{{fact "overallScore"}}。',
          '本次评价自评得分为{{fact "overallScore"}}，评价等级为“良”。',
        ],
      },
      says: '应为“优”',
      at: 'annex/department-report.md:29',
    },
  ],
  passes: [
    {
      name: '96 points and excellent',
      on: 'agriculture',
      prose: {
        'annex/department-report.md': [
          '本次评价自评得分为{{fact "overallScore"}}。',
          '本次评价自评得分为{{fact "overallScore"}}，评价等级为“优”。',
        ],
      },
    },
  ],
};
