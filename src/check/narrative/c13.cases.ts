import type { RuleCases } from '../engine/case.ts';

export const C13: RuleCases = {
  fails: [
    {
      name: 'a name that is nearly an item',
      printed: ['奖金、机关事业单位基本养老保险缴费', '奖金、机关事业单位养老保障缴费'],
      says: '列有“机关事业单位养老保障缴费”，经济分类没有这一科目，是否“机关事业单位基本养老保险缴费”？',
    },
  ],
  passes: [
    {
      name: 'an item without its last word',
      printed: ['福利费、公务用车运行维护费', '福利费、公务用车运行维护'],
    },
  ],
};
