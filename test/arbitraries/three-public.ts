/** “三公”经费 with its counts, and 公开06, which holds a part of it. */
import fc from 'fast-check';
import { type Cents, coarse, tenths, total } from './cents.ts';
import { economicCodes, picked, THREE_PUBLIC_CODES } from './codes.ts';

export interface ThreePublicSide {
  readonly overseas: Cents;
  readonly vehiclePurchase: Cents;
  readonly vehicleOperation: Cents;
  readonly reception: Cents;
}

export interface ThreePublic {
  readonly budget: ThreePublicSide;
  readonly final: ThreePublicSide;
  readonly foreignReception: Cents;
  readonly counts: Readonly<Record<string, number>>;
}

const PARTS = ['overseas', 'vehiclePurchase', 'vehicleOperation', 'reception'] as const;
const small = fc.oneof(fc.constant(0), fc.integer({ min: 1, max: 50_000_000 }));
const modes = fc.constantFrom('equal', 'under', 'over', 'unspent', 'unplanned');

export const threePublicPlans = fc.record({
  nothing: fc.boolean(),
  amounts: fc.record({ overseas: small, vehiclePurchase: small, vehicleOperation: small, reception: small }),
  budgets: fc.record({ overseas: modes, vehiclePurchase: modes, vehicleOperation: modes, reception: modes }),
  foreignTenths: fc.constantFrom(0, 0, 3, 10),
  many: fc.integer({ min: 1, max: 40 }),
});
export type ThreePublicPlan = typeof threePublicPlans extends fc.Arbitrary<infer Plan> ? Plan : never;

/** @param spending of the whole year: no kind of this money has a greater budget */
export function threePublicOf(plan: ThreePublicPlan, spending: Cents, grain: Cents): ThreePublic {
  const parts = PARTS.map((part) => {
    const cents = plan.nothing ? 0 : coarse(plan.amounts[part], grain);
    const most = spending - (spending % grain);
    return [part, sidesOf(cents, plan.budgets[part], most, grain)] as const;
  });
  const side = (index: 0 | 1) =>
    Object.fromEntries(parts.map(([part, sides]) => [part, sides[index]])) as unknown as ThreePublicSide;
  const final = side(1);
  const foreignReception = tenths(final.reception, plan.foreignTenths, grain);
  return { budget: side(0), final, foreignReception, counts: countsOf(final, foreignReception, plan.many) };
}

/** Budget and result. */
function sidesOf(cents: Cents, mode: string, most: Cents, grain: Cents): readonly [Cents, Cents] {
  if (mode === 'unspent') return [Math.min(cents, most), 0];
  if (mode === 'unplanned') return [0, cents];
  if (mode === 'under') return [tenths(cents, 15, grain), cents];
  return [mode === 'over' ? tenths(cents, 8, grain) : cents, cents];
}

/** 150元 for each visitor. */
const CENTS_EACH = 15_000;

/** A count is zero where its money is, and only there; vehicles may stay unused, or be rented. */
function countsOf(final: ThreePublicSide, foreign: Cents, many: number): Readonly<Record<string, number>> {
  const domestic = final.reception - foreign;
  const visitors = Math.max(1, Math.round(domestic / CENTS_EACH));
  const when = (cents: Cents, count: number) => (cents === 0 ? 0 : count);
  const purchased = when(final.vehiclePurchase, 1 + (many % 3));
  return {
    overseasGroups: when(final.overseas, 1 + (many % 4)),
    overseasVisitors: when(final.overseas, many + 3),
    vehiclesPurchased: purchased,
    vehiclesHeld: purchased + (many % 4),
    receptionBatches: when(domestic, Math.min(many, visitors)),
    receptionVisitors: when(domestic, visitors),
    foreignReceptionBatches: when(foreign, 1 + (many % 2)),
    foreignReceptionVisitors: when(foreign, many + 1),
  };
}

export function vehiclesOf({ vehiclePurchase, vehicleOperation }: ThreePublicSide): Cents {
  return vehiclePurchase + vehicleOperation;
}

export function threePublicTotal(side: ThreePublicSide): Cents {
  return total(PARTS.map((part) => side[part]));
}

export const basicPlans = fc.record({
  picks: fc.array(fc.nat(99), { minLength: 1, maxLength: 6 }),
  weights: fc.array(fc.integer({ min: 0, max: 9 }), { minLength: 6, maxLength: 6 }),
  /** Tenths of the “三公” money that is paid out of the basic expenditure. */
  threePublic: fc.constantFrom(0, 5, 10),
});
export type BasicPlan = typeof basicPlans extends fc.Arbitrary<infer Plan> ? Plan : never;

/** 公开06: the general public budget's 基本支出 by economic item; none without money. */
export function basicItems(
  plan: BasicPlan,
  { basic, final, year, grain }: { basic: Cents; final: ThreePublicSide; year: number; grain: Cents },
): ReadonlyMap<string, Cents> {
  const items = new Map<string, Cents>();
  let rest = basic;
  const put = (code: string, wanted: Cents) => {
    const cents = Math.min(wanted, rest);
    if (cents > 0) items.set(code, (items.get(code) ?? 0) + cents);
    rest -= cents;
  };
  for (const part of PARTS) put(THREE_PUBLIC_CODES[part], tenths(final[part], plan.threePublic, grain));
  const codes = picked(economicCodes(year), plan.picks);
  for (const [index, code] of codes.entries()) put(code, tenths(rest, plan.weights[index] ?? 0, grain));
  put(codes[0] ?? '30101', rest);
  return new Map([...items].sort(([one], [other]) => one.localeCompare(other)));
}
