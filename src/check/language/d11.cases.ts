import type { RuleCases } from '../engine/case.ts';

export const D11: RuleCases = {
  fails: [
    {
      name: 'an item that is explained as another',
      on: 'agriculture',
      read: true,
      printed: ['（项）：反映农业农村部门所属事业单位的基本支出', '（项）：反映病虫害控制方面的支出'],
      says: '“事业运行（项）”的解释写的是“病虫害控制”',
    },
  ],
  passes: [
    {
      name: 'an item that is explained by its own name',
      on: 'agriculture',
      read: true,
      printed: ['（项）：反映农业农村部门所属事业单位的基本支出', '（项）：反映事业运行方面的支出'],
    },
  ],
};
