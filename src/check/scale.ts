/** Amounts as the dossier types and as its tables print them: their unit, and how far their last digit is to be believed. */
import { type Decimal, decimal, lastDigit, type RoundingMode, round, ZERO } from '../money/decimal.ts';
import type { Written } from '../money/typed.ts';
import { type MoneyUnit, YUAN_IN } from '../money/units.ts';

/** How amounts are written in the dossier and in its printed tables. */
export interface MoneyScale {
  /** Unit of the dossier's amounts, declared ones included; messages use it too. */
  readonly unit: MoneyUnit;
  /** Least digits after the point that messages show. */
  readonly decimals: number;
  /** 元 in one unit of the last digit that the tables print. */
  readonly quantum: Decimal;
  readonly rounding: RoundingMode;
}

/** Books are kept to the 分: amounts printed to it are exact. */
const FEN = decimal('0.01');
const TWO = decimal(2);

/**
 * @param unit unit of the dossier's amounts
 * @param printedUnit unit of the printed tables
 * @param printedDecimals digits after the point in the printed tables
 */
export function moneyScale(
  unit: MoneyUnit,
  printedUnit: MoneyUnit,
  printedDecimals: number,
  rounding: RoundingMode = 'halfUp',
): MoneyScale {
  const quantum = lastDigit(printedDecimals).times(YUAN_IN[printedUnit]);
  return { unit, decimals: unit === printedUnit ? printedDecimals : 2, quantum, rounding };
}

/**
 * 元 in one unit of the last digit of a declared amount: that of the printed tables, or a finer one that it shows.
 * Zeros that end a whole number show nothing: 12300 元 may be 1.23 万元.
 */
export function quantumOf({ quantum }: MoneyScale, { value, digit, decimals }: Written): Decimal {
  const isRound = decimals === 0 && isMultiple(value, quantum);
  return isRound || digit.greaterThan(quantum) ? quantum : digit;
}

/** The same of an amount of which no more than the value, in 元, is known. */
export function quantumOfValue({ quantum }: MoneyScale, value: Decimal): Decimal {
  return isMultiple(value, quantum) ? quantum : lastDigit(-lowestDigit(value));
}

/** @param quantum a power of ten: the value's last digit that is not zero must not stand below it */
function isMultiple(value: Decimal, quantum: Decimal): boolean {
  return value.isZero() || lowestDigit(value) >= quantum.e;
}

/** Exponent of the last digit that is not zero. */
function lowestDigit(value: Decimal): number {
  return value.e - value.precision() + 1;
}

/** Half a unit of the last digit, 元; 0 where the last digit is that of the books. */
export function halfUnit(quantum: Decimal): Decimal {
  return quantum.lessThanOrEqualTo(FEN) ? ZERO : quantum.div(TWO);
}

/** A value rounded to a multiple of `quantum` (a power of ten). */
export function roundTo(value: Decimal, quantum: Decimal, mode: RoundingMode): Decimal {
  if (quantum.e <= 0) return round(value, -quantum.e, mode);
  return round(value.div(quantum), 0, mode).times(quantum);
}

/** 元 as the dossier writes amounts, without its unit: `709.41`. */
export function bareAmount({ unit, decimals }: MoneyScale, yuan: Decimal): string {
  const value = yuan.div(YUAN_IN[unit]);
  return value.toFixed(Math.max(value.decimalPlaces(), decimals));
}

/** 元 as somebody would type the amount into the dossier: `709.4`. */
export function typedDigits({ unit }: Pick<MoneyScale, 'unit'>, yuan: Decimal): string {
  return yuan.div(YUAN_IN[unit]).toFixed();
}

/** The same with its unit: `709.4万元`. */
export function typedAmount(scale: Pick<MoneyScale, 'unit'>, yuan: Decimal): string {
  return `${typedDigits(scale, yuan)}${scale.unit}`;
}

/** 元 as the dossier writes amounts, with its unit: `709.41万元`. */
export function amountText(scale: MoneyScale, yuan: Decimal): string {
  return `${bareAmount(scale, yuan)}${scale.unit}`;
}
