import type { RuleCases } from '../engine/case.ts';

export const D12: RuleCases = {
  fails: [
    {
      name: 'a kind of cost that was not filled in',
      on: 'agriculture',
      read: true,
      printed: ['国内公务接待31批次，264人次', '主要是XX费增加，国内公务接待31批次，264人次'],
      says: '空白没有填写',
    },
    {
      name: 'a number that was not filled in',
      on: 'agriculture',
      read: true,
      printed: ['国内公务接待31批次，264人次', '国内公务接待31批次，累计　人次'],
      says: '没有填写的数',
    },
    {
      name: 'crosses before a full stop',
      printed: ['主要原因：一是区图书馆', '主要原因：××××。一是区图书馆'],
      says: '空白没有填写',
    },
    {
      name: 'a reason that is still the blank of the template',
      printed: ['主要原因：一是区图书馆延长开放时间', '主要原因：XXXX。一是区图书馆延长开放时间'],
      says: '空白没有填写',
    },
    {
      name: 'an instruction in brackets',
      printed: ['合并接待批次。其中：', '合并接待批次（可不填）。其中：'],
      says: '模板的提示没有删去',
    },
  ],
  passes: [
    {
      name: 'visits in words',
      on: 'agriculture',
      read: true,
      printed: ['国内公务接待31批次，264人次', '合理安排接待人次、批次。国内公务接待31批次，264人次'],
    },
    { name: 'a kind of plug', printed: ['更新设备', '更新设备（接口XLR）'] },
  ],
};
