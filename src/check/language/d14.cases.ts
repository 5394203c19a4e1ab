import type { RuleCases } from '../engine/case.ts';

export const D14: RuleCases = {
  fails: [
    { name: 'a word twice', printed: ['养老保险和职业年金缴费。', '养老保险和和职业年金缴费。'], says: '字重复' },
    { name: 'a unit twice', printed: ['万元。', '万元万元。'], says: '词语重复' },
    { name: 'an adverb twice', printed: ['更新设备', '严格严格更新设备'], says: '词语重复' },
    { name: 'a short clause twice', printed: ['主要原因：', '主要原因是：主要原因是：'], says: '词语重复' },
    { name: 'words twice', printed: ['主要原因：一是区图书馆', '主要主要原因：一是区图书馆'], says: '词语重复' },
    {
      name: 'a cause opened twice',
      printed: ['主要原因：一是区图书馆', '主要原因：主要原因：一是区图书馆'],
      says: '词语重复',
    },
  ],
  passes: [
    { name: 'peace', printed: ['更新设备', '更新和和美美的设备'] },
    { name: 'names that meet', printed: ['更新设备', '基本支出支出更新设备'] },
  ],
};
