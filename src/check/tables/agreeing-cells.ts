/** Declared cells that print their figure rightly, as the intervals (元) they stand for. */
import { rememberedByFields } from '../../model/remembered.ts';
import type { Tables } from '../engine/needs.ts';
import { around, type Interval } from '../interval.ts';
import { halfUnit, quantumOf, roundTo } from '../scale.ts';
import type { TableView } from './table-view.ts';

type On = Pick<Tables, 'declared' | 'figures' | 'scale'> & Pick<TableView, 'layouts'>;
const ON: Readonly<Record<keyof On, true>> = { declared: true, figures: true, scale: true, layouts: true };

const agreeing = rememberedByFields(ON, ({ layouts, declared, figures, scale }: On): ReadonlyMap<string, Interval> => {
  const slots = [...layouts.values()].flatMap((layout) => [...layout.rows.values()].flat());
  return new Map(
    slots.flatMap((slot) => {
      const amount = declared.of(slot.table).get(slot)?.amount;
      const computed = figures.get(slot.figure)?.value;
      if (amount === undefined || amount === '' || computed === undefined) return [];
      const rounded = roundTo(computed, quantumOf(scale, amount), scale.rounding);
      if (!rounded.equals(amount.value)) return [];
      return [[slot.figure, around(amount.value, halfUnit(quantumOf(scale, amount)))] as const];
    }),
  );
});

/** By figure id. */
export function agreeingCells({ view, declared, figures, scale }: Tables): ReadonlyMap<string, Interval> {
  return agreeing({ declared, figures, scale, layouts: view.layouts });
}
