/** How much a printed number leaves open (field rule §6.3). */
import { type Decimal, decimal, lastDigit } from '../../money/decimal.ts';
import type { Print } from '../engine/needs.ts';
import { around, type Interval, overlaps } from '../interval.ts';
import type { Numeral } from './numerals.ts';

const TWO = decimal(2);
const HUNDRED = decimal(100);

type Digits = Pick<Print, 'profile'>;

/**
 * The interval a number stands for: half a unit of its last digit to both sides. Where the report drops trailing zeros,
 * a whole number below 100 (and 100%) is read as one with all its digits; a greater one may have been rounded.
 */
export function intervalOf(numeral: Numeral, { profile }: Digits): Interval {
  if (numeral.kind === 'count' && numeral.decimals === 0)
    return around(numeral.value, numeral.value.minus(numeral.value));
  const style = numeral.kind === 'percent' ? profile.percent.text : profile.money.text;
  const limit = numeral.kind === 'percent' ? [0, 100] : [];
  const printed = numeral.value.div(numeral.factor);
  const small = limit.length > 0 ? limit.some((value) => printed.equals(value)) : printed.lessThan(HUNDRED);
  const dropped = numeral.decimals === 0 && style.trailingZeros === 'trim' && small;
  const quantum = dropped ? lastDigit(style.decimals).times(numeral.factor) : numeral.quantum;
  return around(numeral.value, quantum.div(TWO));
}

/** Whether the exact value may be printed as this numeral. */
export function prints(numeral: Numeral, exact: Decimal, digits: Digits): boolean {
  return overlaps(intervalOf(numeral, digits), around(exact, exact.minus(exact)));
}
