/** How far a printed total of rounded addends may lie from the exact one. */
import type { FigureSet } from '../../model/figure.ts';
import { type Decimal, ZERO } from '../../money/decimal.ts';
import { leaves } from '../leaves.ts';
import { halfUnit } from '../scale.ts';

/** Half a unit for each rounded addend and for the total; 0 for a number that is not added up. */
export function addingTolerance(figures: FigureSet, id: string, quantum: Decimal): Decimal {
  const count = leaves(figures, id).length;
  return count < 2 ? ZERO : halfUnit(quantum).times(count + 1);
}
