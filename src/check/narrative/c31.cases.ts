import type { RuleCases } from '../engine/case.ts';

export const C31: RuleCases = {
  fails: [
    {
      name: 'two digits of a whole number swapped',
      on: 'agriculture',

      printed: ['项目预算58万元，支出54.6', '项目预算85.00万元，支出54.6'],
      says: '只差一位',
    },
    {
      name: 'two digits of what is carried over swapped',
      on: 'agriculture',
      read: true,
      printed: ['3.4万元结转到2024年支付', '4.3万元结转到2024年支付'],
      says: '只差一位',
    },
  ],
  passes: [
    {
      name: 'an amount that was taken back',
      on: 'agriculture',
      read: true,
      printed: ['提前组织验收，当年任务当年付款', '提前组织验收，年末收回结余4.3万元，当年任务当年付款'],
    },
  ],
};
