/** Printed amounts: what unit they are in, and how far the last printed digit lets the exact value lie away. */
import { type Decimal, decimal, type RoundingMode, round, ZERO } from '../money/decimal.ts';

export type MoneyUnit = '元' | '万元';

/** How amounts are written in the dossier and in its printed tables. */
export interface MoneyScale {
  /** Unit of the dossier's amounts, declared ones included; messages use it too. */
  readonly unit: MoneyUnit;
  /** 元 in one `unit`. */
  readonly factor: Decimal;
  /** Least digits after the point that messages show. */
  readonly decimals: number;
  /** 元 in one unit of the last digit that the tables print. */
  readonly quantum: Decimal;
  readonly rounding: RoundingMode;
}

/** 元 in one unit of money. */
export const YUAN_IN: Readonly<Record<MoneyUnit, Decimal>> = { 元: decimal(1), 万元: decimal(10000) };
/** Books are kept to the 分: amounts printed to it are exact. */
const FEN = decimal('0.01');
const TWO = decimal(2);

/** One unit of the digit that stands `decimals` places after the point. */
export function lastDigit(decimals: number): Decimal {
  return decimals === 0 ? decimal(1) : decimal(`0.${'0'.repeat(decimals - 1)}1`);
}

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
  return { unit, factor: YUAN_IN[unit], decimals: unit === printedUnit ? printedDecimals : 2, quantum, rounding };
}

/**
 * 元 in one unit of the last digit of a declared amount. Trailing zeros do not survive reading, so an amount has at
 * least the digits of the printed tables; it has more when it says so itself.
 */
export function quantumOf(scale: MoneyScale, amount: Decimal): Decimal {
  const value = amount.times(scale.factor);
  return isMultiple(value, scale.quantum) ? scale.quantum : lastDigit(amount.decimalPlaces()).times(scale.factor);
}

/** @param quantum a power of ten: the value's last digit that is not zero must not stand below it */
function isMultiple(value: Decimal, quantum: Decimal): boolean {
  return value.isZero() || value.e - value.precision() + 1 >= quantum.e;
}

/** Half a unit of the last digit, 元; 0 where the last digit is that of the books. */
export function halfUnit(quantum: Decimal): Decimal {
  return quantum.lessThanOrEqualTo(FEN) ? ZERO : quantum.div(TWO);
}

/** A value rounded to a multiple of `quantum` (a power of ten). */
export function roundTo(value: Decimal, quantum: Decimal, mode: RoundingMode): Decimal {
  return round(value.div(quantum), 0, mode).times(quantum);
}

/** 元 as the dossier writes amounts, without its unit: `709.41`. */
export function bareAmount(scale: MoneyScale, yuan: Decimal): string {
  const value = yuan.div(scale.factor);
  return value.toFixed(Math.max(value.decimalPlaces(), scale.decimals));
}

/** 元 as somebody would type the amount into the dossier, with its unit: `709.4万元`. */
export function typedAmount({ factor, unit }: MoneyScale, yuan: Decimal): string {
  return `${yuan.div(factor).toFixed()}${unit}`;
}

/** 元 as the dossier writes amounts, with its unit: `709.41万元`. */
export function amountText(scale: MoneyScale, yuan: Decimal): string {
  return `${bareAmount(scale, yuan)}${scale.unit}`;
}
