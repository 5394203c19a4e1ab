import type { RuleCases } from '../engine/case.ts';

export const C14: RuleCases = {
  fails: [
    {
      name: 'a share of the projects of a fund',
      on: 'accounts',
      read: true,
      printed: [
        '100%。从评价情况看',
        '100%。对政府性基金预算项目支出开展绩效自评，涉及资金15.8万元，占政府性基金预算项目支出总额的100%。从评价情况看',
      ],
      says: '应为 85.4',
    },
  ],
  passes: [
    {
      name: 'all projects of a fund',
      on: 'accounts',
      read: true,
      printed: [
        '100%。从评价情况看',
        '100%。对政府性基金预算项目支出开展绩效自评，涉及资金18.5万元，占政府性基金预算项目支出总额的100%。从评价情况看',
      ],
    },
  ],
};
