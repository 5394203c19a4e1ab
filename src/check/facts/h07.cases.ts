import type { RuleCases } from '../engine/case.ts';

export const H07: RuleCases = {
  fails: [
    {
      name: 'kinds that do not add up',
      on: 'agriculture',
      set: { 'priorYear["threePublic.final.reception"]': 2.1 },
      says: '各项之和为 11.05万元',
      at: 'priorYear["threePublic.final.total"]',
    },
    {
      name: 'a part greater than its whole',
      set: { 'priorYear["generalPublic.all.total"]': 512.8 },
      says: '部分不会大于全部',
      at: 'priorYear["generalPublic.all.total"]',
    },
  ],
  passes: [{ name: 'all of it fiscal money', set: { 'priorYear["fiscal.grandTotal"]': 396.2 } }],
};
