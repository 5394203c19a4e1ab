/** Figures as messages quote them. */
import { type Decimal, round } from '../../money/decimal.ts';

/** 1 = 100 %, with two digits at most. */
export function percentText(ratio: Decimal): string {
  return `${round(ratio.times(100), 2).toFixed()}%`;
}
