import type { RuleCases } from '../engine/case.ts';

export const C20: RuleCases = {
  fails: [
    {
      name: 'a contract that is greater than all that was bought',
      on: 'agriculture',
      read: true,
      printed: [
        '政府采购服务支出12.4万元。',
        '政府采购服务支出12.4万元。由中小企业供应商中标或成交的，采购金额61.2万元。',
      ],
      says: '采购金额61.2万元”：大于政府采购支出总额 29.2万元',
    },
  ],
  passes: [
    {
      name: 'a contract within it',
      on: 'agriculture',
      read: true,
      printed: [
        '政府采购服务支出12.4万元。',
        '政府采购服务支出12.4万元。由中小企业供应商中标或成交的，采购金额12.6万元。',
      ],
    },
  ],
};
