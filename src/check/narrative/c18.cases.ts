import type { RuleCases } from '../engine/case.ts';

export const C18: RuleCases = {
  fails: [
    {
      name: 'parts that do not make the reception of a paper',
      on: 'agriculture',
      read: true,
      printed: ['国内公务接待支出2.94万元，主要', '国内公务接待支出2.49万元，主要'],
      says: '之和不等于总数',
    },
    {
      name: 'other reception beside that of foreign guests',
      on: 'agriculture',
      read: true,
      printed: ['国内公务接待支出2.94万元，主要', '其他国内公务接待支出2.49万元，主要'],
      says: '之和不等于总数',
    },
    {
      name: 'no word of foreign guests',
      on: 'accounts',
      read: true,
      printed: [
        '其中：国内公务接待支出0.86万元，接待12批次、96人次；外事接待支出0万元，接待0批次、0人次。',
        '其中：国内公务接待支出0.68万元，接待12批次、96人次。',
      ],
      says: '没有写外事接待，请核实',
    },
  ],
  passes: [
    {
      name: 'other reception that makes the whole',
      on: 'agriculture',
      read: true,
      printed: ['国内公务接待支出2.94万元，主要', '其他国内公务接待支出2.94万元，主要'],
    },
    {
      name: 'all of it, and no word of foreign guests',
      on: 'accounts',
      read: true,
      printed: [
        '其中：国内公务接待支出0.86万元，接待12批次、96人次；外事接待支出0万元，接待0批次、0人次。',
        '其中：国内公务接待支出0.86万元，接待12批次、96人次。',
      ],
    },
  ],
};
