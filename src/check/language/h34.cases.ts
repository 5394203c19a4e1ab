import type { RuleCases } from '../engine/case.ts';

export const H34: RuleCases = {
  fails: [
    {
      name: 'a project not spent in full',
      on: 'agriculture',
      prose: { 'annex/pest-control-conclusion.md': ['支出54.6万元', '全部支出'] },
      says: '全年预算 58.00万元，支出 54.60万元',
      at: 'annex/pest-control-conclusion.md:1',
    },
    {
      name: 'a balance denied',
      on: 'agriculture',
      prose: {
        'annex/department-report.md': ['年末结转和结余3.4万元，是农作物病虫害统防统治的尾款。', '年末无结转和结余。'],
      },
      says: '年末结转和结余为 3.40万元',
      at: 'annex/department-report.md:17',
    },
  ],
  passes: [
    {
      name: 'a project spent in full',
      prose: { 'projects/library-outcome.md': ['项目资金96.8万元全部用于图书馆', '项目资金96.8万元全部支出'] },
    },
    {
      name: 'a text of two projects',
      on: 'agriculture',
      set: { 'projects[1].use': 'annex/pest-control-conclusion.md' },
      prose: { 'annex/pest-control-conclusion.md': ['支出54.6万元', '全部支出'] },
    },
  ],
};
