/** H13: a department that is partly administrative has running costs to tell. */
import type { Rule } from '../engine/rule.ts';

export const H13: Rule<'facts'> = {
  id: 'H13',
  title: '含行政、参公单位的部门填写机关运行经费',
  source: '《地方预决算公开操作规程》：机关运行经费须说明',
  severity: 'warning',
  needs: 'facts',
  unprinted: '单位性质',
  check({ dossier, figures }) {
    const spends = figures.get('generalPublic.all.basic')?.value?.isPositive() === true;
    const isTold = dossier.agencyOperatingCosts !== undefined;
    if (dossier.unit.nature !== 'mixed' || isTold || !spends || dossier.threePublic === undefined) return [];
    return [
      {
        message: '单位性质是 mixed（含行政、参公单位），没有填写机关运行经费，会印成“无机关运行经费支出”',
        at: ['unit', 'nature'],
        expected: '"agencyOperatingCosts": 行政、参公单位的公用经费',
        hint: '填写 agencyOperatingCosts；全部是事业单位的，nature 写 institution',
      },
    ];
  },
};
