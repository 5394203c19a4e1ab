import type { RuleCases } from '../engine/case.ts';

export const H31: RuleCases = {
  fails: [
    {
      name: 'one use for two classes',
      prose: { 'explanation/use-221.md': ['在职人员住房公积金', '在职人员医疗保险缴费'] },
      says: '与 210 的相同',
      at: 'explanation/use-221.md:1',
    },
    {
      name: 'one class left out',
      set: { 'prose.use221': undefined, 'prose.use2210201': 'explanation/use-221.md' },
      says: '221“住房保障支出”没有写',
      at: 'prose',
    },
  ],
  passes: [
    {
      name: 'uses alike but not the same',
      prose: { 'explanation/use-221.md': ['在职人员住房公积金', '在职人员医疗保险缴费和住房公积金'] },
    },
  ],
};
