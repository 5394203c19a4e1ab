import type { RuleCases } from '../engine/case.ts';

export const H24: RuleCases = {
  fails: [
    {
      name: 'four tasks announced and three told',
      on: 'selfEvaluation',
      prose: { 'key-tasks.md': ['一是组织', '重点抓好以下四项工作：一是组织'] },
      says: '写 4 个，所列为 3 个',
      at: 'key-tasks.md:1',
    },
    {
      name: 'people that do not add up',
      on: 'selfEvaluation',
      prose: { 'unit.md': ['年末实有29人', '年末实有29人，其中主任1人，副主任2人，职员25人'] },
      says: '之和为 28 人',
      at: 'unit.md:1',
    },
    {
      name: 'two institutions and one name',
      on: 'agriculture',
      prose: { 'overview/structure.md': ['下属事业单位1个', '下属事业单位2个'] },
      says: '写出名称的有 1 个',
      at: 'overview/structure.md:1',
    },
  ],
  passes: [
    {
      name: 'three tasks announced and told',
      on: 'selfEvaluation',
      prose: { 'key-tasks.md': ['一是组织', '重点抓好以下三项工作：一是组织'] },
    },
    {
      name: 'some of many',
      on: 'selfEvaluation',
      prose: { 'unit.md': ['年末实有29人', '年末实有29人，服务甲村、乙村、丙村等40个村'] },
    },
  ],
};
