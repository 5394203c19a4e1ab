import type { RuleCases } from '../engine/case.ts';

export const H30: RuleCases = {
  fails: [
    {
      name: 'the explanation of another item',
      set: {
        explanations: {
          '2101101':
            '反映财政部门安排的事业单位基本医疗保险缴费经费，未参加医疗保险的事业单位的公费医疗经费，按国家规定享受离休人员待遇的医疗经费。',
        },
      },
      says: '的说明是 2101102',
      at: 'explanations["2101101"]',
    },
  ],
  passes: [
    {
      name: 'an explanation in words of its own',
      set: { explanations: { '2101101': '反映本单位在职人员基本医疗保险缴费。' } },
    },
  ],
};
