/** How much a printed number leaves open (field rule §6.3). */
import { type Decimal, decimal, lastDigit, ZERO } from '../../money/decimal.ts';
import { YUAN_IN } from '../../money/units.ts';
import type { Print } from '../engine/needs.ts';
import { around, type Interval, overlaps } from '../interval.ts';
import type { Numeral } from './numerals.ts';
import type { Quantity } from './sentences.ts';

const TWO = decimal(2);
const HUNDRED = decimal(100);

type Digits = Pick<Print, 'profile'>;

/**
 * The interval a number stands for: half a unit of its last digit to both sides. Where the report drops trailing zeros,
 * a whole number below 100 (and 100%) is read as one with all its digits; a greater one may have been rounded.
 */
export function intervalOf(numeral: Numeral, { profile }: Digits): Interval {
  if (numeral.kind === 'count' && numeral.decimals === 0) return around(numeral.value, ZERO);
  const style = numeral.kind === 'percent' ? profile.percent.text : profile.money.text;
  const limit = numeral.kind === 'percent' ? [0, 100] : [];
  const printed = numeral.value.div(numeral.factor);
  const small = limit.length > 0 ? limit.some((value) => printed.equals(value)) : printed.lessThan(HUNDRED);
  const dropped = numeral.decimals === 0 && style.trailingZeros === 'trim' && small;
  const quantum = dropped ? lastDigit(style.decimals).times(numeral.factor) : numeral.quantum;
  return around(numeral.value, quantum.div(TWO));
}

/** A change with its sign: of a decrease the interval lies below zero. */
export function signedInterval(change: Quantity, digits: Digits): Interval {
  const { low, high } = intervalOf(change, digits);
  return change.direction === -1 ? { low: high.negated(), high: low.negated() } : { low, high };
}

/** Decimals that a text shows: 1,764,300.50 has two. */
export function decimalsOf(text: string): number {
  return /\.(\d+)/u.exec(text)?.[1]?.length ?? 0;
}

/** @returns an amount in 元 as another one is printed: `299.97万元` */
export function likePrinted(value: Decimal, text: string): string {
  const unit = text.endsWith('万元') ? '万元' : '元';
  return `${value.div(YUAN_IN[unit]).toFixed(decimalsOf(text))}${unit}`;
}

/** Whether the exact value may be printed as this numeral. */
export function prints(numeral: Numeral, exact: Decimal, digits: Digits): boolean {
  return overlaps(intervalOf(numeral, digits), around(exact, ZERO));
}
