import type { RuleCases } from '../engine/case.ts';

export const C17: RuleCases = {
  fails: [
    {
      name: 'no cars for the money of running them',
      on: 'agriculture',
      read: true,
      printed: ['单位共有公务用车3辆', '单位共有公务用车0辆'],
      says: '“公务用车运行维护费决算数”为',
    },
    {
      name: 'no visitors for the money of a paper',
      on: 'agriculture',
      read: true,
      printed: ['国内公务接待31批次', '国内公务接待0批次'],
      says: '“公务接待费决算数”为 2.94万元，一为零一不为零',
    },
    {
      name: 'fewer visitors than visits',
      on: 'agriculture',
      read: true,
      printed: ['31批次，264人次', '31批次，26人次'],
      says: '少于',
    },
    {
      name: 'fewer visitors than groups that were received',
      on: 'agriculture',
      read: true,
      printed: ['国内公务接待31批次，264人次', '接待国内来访团组31个，26人次'],
      says: '少于',
    },
  ],
  passes: [
    {
      name: 'groups that were received',
      on: 'agriculture',
      read: true,
      printed: ['国内公务接待31批次，264人次', '接待国内来访团组31个，264人次'],
    },
    { name: 'a visitor for each visit', on: 'agriculture', read: true, printed: ['31批次，264人次', '31批次，31人次'] },
  ],
};
