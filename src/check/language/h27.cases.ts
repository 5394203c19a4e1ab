import type { RuleCases } from '../engine/case.ts';

export const H27: RuleCases = {
  fails: [
    {
      name: 'a question mark for a number',
      prose: { 'key-work/2-performances.md': ['参加人员630人', '参加人员？人'] },
      says: '像是没有填写的空白',
      at: 'key-work/2-performances.md:3',
    },
    {
      name: 'to be added',
      prose: { 'key-work/3-market.md': ['已全部整改', '已全部整改【待补充】'] },
      says: '【待补充】',
      at: 'key-work/3-market.md:1',
    },
    {
      name: 'a gap before the unit',
      prose: { 'key-work/2-performances.md': ['参加人员630人', '参加人员   人'] },
      says: '空格',
      at: 'key-work/2-performances.md:3',
    },
  ],
  passes: [
    {
      name: 'a question that is asked',
      prose: { 'key-work/3-market.md': ['已全部整改', '已全部整改。怎样整改？一是自查'] },
    },
  ],
};
