import type { RuleCases } from '../engine/case.ts';

export const D06: RuleCases = {
  fails: [
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
      name: 'another thing that begins alike',
      on: 'agriculture',
      prose: { 'explanation/performance.md': ['组织对农作物病虫害统防统治等', '组织对农作物病虫草鼠害整治等'] },
    },
    { name: 'brackets in a name', on: 'agriculture', set: { 'projects[1].name': '(一)(二)农产品质量安全监测' } },
  ],
};
