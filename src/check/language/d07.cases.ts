import type { RuleCases } from '../engine/case.ts';

export const D07: RuleCases = {
  fails: [
    {
      name: 'visitors of the year before',
      on: 'agriculture',
      read: true,
      printed: ['国内公务接待31批次，264人次', '2022年共接待国内来访团组31个，264人次'],
      says: '写“2022年”',
    },
    {
      name: 'cars at the end of the year before',
      on: 'agriculture',
      read: true,
      printed: ['截至2023年12月底，单位共有公务用车3辆', '2022年期末，单位公务用车保有量为3辆'],
      says: '写“2022年”',
    },
    {
      name: 'a fund that there was not in the year before',
      on: 'agriculture',
      read: true,
      printed: ['提前组织验收，当年任务当年付款', '提前组织验收。我部门2022年度没有政府性基金预算财政拨款收入'],
      says: '写“2022年”',
    },
    {
      name: 'a month that there is not',
      prose: { 'key-work/2-performances.md': ['观众2.6万人次', '2022年14月份观众2.6万人次'] },
      says: '“2022年14月”：没有这个日期',
      at: 'key-work/2-performances.md:1',
    },
    {
      name: 'the units that belong to the accounts of another year',
      prose: { 'overview/structure.md': ['内设办公室', '纳入2021年度部门决算编制范围的单位共1个。内设办公室'] },
      says: '说的是2022年度的决算',
      at: 'overview/structure.md:1',
    },
    {
      name: "last year's goals reached",
      prose: { 'explanation/performance-work.md': ['从评价情况看，', '从评价情况看，2021年度绩效目标都已完成，'] },
      says: '说的是2022年度的目标',
      at: 'explanation/performance-work.md:1',
    },
  ],
  passes: [
    {
      name: 'visitors of both years',
      on: 'agriculture',
      read: true,
      printed: [
        '国内公务接待31批次，264人次',
        '2023年共接待国内来访团组31个，264人次；2022年共接待国内来访团组33个，270人次',
      ],
    },
    {
      name: 'a reason in the year before',
      on: 'agriculture',
      read: true,
      printed: ['提前组织验收，当年任务当年付款', '主要原因是我单位2022年度没有政府性基金预算财政拨款收入，因此增加'],
    },
    {
      name: 'an age in months',
      prose: { 'key-work/2-performances.md': ['观众2.6万人次', '观众2.6万人次，其中18月龄以上幼儿由家长陪同'] },
    },
  ],
};
