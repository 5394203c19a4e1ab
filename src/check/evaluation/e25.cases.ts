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
    {
      name: 'marks of the parts that are more than all',
      read: true,
      printed: ['（80分）', '（90分）'],
      says: '预算执行 20分、各项指标 90分，合计 110分',
    },
    { name: 'digits that changed places', read: true, printed: ['99%', '09%'], says: '完成值印为 09%，数字以 0 开头' },
  ],
  passes: [
    { name: 'a date as the result', read: true, printed: ['99%', '09月底'] },
    { name: 'a result that is just its target', read: true, printed: ['99%', '98%'] },
  ],
};
