import type { RuleCases } from '../engine/case.ts';

export const E25: RuleCases = {
  fails: [
    {
      name: 'a total that its scores do not make',
      read: true,
      printed: ['99.47', '94.97'],
      says: '总分印为 94.97，各项得分之和（含预算执行）为 99.47',
    },
    {
      name: 'a full score for a target that was missed',
      read: true,
      printed: ['99%', '79%'],
      says: '目标值 ≥98%，完成值 79%，没有达到，却得满分 15',
    },
    { name: 'a result that is blank', read: true, printed: ['99%', ''], says: '“图书编目准确率”得分 15，没有写完成值' },
  ],
  passes: [{ name: 'a result that is just its target', read: true, printed: ['99%', '98%'] }],
};
