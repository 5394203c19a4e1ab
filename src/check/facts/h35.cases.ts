import type { RuleCases } from '../engine/case.ts';

export const H35: RuleCases = {
  fails: [
    {
      name: 'an item of a fund that the unit has no money of',
      set: { 'expenditure[0].fund': 'stateCapital' },
      says: '却没有国有资本经营预算财政拨款收入',
    },
  ],
  passes: [
    {
      name: 'a surplus of former years that is used',
      on: 'agriculture',
      set: { 'revenue[5].other': undefined, nonFiscalSurplusUsed: 6.2 },
    },
  ],
};
