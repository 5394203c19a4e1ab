import type { RuleCases } from '../engine/case.ts';

export const C05: RuleCases = {
  fails: [
    {
      name: 'income and expenditure of 财政拨款 in one',
      on: 'agriculture',
      read: true,
      printed: ['财政拨款收、支总计均为819.46万元', '财政拨款收入、支出总计819.64万元'],
      says: '为 819.46万元',
    },
  ],
  passes: [
    {
      name: 'the same as the table has it',
      on: 'agriculture',
      read: true,
      printed: ['财政拨款收、支总计均为819.46万元', '财政拨款收入、支出总计819.46万元'],
    },
  ],
};
