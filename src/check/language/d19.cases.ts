import type { RuleCases } from '../engine/case.ts';

export const D19: RuleCases = {
  fails: [
    {
      name: 'a reason without the word',
      on: 'agriculture',
      read: true,
      printed: [
        '公务接待费支出决算比2022年度减少0.16万元，下降5.16%。主要原因是合并接待批次',
        '公务接待费支出决算比2022年度减少0.16万元，下降5.16%，主要是接待人次增加',
      ],
      says: '说的是减少，原因的方向相反',
    },
    {
      name: 'a reason in the second half of a sentence',
      on: 'agriculture',
      read: true,
      printed: [
        '公务接待费支出决算比2022年度减少0.16万元，下降5.16%。主要原因是合并接待批次',
        '公务用车运行维护费比2022年度增加0.20万元，主要原因是车辆维修增加；公务接待费比2022年度减少0.16万元，主要原因是接待批次增加',
      ],
      says: '说的是减少，原因的方向相反',
    },
    {
      name: 'a reason for a rise where a paper tells of a fall',
      on: 'agriculture',
      read: true,
      printed: [
        '公务接待费支出决算比2022年度减少0.16万元，下降5.16%。主要原因是合并接待批次',
        '公务接待费支出决算比2022年度减少0.16万元，下降5.16%。主要原因是接待批次增加',
      ],
      says: '说的是减少，原因的方向相反',
    },
  ],
  passes: [
    {
      name: 'a reason without the word that goes the same way',
      on: 'agriculture',
      read: true,
      printed: [
        '公务接待费支出决算比2022年度减少0.16万元，下降5.16%。主要原因是合并接待批次',
        '公务接待费支出决算比2022年度减少0.16万元，下降5.16%，主要是接待人次减少',
      ],
    },
    {
      name: 'one reason for two changes',
      on: 'agriculture',
      read: true,
      printed: [
        '公务接待费支出决算比2022年度减少0.16万元，下降5.16%。主要原因是合并接待批次',
        '收入比2022年度增加0.20万元；支出比2022年度减少0.16万元，主要原因是接待批次增加',
      ],
    },
    {
      name: 'what rose the year before',
      on: 'agriculture',
      read: true,
      printed: [
        '公务接待费支出决算比2022年度减少0.16万元，下降5.16%。主要原因是合并接待批次',
        '公务接待费支出决算比2022年度减少0.16万元，下降5.16%。主要原因是上年接待批次增加',
      ],
    },
  ],
};
