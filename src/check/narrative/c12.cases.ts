import type { RuleCases } from '../engine/case.ts';

export const C12: RuleCases = {
  fails: [
    {
      name: 'a share of basic expenditure',
      on: 'agriculture',
      read: true,
      printed: ['人员经费606.62万元，主要包括', '人员经费606.62万元，占基本支出的38.64%，主要包括'],
      says: '应为 83.64%',
    },
  ],
  passes: [
    {
      name: 'the right share',
      on: 'agriculture',
      read: true,
      printed: ['人员经费606.62万元，主要包括', '人员经费606.62万元，占基本支出的83.64%，主要包括'],
    },
  ],
};
