import type { RuleCases } from '../engine/case.ts';

export const H09: RuleCases = {
  fails: [
    {
      name: 'more people than posts',
      on: 'selfEvaluation',
      set: { 'staff.actual': 34 },
      says: '大于编制数 32',
      at: 'staff.actual',
    },
    {
      name: 'few people for the posts',
      on: 'selfEvaluation',
      set: { 'staff.actual': 9 },
      says: '不到编制数 32 的一半',
      at: 'staff.actual',
    },
    {
      name: 'more people than posts in a text',
      on: 'agriculture',
      prose: { 'annex/department-report.md': ['年末实有22人', '年末实有27人'] },
      says: '实有 27 人，大于编制数 24',
      at: 'annex/department-report.md:9',
    },
  ],
  passes: [
    { name: 'every post filled', on: 'selfEvaluation', set: { 'staff.actual': 32 } },
    {
      name: 'an answer to a finding',
      on: 'agriculture',
      set: { waivers: [{ rule: 'E10', reason: '编制24名，年末实有27人，是初稿的数', by: '财务股' }] },
    },
  ],
};
