/** Slips of the pen by which one amount becomes another. */
import { type Decimal, decimal } from '../../../money/decimal.ts';
import { YUAN_IN } from '../../../money/units.ts';

/** - `unit`: 元 for 万元 or the other way; `point`: the decimal point; `sign`; `swapped`: two neighbouring digits. */
export type SlipKind = 'unit' | 'point' | 'sign' | 'swapped';

export interface Slip {
  readonly kind: SlipKind;
  /** What should stand there. */
  readonly right: Decimal;
}

const UNIT = YUAN_IN.万元;
const POINTS = [10, 100, 1000].map(decimal);
/** Amounts are written to different digits in different places: 51.96 and 519599.8 are the same amount. */
const CLOSE = decimal('0.002');

/**
 * The slip that made `found` of `wanted`; none when no usual slip did.
 * @param isExact whether ten times must be ten times to the last digit
 */
export function slipBetween(found: Decimal, wanted: Decimal, isExact: boolean): Slip | undefined {
  if (found.isZero() || wanted.isZero() || found.equals(wanted)) return undefined;
  if (found.isNegative() && found.equals(wanted.negated())) return { kind: 'sign', right: wanted };
  const isTimes = (factor: Decimal) => (isExact ? isExactly(found, wanted, factor) : isAbout(found, wanted, factor));
  if (isTimes(UNIT)) return { kind: 'unit', right: moved(found, wanted, UNIT) };
  const factor = POINTS.find(isTimes);
  if (factor !== undefined && digitsOf(found).length >= TELLING)
    return { kind: 'point', right: moved(found, wanted, factor) };
  const isTelling = !isExact || digitsOf(found).length > TELLING;
  return isTelling && isSwapped(found, wanted) ? { kind: 'swapped', right: wanted } : undefined;
}

/** The same digits with the point where `wanted` has it. */
function moved(found: Decimal, wanted: Decimal, factor: Decimal): Decimal {
  return found.abs().greaterThan(wanted.abs()) ? found.div(factor) : found.times(factor);
}

/** Digits that an amount must have for ten times another to be no coincidence. */
const TELLING = 3;

function isExactly(one: Decimal, other: Decimal, factor: Decimal): boolean {
  return one.equals(other.times(factor)) || other.equals(one.times(factor));
}

function isAbout(one: Decimal, other: Decimal, factor: Decimal): boolean {
  return isClose(one, other.times(factor)) || isClose(one.times(factor), other);
}

function isClose(one: Decimal, other: Decimal): boolean {
  return one.minus(other).abs().lessThanOrEqualTo(other.abs().times(CLOSE));
}

function digitsOf(value: Decimal): string {
  return value
    .abs()
    .toFixed()
    .replace('.', '')
    .replace(/^0+|0+$/g, '');
}

/** 519.96 and 591.96. */
function isSwapped(one: Decimal, other: Decimal): boolean {
  const places = Math.max(one.decimalPlaces(), other.decimalPlaces());
  const [left, right] = [one.toFixed(places), other.toFixed(places)].map((text) => text.replace('.', ''));
  if (left === undefined || right === undefined || left.length !== right.length) return false;
  const at = [...left].findIndex((digit, index) => digit !== right[index]);
  if (at < 0) return false;
  const swapped = `${left.slice(0, at)}${left.charAt(at + 1)}${left.charAt(at)}${left.slice(at + 2)}`;
  return left.charAt(at + 1) !== '' && swapped === right && one.isNegative() === other.isNegative();
}

/** Lowest and highest ratio of two amounts of the same kind, one of which is in 元 and the other in 万元. */
const LEAST = decimal(3_450);
const MOST = decimal(29_000);

/** Whether the greater is about ten thousand times the smaller. */
export function isUnitApart(one: Decimal, other: Decimal): boolean {
  if (!one.isPositive() || !other.isPositive() || one.isZero() || other.isZero()) return false;
  const ratio = one.greaterThan(other) ? one.div(other) : other.div(one);
  return ratio.greaterThanOrEqualTo(LEAST) && ratio.lessThanOrEqualTo(MOST);
}

/** The amount in the other unit, on the side of `beside`. */
export function inOtherUnit(value: Decimal, beside: Decimal): Slip {
  return { kind: 'unit', right: moved(value, beside, UNIT) };
}

/** Of two amounts of one size the greater is about ten or a hundred times the smaller, by no more than this. */
const ABOUT_TEN = decimal('0.15');
const TENS = POINTS.slice(0, 2);

export function isPointApart(one: Decimal, other: Decimal): boolean {
  return pointBetween(one, other) !== undefined;
}

function pointBetween(one: Decimal, other: Decimal): Decimal | undefined {
  if (!one.isPositive() || !other.isPositive() || one.isZero() || other.isZero()) return undefined;
  const ratio = one.greaterThan(other) ? one.div(other) : other.div(one);
  return TENS.find((factor) => ratio.div(factor).minus(1).abs().lessThanOrEqualTo(ABOUT_TEN));
}

/** The amount with its point where `beside` has it. */
export function withOtherPoint(value: Decimal, beside: Decimal): Slip {
  return { kind: 'point', right: moved(value, beside, pointBetween(value, beside) ?? decimal(10)) };
}
