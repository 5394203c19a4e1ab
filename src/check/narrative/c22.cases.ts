import type { RuleCases } from '../engine/case.ts';

export const C22: RuleCases = {
  fails: [
    {
      name: 'more than all',
      on: 'agriculture',
      read: true,
      printed: ['农户满意度94%，任务', '农户满意度194%，任务'],
      says: '大于 100%，请核实',
    },
    {
      name: 'more projects than the money is for',
      on: 'agriculture',
      prose: { 'annex/department-report.md': ['常年项目2个', '常年项目8个'] },
      says: '94.2万元是全部 2个项目的金额，句中写 8个',
      at: 'annex/department-report.md:23',
    },
    {
      name: 'grades that make more than all projects',
      printed: ['共涉及项目2个', '绩效自评的项目5个，其中“优”的项目3个、“良”的项目1个、“中”的项目2个；共涉及项目2个'],
      says: '各等级的项目相加为 6个',
    },
    {
      name: 'grades without quotation marks in the next sentence',
      printed: ['共涉及项目2个', '共涉及项目2个。自评结果为优的项目2个，良的项目1个'],
      says: '各等级的项目相加为 3个，请核实',
    },
    {
      name: 'projects before their grades',
      printed: ['共涉及项目2个', '共涉及项目2个。其中1个项目自评等级为优，2个项目自评等级为良'],
      says: '各等级的项目相加为 3个，请核实',
    },
    {
      name: 'problems of which one is lost',
      printed: ['共涉及项目2个', '自评中共发现问题5个，已经完成整改的3个，正在整改的1个；共涉及项目2个'],
      says: '已整改、未整改的问题相加为 4个',
    },
  ],
  passes: [
    {
      name: 'grades of projects of two kinds',
      printed: ['共涉及项目2个', '共涉及项目2个，政府性基金预算项目1个。其中2个项目自评等级为优，1个项目自评等级为良'],
    },
    {
      name: 'the first projects of a list',
      printed: ['共涉及项目2个', '共涉及项目2个，其中3个方面做得较好，良种补贴1个月内发放'],
    },
    {
      name: 'grades that make all projects',
      printed: ['共涉及项目2个', '绩效自评的项目5个，其中“优”的项目3个、“良”的项目2个；共涉及项目2个'],
    },
    {
      name: 'projects of which others have the rest of the money',
      on: 'agriculture',
      prose: {
        'annex/department-report.md': ['常年项目2个，涉及预算总金额94.2万元', '常年项目8个，涉及预算总金额120.5万元'],
      },
    },
  ],
};
