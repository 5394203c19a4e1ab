import type { RuleCases } from '../engine/case.ts';

export const H21: RuleCases = {
  fails: [
    {
      name: 'more batches as the reason of less money',
      on: 'agriculture',
      set: { 'causes.reception.text': '上级检查增多，接待批次增加' },
      says: '方向相反',
      at: 'causes.reception.text',
    },
  ],
  passes: [
    {
      name: 'a reason that tells of both directions',
      on: 'agriculture',
      set: { 'causes.reception.text': '接待批次增加，人均费用下降' },
    },
  ],
};
