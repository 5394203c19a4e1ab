import type { RuleCases } from '../engine/case.ts';

export const H13: RuleCases = {
  fails: [
    {
      name: 'a mixed department that tells no running costs',
      on: 'agriculture',
      set: {
        agencyOperatingCosts: undefined,
        'priorYear.agencyOperatingCosts': undefined,
        'reasons.agencyOperatingCosts': undefined,
      },
      says: '没有填写机关运行经费',
      at: 'unit.nature',
    },
  ],
  passes: [{ name: 'an institution has none', on: 'agriculture', set: { 'unit.nature': 'institution' } }],
};
