import type { RuleCases } from '../engine/case.ts';

export const H19: RuleCases = {
  fails: [
    { name: 'a paper dated within its year', set: { date: '2022-09-20' }, says: '还在报告年度 2022年之内', at: 'date' },
    { name: 'a paper dated two years later', set: { date: '2024-09-20' }, says: '晚两年或更多', at: 'date' },
  ],
  passes: [{ name: 'the first day after', set: { date: '2023-01-01' } }],
};
