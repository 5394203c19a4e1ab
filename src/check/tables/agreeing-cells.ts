/** Declared cells that print their figure rightly, as the intervals (元) they stand for. */
import { rememberedByObject } from '../../model/remembered.ts';
import type { Tables } from '../engine/needs.ts';
import { around, type Interval } from '../interval.ts';
import { halfUnit, quantumOf, roundTo } from '../scale.ts';

/** By figure id. */
export const agreeingCells = rememberedByObject(
  ({ view, declared, figures, scale }: Tables): ReadonlyMap<string, Interval> => {
    const slots = [...view.layouts.values()].flatMap((layout) => [...layout.rows.values()].flat());
    return new Map(
      slots.flatMap((slot) => {
        const amount = declared.printed(slot)?.amount;
        const computed = figures.get(slot.figure)?.value;
        if (amount === undefined || amount === '' || computed === undefined) return [];
        const rounded = roundTo(computed, quantumOf(scale, amount), scale.rounding);
        if (!rounded.equals(amount.value)) return [];
        return [[slot.figure, around(amount.value, halfUnit(quantumOf(scale, amount)))] as const];
      }),
    );
  },
);
