/** 人员, 政府采购 and 国有资产, which agree with each other and with the “三公” counts. */
import fc from 'fast-check';
import { type AmountUnit, amounts, type Cents, coarse, tenths, written } from './cents.ts';

const purchase = fc.record({
  amount: fc.oneof(fc.constant(0), amounts),
  small: fc.constantFrom(0, 5, 10),
  said: fc.boolean(),
});

export const otherPlans = fc.record({
  goods: purchase,
  works: purchase,
  services: purchase,
  micro: fc.constantFrom(0, 4, 10),
  moreVehicles: fc.nat(3),
  vehicleKinds: fc.nat(2),
  equipment: fc.nat(4),
  authorized: fc.integer({ min: 1, max: 400 }),
  vacant: fc.nat(20),
  retired: fc.nat(60),
  byKind: fc.boolean(),
});
export type OtherPlan = typeof otherPlans extends fc.Arbitrary<infer Plan> ? Plan : never;

interface Scope {
  readonly unit: AmountUnit;
  readonly grain: number;
  readonly year: number;
}

/** @param paid what was spent on projects and as 公用经费: no more is bought */
export function procurementOf(plan: OtherPlan, { unit, grain }: Scope, paid: Cents) {
  let left = Math.max(0, paid);
  const kinds = (['goods', 'works', 'services'] as const).map((kind) => {
    const cents = Math.min(coarse(plan[kind].amount, grain), left - (left % grain));
    left -= cents;
    const small = tenths(cents, plan[kind].small, grain);
    const said = small > 0 || plan[kind].said ? { toSmallAndMedium: written(small, unit) } : {};
    return { small, row: [kind, { amount: written(cents, unit), ...said }] as const };
  });
  const small = kinds.reduce((sum, kind) => sum + kind.small, 0);
  return {
    ...Object.fromEntries(kinds.map(({ row }) => row)),
    toMicro: written(tenths(small, plan.micro, grain), unit),
  };
}

const VEHICLE_KINDS = ['应急保障用车', '机要通信用车', '特种专业技术用车'] as const;

/** At least the 公务用车 of the “三公” part. */
export function assetsOf({ moreVehicles, vehicleKinds, equipment }: OtherPlan, held: number, year: number) {
  const all = held + moreVehicles;
  const later = VEHICLE_KINDS.slice(1, 1 + vehicleKinds).map((kind, index) => ({
    kind,
    count: index === 0 ? all % 2 : 0,
  }));
  const first = { kind: VEHICLE_KINDS[0], count: all - later.reduce((sum, { count }) => sum + count, 0) };
  const kind = year < 2022 ? '单价100万元以上专用设备' : '单价100万元（含）以上设备（不含车辆）';
  return { vehicles: all === 0 ? [] : [first, ...later], equipment: [{ kind, count: equipment }] };
}

export function staffOf({ authorized, vacant, retired, byKind }: OtherPlan) {
  const actual = Math.max(1, authorized - vacant);
  const workers = Math.floor(authorized / 5);
  const kinds = [
    { kind: '行政编制', count: authorized - workers },
    { kind: '工勤编制', count: workers },
  ];
  return { authorized: byKind && workers > 0 ? kinds : authorized, actual, retired };
}
