import type { RuleCases } from '../engine/case.ts';

export const C09: RuleCases = {
  fails: [
    {
      name: 'a budget between the result and its completion',
      on: 'accounts',
      read: true,
      printed: [
        '支出年初预算为382万元，支出决算为390.05万元，完成年初预算的102.1%',
        '支出决算为390.05万元，年初预算为382万元，完成年初预算的120.1%',
      ],
      says: '应为 102.1%',
    },
    {
      name: 'a completion after the result and the budget',
      on: 'accounts',
      read: true,
      printed: [
        '支出年初预算为382万元，支出决算为390.05万元，完成年初预算的102.1%',
        '支出390.05万元。年初预算数382万元，完成年初预算的120.1%',
      ],
      says: '应为 102.1%',
    },
    {
      name: 'a budget after the result that its items do not make',
      on: 'accounts',
      read: true,
      printed: [
        '支出年初预算为382万元，支出决算为390.05万元，完成年初预算的102.1%',
        '支出390.05万元。年初预算数328万元，完成年初预算的118.9%',
      ],
      says: '年初预算之和为 382万元',
    },
  ],
  passes: [
    {
      name: 'such a budget with its completion',
      on: 'accounts',
      read: true,
      printed: [
        '支出年初预算为382万元，支出决算为390.05万元，完成年初预算的102.1%',
        '支出决算为390.05万元，年初预算为382万元，完成年初预算的102.1%',
      ],
    },
    {
      name: 'the result before the budget',
      on: 'accounts',
      read: true,
      printed: [
        '支出年初预算为382万元，支出决算为390.05万元，完成年初预算的102.1%',
        '支出390.05万元。年初预算数382万元，完成年初预算的102.1%',
      ],
    },
  ],
};
