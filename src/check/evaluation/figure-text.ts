/** Figures as messages quote them. */
import { type Decimal, round } from '../../money/decimal.ts';
import { type MoneyUnit, YUAN_IN } from '../scale.ts';

/** 1 = 100 %, with two digits at most. */
export function percentText(ratio: Decimal): string {
  return `${round(ratio.times(100), 2).toFixed()}%`;
}

/** An amount in 元, in the dossier's unit. */
export function yuanText(value: Decimal, unit: MoneyUnit): string {
  return `${value.div(YUAN_IN[unit]).toFixed()}${unit}`;
}
