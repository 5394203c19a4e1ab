import type { RuleCases } from '../engine/case.ts';

export const D14: RuleCases = {
  fails: [
    { name: 'a word twice', printed: ['养老保险和职业年金缴费。', '养老保险和和职业年金缴费。'], says: '字重复' },
    { name: 'a unit twice', printed: ['万元。', '万元万元。'], says: '词语重复' },
    { name: 'an adverb twice', printed: ['更新设备', '严格严格更新设备'], says: '词语重复' },
    {
      name: 'a verb twice at the beginning of a clause',
      printed: ['主要原因：一是', '主要原因：分析分析一是'],
      says: '词语重复',
    },
    { name: 'a word twice before a colon', printed: ['主要原因：一是', '主要原因，其中其中：一是'], says: '词语重复' },
    { name: 'a short clause twice', printed: ['主要原因：', '主要原因是：主要原因是：'], says: '词语重复' },
    { name: 'words twice', printed: ['主要原因：一是区图书馆', '主要主要原因：一是区图书馆'], says: '词语重复' },
    {
      name: 'a paragraph twice',
      prose: {
        'overview/duties.md': [
          '（二）组织实施公共文化服务',
          '（一）贯彻执行文化和旅游工作的法律法规，拟订全区文化和旅游发展规划并组织实施。\n\n（二）组织实施公共文化服务',
        ],
      },
      says: '这一段紧接着写了两遍',
    },
    {
      name: 'a sentence twice',
      prose: {
        'explanation/performance-work.md': [
          '绩效目标都已完成。',
          '绩效目标都已完成。从评价情况看，两个项目年初预算141.8万元，实际支出140.6万元，绩效目标都已完成。',
        ],
      },
      says: '绩效目标都已完成”紧接着写了两遍',
    },
    { name: 'a verb twice', printed: ['主要原因：一是', '主要是是因为：一是'], says: '字重复' },
    {
      name: 'a cause opened twice',
      printed: ['主要原因：一是区图书馆', '主要原因：主要原因：一是区图书馆'],
      says: '词语重复',
    },
  ],
  passes: [
    { name: 'peace', printed: ['更新设备', '更新和和美美的设备'] },
    { name: 'a question', printed: ['更新设备', '要是是否更新设备'] },
    { name: 'names that meet', printed: ['更新设备', '基本支出支出更新设备'] },
  ],
};
