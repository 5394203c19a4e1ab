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
  ],
  passes: [{ name: 'every post filled', on: 'selfEvaluation', set: { 'staff.actual': 32 } }],
};
