import type { RuleCases } from '../engine/case.ts';

export const E28: RuleCases = {
  fails: [
    {
      name: 'a conclusion with another budget than the form',
      read: true,
      on: 'agriculture',
      printed: ['项目预算36.2万元，全部支出', '项目预算63.2万元，全部支出'],
      says: '写预算数 63.2万元，“',
    },
    {
      name: 'an adjustment that the columns do not make',
      read: true,
      on: 'agriculture',
      printed: ['调减预算2万元', '调减预算2元'],
      says: '写预算调整数 2元',
    },
    {
      name: 'the basic expenditure of the whole unit with two digits swapped',
      read: true,
      printed: ['249.45（万元）', '249.54（万元）'],
      says: '整体自评表基本支出印为 249.54万元，支出决算表为 249.45万元',
    },
  ],
  passes: [
    {
      name: 'the same amount in 元',
      read: true,
      on: 'agriculture',
      printed: ['项目预算36.2万元，全部支出', '项目预算362000元，全部支出'],
    },
  ],
};
