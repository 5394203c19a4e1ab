/**
 * What printed, rounded numbers still allow (field rule §6.3): each stands for an interval of half a unit of its last
 * digit to both sides, and a number derived from them may be anything that the intervals reach. Bounds are compared by
 * multiplication, so nothing is ever rounded here.
 */
import { type Decimal, sum } from '../money/decimal.ts';

/** Closed: both bounds belong to it. */
export interface Interval {
  readonly low: Decimal;
  readonly high: Decimal;
}

export function around(value: Decimal, half: Decimal): Interval {
  return half.isZero() ? { low: value, high: value } : { low: value.minus(half), high: value.plus(half) };
}

export function overlaps(one: Interval, other: Interval): boolean {
  return one.low.lessThanOrEqualTo(other.high) && other.low.lessThanOrEqualTo(one.high);
}

export function isExact({ low, high }: Interval): boolean {
  return low.equals(high);
}

/** Σ plus − Σ minus. */
export function combined(plus: readonly Interval[], minus: readonly Interval[]): Interval {
  const total = (pick: 'low' | 'high', intervals: readonly Interval[]) => sum(intervals.map((one) => one[pick]));
  return {
    low: total('low', plus).minus(total('high', minus)),
    high: total('high', plus).minus(total('low', minus)),
  };
}

/** Whether some part ÷ |whole| lies in `result`; never when the whole may be zero. */
export function quotientReaches(part: Interval, whole: Interval, result: Interval): boolean {
  const base = magnitude(whole);
  if (base === undefined) return false;
  const corners = [part.low, part.high].flatMap((a) => [base.low, base.high].map((b) => ({ a, b })));
  const below = corners.some(({ a, b }) => a.lessThanOrEqualTo(result.high.times(b)));
  const above = corners.some(({ a, b }) => a.greaterThanOrEqualTo(result.low.times(b)));
  return below && above;
}

function magnitude({ low, high }: Interval): Interval | undefined {
  if (low.isPositive() && !low.isZero()) return { low, high };
  if (high.isNegative() && !high.isZero()) return { low: high.negated(), high: low.negated() };
  return undefined;
}
