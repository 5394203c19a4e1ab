import type { RuleCases } from '../engine/case.ts';

export const E26: RuleCases = {
  fails: [
    {
      name: 'a number of the goal that no indicator has',
      read: true,
      printed: ['≥20班', '≥26班'],
      says: '写“20班”，指标中是“26班”',
    },
    {
      name: 'a share of more than all',
      read: true,
      printed: ['≥98%', '≥198%'],
      says: '“图书编目准确率”的目标值是 ≥198%，大于100%',
    },
  ],
  passes: [
    {
      name: 'a number of something else',
      read: true,
      printed: ['送戏下乡不少于60场，公益培训不少于20班。', '送戏下乡不少于60场，到7个镇；公益培训不少于20班。'],
    },
  ],
};
