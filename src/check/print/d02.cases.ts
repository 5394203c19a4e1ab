import type { RuleCases } from '../engine/case.ts';

export const D02: RuleCases = {
  fails: [
    {
      name: 'a table that names another office',
      on: 'agriculture',
      read: true,
      printed: ['部门：禾溪县农业农村局', '部门：禾溪县水务局'],
      says: '表头写“禾溪县水务局”，其他各表写“禾溪县农业农村局”',
    },
  ],
  passes: [
    {
      name: 'a table of the unit alone',
      on: 'agriculture',
      read: true,
      printed: ['部门：禾溪县农业农村局', '部门：禾溪县农业农村局（本级）'],
    },
  ],
};
