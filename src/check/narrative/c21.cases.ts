import type { RuleCases } from '../engine/case.ts';

export const C21: RuleCases = {
  fails: [
    {
      name: 'fewer cars in all than official cars',
      on: 'agriculture',
      read: true,
      printed: ['共有车辆3辆，其中：主要领导干部用车0辆', '共有车辆1辆，其中：主要领导干部用车0辆'],
      says: '各类车辆之和',
    },
  ],
  passes: [
    {
      name: 'cars bought in the year',
      read: true,
      printed: ['共有车辆2辆，其中：机要', '当年购置车辆0辆。共有车辆2辆，其中：机要'],
    },
  ],
};
