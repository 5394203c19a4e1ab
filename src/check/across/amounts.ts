/** How comparisons over units print what they compare. */
import { type Decimal, formatNumeral } from '../../money/decimal.ts';

const TWO = { decimals: 2, trailingZeros: 'keep', thousands: false, rounding: 'halfUp' } as const;

/** 元 → `1.40万元`. */
export function inTenThousands(yuan: Decimal): string {
  return `${formatNumeral(yuan.dividedBy(10_000), TWO)}万元`;
}

/** 1 = 100 % → `98.50%`. */
export function asPercent(ratio: Decimal): string {
  return `${formatNumeral(ratio.times(100), TWO)}%`;
}

/** A plain number → `2.50`. */
export function asNumber(value: Decimal): string {
  return formatNumeral(value, TWO);
}
