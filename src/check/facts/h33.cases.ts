import type { RuleCases } from '../engine/case.ts';

const DATE = 'projects[0].selfEvaluation.date';

export const H33: RuleCases = {
  fails: [
    {
      name: 'a form dated in the year it reports on',
      set: { [DATE]: '2022.5.16' },
      says: '还在报告年度 2022年之内或之前',
      at: DATE,
    },
    {
      name: 'a form dated after the paper',
      set: { 'performance.overall.date': '2024年5月18日' },
      says: '晚于报告的日期 2023-09-20',
      at: 'performance.overall.date',
    },
    {
      name: 'the department of another form',
      on: 'redHead',
      set: { 'performance.overall.departmentName': '禾溪县林业局' },
      says: '部门名称是“禾溪县林业局”',
      at: 'performance.overall.departmentName',
    },
    {
      name: 'an office that nothing else names',
      on: 'agriculture',
      set: { 'projects[0].selfEvaluation.implementer': '禾溪县畜牧局' },
      says: '实施单位是“禾溪县畜牧局”',
      at: 'projects[0].selfEvaluation.implementer',
    },
  ],
  passes: [
    {
      name: 'a short form of the name',
      on: 'agriculture',
      set: { 'projects[0].selfEvaluation.implementer': '县农业局' },
    },
    { name: 'a station of the unit', on: 'agriculture', set: { 'projects[0].selfEvaluation.implementer': '植保站' } },
    { name: 'the day of the paper', set: { [DATE]: '2023.9.20' } },
  ],
};
