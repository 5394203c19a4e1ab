/** Display text of figures in the profile's number style: the one place where a figure becomes digits. */
import type { Figure } from '../model/figure.ts';
import type { NumberStyle, Profile } from '../model/profile.ts';
import { type Decimal, decimal, formatNumeral, round } from '../money/decimal.ts';
import { type MoneyUnit, YUAN_IN } from '../money/units.ts';

export type Setting = 'text' | 'table';

const HUNDRED = decimal(100);
const COUNT_STYLE: NumberStyle = { decimals: 0, trailingZeros: 'keep', thousands: false };

/** Value in the unit in which it is printed: 万元 or 元, percent, or as it is. */
export function displayValue(figure: Figure, profile: Profile, moneyUnit = profile.money.unit): Decimal | undefined {
  if (figure.value === undefined) return undefined;
  if (figure.unit === 'yuan') return figure.value.div(YUAN_IN[moneyUnit]);
  if (figure.unit === 'ratio') return figure.value.times(HUNDRED);
  return figure.value;
}

function styleOf(figure: Figure, profile: Profile, setting: Setting): NumberStyle {
  switch (figure.unit) {
    case 'yuan':
      return profile.money[setting];
    case 'ratio':
      return profile.percent[setting];
    case 'score':
      return profile.score;
    case 'quantity':
      return profile.quantity;
    case 'count':
      return COUNT_STYLE;
  }
}

/** Digits after the point in running text and in tables; figures that are whole by nature have none. */
export function displayDecimals(figure: Figure, profile: Profile): Readonly<Record<Setting, number>> {
  return { text: styleOf(figure, profile, 'text').decimals, table: styleOf(figure, profile, 'table').decimals };
}

export interface DisplayOptions {
  readonly setting: Setting;
  /** Without its sign, where a direction word tells it. */
  readonly absolute?: boolean;
  /** Unit of an amount where it is not that of the report: a form in 元. */
  readonly moneyUnit?: MoneyUnit | undefined;
  /** Where this place writes otherwise than the setting does. */
  readonly style?: Partial<NumberStyle> | undefined;
}

/**
 * The digits of a figure, rounded once, without its unit.
 * @returns undefined for a figure that must not be stated
 */
export function displayFigure(figure: Figure, profile: Profile, options: DisplayOptions): string | undefined {
  const value = displayValue(figure, profile, options.moneyUnit);
  if (value === undefined) return undefined;
  const style = { ...styleOf(figure, profile, options.setting), ...options.style, rounding: profile.rounding };
  return formatNumeral(options.absolute ? value.abs() : value, style);
}

/** Sign of the figure as printed: a change that prints as 0.00 is none (rules D20, D21). */
export function displaySign(figure: Figure, profile: Profile): -1 | 0 | 1 {
  const value = displayValue(figure, profile);
  if (value === undefined) return 0;
  const rounded = round(value, styleOf(figure, profile, 'text').decimals, profile.rounding);
  if (rounded.isZero()) return 0;
  return rounded.isNegative() ? -1 : 1;
}

/** As it reads in running text, with its unit: `1,085.68万元`; `—` for a figure that must not be stated. */
export function shownFigure(figure: Figure, profile: Profile): string {
  const digits = displayFigure(figure, profile, { setting: 'text' });
  return digits === undefined ? '—' : `${digits}${displayUnit(figure, profile)}`;
}

/** 万元, 元, % or nothing. */
export function displayUnit(figure: Figure, profile: Profile, moneyUnit = profile.money.unit): string {
  if (figure.unit === 'yuan') return moneyUnit;
  return figure.unit === 'ratio' ? '%' : '';
}
