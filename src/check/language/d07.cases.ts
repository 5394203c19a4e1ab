import type { RuleCases } from '../engine/case.ts';

export const D07: RuleCases = {
  fails: [
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
      name: 'an age in months',
      prose: { 'key-work/2-performances.md': ['观众2.6万人次', '观众2.6万人次，其中18月龄以上幼儿由家长陪同'] },
    },
  ],
};
