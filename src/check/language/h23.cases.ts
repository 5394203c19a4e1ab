import type { RuleCases } from '../engine/case.ts';

export const H23: RuleCases = {
  fails: [
    {
      name: 'done after the date of the paper',
      prose: { 'key-work/3-market.md': ['已全部整改', '已于2023年12月全部整改'] },
      says: '晚于文件日期',
      at: 'key-work/3-market.md:1',
    },
    {
      name: 'since last year',
      prose: { 'explanation/overall-result.md': ['评价得分', '2021年以来，工作有新进展。评价得分'] },
      says: '是否沿用了上年的文字',
      at: 'explanation/overall-result.md:1',
    },
  ],
  passes: [
    { name: 'planned for later', prose: { 'key-work/3-market.md': ['已全部整改', '将于2023年12月前全部整改'] } },
  ],
};
