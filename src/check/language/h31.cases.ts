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
    {
      name: 'pensions under the class of health',
      prose: { 'explanation/use-210.md': ['在职人员医疗保险缴费', '在职人员职业年金缴费'] },
      says: '写“职业年金”，那是 208',
      at: 'explanation/use-210.md:1',
    },
    {
      name: 'two projects in the same words',
      prose: {
        'projects/culture-service-use.md': ['用于送戏下乡和公益培训。', '用于区图书馆购书、编目和延长开放时间'],
      },
      says: '与“图书馆免费开放”的相同',
      at: 'projects/culture-service-use.md:1',
    },
  ],
  passes: [
    {
      name: 'uses alike but not the same',
      prose: { 'explanation/use-221.md': ['在职人员住房公积金', '在职人员医疗保险缴费和住房公积金'] },
    },
  ],
};
