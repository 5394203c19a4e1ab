import type { RuleCases } from '../engine/case.ts';

export const D08: RuleCases = {
  fails: [
    {
      name: 'an amount that lost its 万 among others',
      on: 'redHead',
      prose: { 'analysis/deviation.md': ['6.49万元没有执行', '6.49元没有执行'] },
      says: '同一句中其他金额都是万元，这里写 6.49元',
      at: 'analysis/deviation.md:1',
    },
  ],
  passes: [
    {
      name: 'a price among others',
      on: 'redHead',
      prose: { 'analysis/deviation.md': ['6.49万元没有执行', '户均6.49元，没有执行'] },
    },
  ],
};
