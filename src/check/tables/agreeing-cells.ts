/** Declared cells that print their figure rightly, as the intervals (元) they stand for. */
import type { Figure, FigureSet } from '../../model/figure.ts';
import { rememberedByFields } from '../../model/remembered.ts';
import type { TableLayout } from '../../model/table-layout.ts';
import type { Tables } from '../engine/needs.ts';
import { around, type Interval } from '../interval.ts';
import { halfUnit, type MoneyScale, quantumOf, roundTo } from '../scale.ts';
import type { TableView } from './table-view.ts';

type On = Pick<Tables, 'declared' | 'figures' | 'scale'> & Pick<TableView, 'layouts'>;
const ON: Readonly<Record<keyof On, true>> = { declared: true, figures: true, scale: true, layouts: true };

const agreeing = rememberedByFields(ON, ({ layouts, declared, figures, scale }: On): ReadonlyMap<string, Interval> => {
  return new Map([...layouts].flatMap(([table, layout]) => agreeingIn(declared.of(table), layout, figures, scale)));
});

interface Agreeing {
  readonly scale: MoneyScale;
  readonly figures: readonly (Figure | undefined)[];
  readonly found: readonly (readonly [figure: string, Interval])[];
}

/** By the cells of a table, which are the same after a save that changes none of them. */
const latest = new WeakMap<object, Agreeing>();

function agreeingIn(cells: Cells, { rows }: TableLayout, of: FigureSet, scale: MoneyScale): Agreeing['found'] {
  if (cells.size === 0) return [];
  const slots = [...cells.keys()];
  const known = latest.get(cells);
  const isSame = known?.scale === scale && slots.every((slot, index) => of.get(slot.figure) === known.figures[index]);
  if (known !== undefined && isSame) return known.found;
  const found = [...rows.values()].flat().flatMap((slot) => {
    const amount = cells.get(slot)?.amount;
    const computed = of.get(slot.figure)?.value;
    if (amount === undefined || amount === '' || computed === undefined) return [];
    const quantum = quantumOf(scale, amount);
    if (!roundTo(computed, quantum, scale.rounding).equals(amount.value)) return [];
    return [[slot.figure, around(amount.value, halfUnit(quantum))] as const];
  });
  latest.set(cells, { scale, found, figures: slots.map((slot) => of.get(slot.figure)) });
  return found;
}

type Cells = ReturnType<Tables['declared']['of']>;

/** By figure id. */
export function agreeingCells({ view, declared, figures, scale }: Tables): ReadonlyMap<string, Interval> {
  return agreeing({ declared, figures, scale, layouts: view.layouts });
}
