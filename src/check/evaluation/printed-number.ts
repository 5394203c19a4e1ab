/** Numbers as they stand in print: their value, and how far the last digit lets the exact value lie away. */
import type { NumberStyle } from '../../model/profile.ts';
import { type Decimal, decimal, lastDigit, ZERO } from '../../money/decimal.ts';
import { isMoneyUnit, YUAN_IN } from '../../money/units.ts';
import { around, type Interval } from '../interval.ts';

const NUMERAL = /^-?\d{1,3}(?:,\d{3})+(?:\.\d+)?$|^-?\d+(?:\.\d+)?$/;
const TWO = decimal(2);

/** The number that a printed text is, with or without a percent sign; undefined for anything else. */
export function printedNumber(text: string): Decimal | undefined {
  const bare = text.trim().replace(/[%％]$/, '');
  return NUMERAL.test(bare) ? decimal(bare.replaceAll(',', '')) : undefined;
}

/** What a printed number stands for: half a unit of its last digit to both sides. */
export function printedInterval(value: Decimal, decimals = value.decimalPlaces()): Interval {
  return around(value, lastDigit(Math.max(decimals, value.decimalPlaces())).div(TWO));
}

/** Digits after the point that a profile prints at least; where trailing zeros are dropped a number may show fewer. */
export function leastDecimals({ text, table }: { readonly text: NumberStyle; readonly table: NumberStyle }): number {
  return Math.min(text.decimals, table.decimals);
}

/** A printed amount in 元 with its interval; undefined when it is not a number. */
export function printedAmount(text: string, unit: string): Interval | undefined {
  const value = printedNumber(text);
  if (value === undefined || !isMoneyUnit(unit)) return undefined;
  const factor = YUAN_IN[unit];
  const { low, high } = printedInterval(value);
  return { low: low.times(factor), high: high.times(factor) };
}

/** Whether an exact value prints as a number of this interval. */
export function holds({ low, high }: Interval, value: Decimal | undefined): boolean {
  return value?.greaterThanOrEqualTo(low) === true && value.lessThanOrEqualTo(high);
}

/** Whether a printed cell is blank, or a stroke that stands for blank. */
export function isBlank(text: string): boolean {
  return /^[\s/／—–-]*$/.test(text);
}

/** Blank counts as zero. */
export function numberOrZero(text: string): Decimal | undefined {
  return isBlank(text) ? ZERO : printedNumber(text);
}

export function middle({ low, high }: Interval): Decimal {
  return low.plus(high).div(2);
}
