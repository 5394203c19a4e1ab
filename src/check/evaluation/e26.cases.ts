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
    {
      name: 'a target of the same indicator in another form',
      read: true,
      printed: ['≥12000册', '≥12100册'],
      says: '“新增图书册数”目标值印为 ≥12000册，另一张自评表为 ≥12100册',
    },
    {
      name: 'a count in the prose that is nearly that of the indicator',
      read: true,
      printed: ['新增图书12480册', '新增图书12580册'],
      says: '写“新增图书…12580册”，自评表的指标是“12480册”',
    },
  ],
  passes: [
    {
      name: 'a count of something else',
      read: true,
      printed: ['新增图书12480册', '馆藏图书12580册'],
    },
    {
      name: 'a number of something else',
      read: true,
      printed: ['送戏下乡不少于60场，公益培训不少于20班。', '送戏下乡不少于60场，到7个镇；公益培训不少于20班。'],
    },
  ],
};
