import type { RuleCases } from '../engine/case.ts';

export const D22: RuleCases = {
  fails: [
    {
      name: 'performance pay in a government office',
      set: { 'basicByEconomicItem[2].code': '30107' },
      says: '列有“绩效工资”38.9万元',
      at: 'basicByEconomicItem[2].code',
    },
    {
      name: 'running costs of an office in an institution',
      set: { 'unit.nature': 'institution' },
      says: '科目 2070101“行政运行”反映行政单位的基本支出',
      at: 'expenditure[0].code',
    },
    {
      name: 'basic expenditure under general administration',
      set: { 'expenditure[1].basic': 1 },
      says: '反映行政单位的项目支出，本单位列在基本支出',
      at: 'expenditure[1].code',
    },
  ],
  passes: [
    {
      name: 'both kinds of medical cost in a department of offices and institutions',
      set: { 'unit.nature': 'mixed', 'basicByEconomicItem[2].code': '30107' },
    },
  ],
};
