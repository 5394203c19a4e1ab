import type { RuleCases } from '../engine/case.ts';

export const H15: RuleCases = {
  fails: [
    {
      name: 'a result against its target',
      on: 'agriculture',
      set: { 'projects[0].selfEvaluation.indicators[4].actual.text': '全县农药用量比上年增加12吨' },
      says: '方向相反而得满分',
      at: 'projects[0].selfEvaluation.indicators[4].actual',
    },
    {
      name: 'at least everything',
      set: { 'projects[0].selfEvaluation.indicators[2].target': { value: 100, sign: '≥', unit: '%' } },
      says: '不会超过 100%',
      at: 'projects[0].selfEvaluation.indicators[2].target',
    },
    {
      name: 'copied and not renamed',
      set: { 'projects[0].selfEvaluation.indicators[1].name': '新增图书册数' },
      says: '重复了两次',
      at: 'projects[0].selfEvaluation.indicators[1].name',
    },
  ],
  passes: [
    {
      name: 'a growth of more than everything',
      set: { 'projects[0].selfEvaluation.indicators[4].target': { value: 120, sign: '≥', unit: '%' } },
    },
  ],
};
