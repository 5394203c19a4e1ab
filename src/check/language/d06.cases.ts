import type { RuleCases } from '../engine/case.ts';

export const D06: RuleCases = {
  fails: [
    {
      name: 'the expenditure of another office',
      on: 'agriculture',
      read: true,
      printed: ['提前组织验收，当年任务当年付款', '禾溪县水务局2023年度总支出822.26万元'],
      says: '“禾溪县水务局”不是本单位',
    },
    {
      name: 'another office of the place in the frame of the accounts',
      on: 'agriculture',
      read: true,
      printed: ['局机关内设办公室', '纳入禾溪县水务局2023年度部门决算编制范围的有两个单位。局机关内设办公室'],
      says: '“禾溪县水务局”不是本单位',
    },
    {
      name: 'plans of another office',
      on: 'agriculture',
      read: true,
      printed: ['提前组织验收，当年任务当年付款', '下一步，禾溪县水务局将提前组织验收，当年任务当年付款'],
      says: '“禾溪县水务局”不是本单位',
    },
    {
      name: 'a project under another name',
      on: 'agriculture',
      prose: { 'explanation/performance.md': ['组织对农作物病虫害统防统治等', '组织对农作物病虫害综合防治等'] },
      says: '“农作物病虫害综合防治”与项目名称“农作物病虫害统防统治”差 3 个字',
      at: 'explanation/performance.md:1',
    },
  ],
  passes: [
    {
      name: 'plans of its own',
      on: 'agriculture',
      read: true,
      printed: ['提前组织验收，当年任务当年付款', '下一步，禾溪县农业农村局将提前组织验收，当年任务当年付款'],
    },
    {
      name: 'another thing that begins alike',
      on: 'agriculture',
      prose: { 'explanation/performance.md': ['组织对农作物病虫害统防统治等', '组织对农作物病虫草鼠害整治等'] },
    },
    { name: 'brackets in a name', on: 'agriculture', set: { 'projects[1].name': '(一)(二)农产品质量安全监测' } },
  ],
};
