import type { RuleCases } from '../engine/case.ts';

export const H10: RuleCases = {
  fails: [
    {
      name: 'fewer visitors than batches',
      set: { 'threePublic.counts.receptionVisitors': 9 },
      says: '少于',
      at: 'threePublic.counts.receptionVisitors',
    },
    {
      name: 'more vehicles held than there are',
      set: { 'threePublic.counts.vehiclesHeld': 4 },
      says: '车辆合计只有 2辆',
      at: 'threePublic.counts.vehiclesHeld',
    },
    {
      name: 'a purchase without money',
      set: { 'threePublic.counts.vehiclesPurchased': 1 },
      says: '一为零一不为零',
      at: 'threePublic.counts.vehiclesPurchased',
    },
    {
      name: 'a dear visitor',
      set: { 'threePublic.counts.receptionVisitors': 1, 'threePublic.counts.receptionBatches': 1 },
      says: '人均 8600元',
      at: 'threePublic.counts.receptionVisitors',
    },
  ],
  passes: [{ name: 'one visitor a batch', set: { 'threePublic.counts.receptionVisitors': 12 } }],
};
