/** Declared cells that print their figure rightly, as the intervals (元) they stand for. */
import type { Decimal } from '../../money/decimal.ts';
import type { Tables } from '../engine/needs.ts';
import { around, type Interval } from '../interval.ts';
import { halfUnit, type MoneyScale, quantumOf, roundTo } from '../scale.ts';

/** By figure id. */
export function agreeingCells({ view, declared, figures, scale }: Tables): Map<string, Interval> {
  const slots = [...view.layouts.values()].flatMap((layout) => [...layout.rows.values()].flat());
  return new Map(
    slots.flatMap((slot) => {
      const amount = declared.printed(slot)?.amount;
      const computed = figures.get(slot.figure)?.value;
      if (amount === undefined || amount === '' || computed === undefined) return [];
      const rounded = roundTo(computed, quantumOf(scale, amount), scale.rounding);
      return rounded.equals(amount.times(scale.factor)) ? [[slot.figure, printedInterval(scale, amount)] as const] : [];
    }),
  );
}

function printedInterval(scale: MoneyScale, amount: Decimal): Interval {
  return around(amount.times(scale.factor), halfUnit(quantumOf(scale, amount)));
}
