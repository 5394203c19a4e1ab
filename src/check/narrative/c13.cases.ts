import type { RuleCases } from '../engine/case.ts';

export const C13: RuleCases = {
  fails: [
    {
      name: 'an item without an amount in a list that is introduced by 包括',
      on: 'agriculture',
      read: true,
      printed: [
        '人员经费606.62万元，主要包括：基本工资、',
        '人员经费606.62万元，占基本支出的83.64%，包括离休费、基本工资、',
      ],
      says: '列有“离休费”',
    },
    {
      name: 'a name that is nearly an item',
      printed: ['奖金、机关事业单位基本养老保险缴费', '奖金、机关事业单位养老保障缴费'],
      says: '列有“机关事业单位养老保障缴费”，经济分类没有这一科目，是否“机关事业单位基本养老保险缴费”？',
    },
  ],
  passes: [
    {
      name: 'such a list of the items that there are',
      on: 'agriculture',
      read: true,
      printed: ['人员经费606.62万元，主要包括：基本工资、', '人员经费606.62万元，占基本支出的83.64%，包括基本工资、'],
    },
    {
      name: 'an item without its last word',
      printed: ['福利费、公务用车运行维护费', '福利费、公务用车运行维护'],
    },
  ],
};
