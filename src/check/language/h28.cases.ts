import type { RuleCases } from '../engine/case.ts';

export const H28: RuleCases = {
  fails: [
    {
      name: 'a telephone of a great city without a digit',
      set: { 'unit.contactPhone': '027-8686166' },
      says: '应有 8 位',
      at: 'unit.contactPhone',
    },
    {
      name: 'six digits in the prose',
      prose: { 'key-work/3-market.md': ['已全部整改', '已全部整改，电话0746-832456'] },
      says: '有 6 位',
      at: 'key-work/3-market.md:1',
    },
  ],
  passes: [{ name: 'seven digits in a smaller city', set: { 'unit.contactPhone': '0746-8324567' } }],
};
