/**
 * Exact decimals and the one place where a number is rounded. `decimal.js` is used nowhere else.
 *
 * Half up is the practice of fiscal reports (6.25 × 0.9 = 5.625 is printed 5.63); GB/T 8170 half-even is an option.
 */
import { Decimal as DecimalJs } from 'decimal.js';

const Exact = DecimalJs.clone({ precision: 60, rounding: DecimalJs.ROUND_HALF_UP, toExpNeg: -60, toExpPos: 60 });

export type Decimal = DecimalJs;
export type RoundingMode = 'halfUp' | 'halfEven';

const ROUNDING: Record<RoundingMode, DecimalJs.Rounding> = {
  halfUp: DecimalJs.ROUND_HALF_UP,
  halfEven: DecimalJs.ROUND_HALF_EVEN,
};

/** Amounts, counts and percentages as they may be written in a dossier: no separators, no exponent. */
export const DECIMAL_PATTERN = /^-?\d+(\.\d+)?$/;

/** Exact value of a plain decimal numeral or a safe integer. @throws Error for anything else. */
export function decimal(source: string | number): Decimal {
  const text = String(source);
  if (!DECIMAL_PATTERN.test(text)) throw new Error(`not a plain decimal: ${text}`);
  return new Exact(text);
}

export const ZERO: Decimal = new Exact(0);

/** One unit of the digit that stands `decimals` places after the point, or before it where that is negative. */
export function lastDigit(decimals: number): Decimal {
  return new Exact(`1e${-decimals}`);
}

export function isDecimal(value: unknown): value is Decimal {
  return DecimalJs.isDecimal(value);
}

/** The same to the sign of zero, which prints alike but is another number. */
export function isSameNumber(one: Decimal | undefined, other: Decimal | undefined): boolean {
  if (one === other) return true;
  if (one === undefined || other === undefined || one.s !== other.s || one.e !== other.e) return false;
  return one.d.length === other.d.length && one.d.every((digits, index) => digits === other.d[index]);
}

export function sum(values: Iterable<Decimal>): Decimal {
  let total = ZERO;
  for (const value of values) if (!value.isZero()) total = total.plus(value);
  return total;
}

/** Rounds once, at display. `decimals` is the number of digits after the point. */
export function round(value: Decimal, decimals: number, mode: RoundingMode = 'halfUp'): Decimal {
  return value.toDecimalPlaces(decimals, ROUNDING[mode]);
}

export interface NumeralFormat {
  /** Digits after the point. */
  readonly decimals: number;
  /** `keep` prints 959.50, `trim` prints 959.5. */
  readonly trailingZeros: 'keep' | 'trim';
  /** 1,085.68 rather than 1085.68. */
  readonly thousands: boolean;
  readonly rounding: RoundingMode;
}

/** Display text of a number; `-0.00` never comes out (rule D21). */
export function formatNumeral(value: Decimal, format: NumeralFormat): string {
  const rounded = round(value, format.decimals, format.rounding);
  const digits = rounded.abs().toFixed(format.decimals);
  const [whole = '0', fraction = ''] = digits.split('.');
  const kept = format.trailingZeros === 'trim' ? fraction.replace(/0+$/, '') : fraction;
  const grouped = format.thousands ? whole.replace(/\B(?=(\d{3})+$)/g, ',') : whole;
  const sign = rounded.isNegative() && !rounded.isZero() ? '-' : '';
  return `${sign}${grouped}${kept === '' ? '' : `.${kept}`}`;
}
