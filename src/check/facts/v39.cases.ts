import type { RuleCases } from '../engine/case.ts';

export const V39: RuleCases = {
  fails: [
    {
      name: 'repayment of debt in a year without a line for it',
      set: { year: 2025, 'revenue[6].code': '2310301', 'expenditure[6].code': '2310301' },
      says: '没有“债务还本支出”（231）一行',
      at: 'revenue[6].code',
    },
  ],
  passes: [
    {
      name: 'repayment of debt in a year with a line for it',
      set: { 'revenue[6].code': '2310301', 'expenditure[6].code': '2310301' },
    },
  ],
};
