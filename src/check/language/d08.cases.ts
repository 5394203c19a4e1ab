import type { RuleCases } from '../engine/case.ts';

export const D08: RuleCases = {
  fails: [
    {
      name: 'a sum in 元 where all others are in 万元',
      on: 'agriculture',
      read: true,
      printed: ['人员经费606.62万元，主要包括', '人员经费6066200元，主要包括'],
      says: '其他金额都是万元，这里写 6066200元',
    },
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
      name: 'a price in 元',
      on: 'agriculture',
      read: true,
      printed: ['提前组织验收，当年任务当年付款', '每台设备单价150000元，提前组织验收，当年任务当年付款'],
    },
    {
      name: 'a price among others',
      on: 'redHead',
      prose: { 'analysis/deviation.md': ['6.49万元没有执行', '户均6.49元，没有执行'] },
    },
  ],
};
