/** Figures as messages quote them. */
import { type Decimal, decimal, round } from '../../../money/decimal.ts';

const FACTORS = { 元: decimal(1), 万元: decimal(10000) } as const;

/** 1 = 100 %, with two digits at most. */
export function percentText(ratio: Decimal): string {
  return `${round(ratio.times(100), 2).toFixed()}%`;
}

/** An amount in 元, in the dossier's unit. */
export function yuanText(value: Decimal, unit: keyof typeof FACTORS): string {
  return `${value.div(FACTORS[unit]).toFixed()}${unit}`;
}
