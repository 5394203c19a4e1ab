/** Whether a unit has declared a whole table or only some of its rows. */
import type { Dossier } from '../../model/dossier.ts';
import type { FigureSet } from '../../model/figure.ts';
import { rowMeant } from '../../model/meant-rows.ts';
import type { Slot, TableLayout } from '../../model/table-layout.ts';
import { ZERO } from '../../money/decimal.ts';
import type { Tables } from '../engine/needs.ts';
import { type MoneyScale, roundTo } from '../scale.ts';
import { declaredRows } from './declared-tables.ts';

/** The rows of a table that the dossier declares, under whatever name it knows them. */
export function rowsDeclared(dossier: Dossier, layout: TableLayout): ReadonlySet<string> {
  return new Set(Object.keys(declaredRows(dossier, layout.spec.id)).map((row) => rowMeant(layout, row)));
}

/** Rows of the finest level that a table tells; those above that whoever copies a whole table declares too; fewest rows. */
const LEVELS = {
  economic: { finest: /^\d{5}$/, above: /合计$/, least: 1 },
  statement: { finest: /^\d+$/, above: /^\d+$/, least: 8 },
  classification: { finest: /^\d{7}$/, above: /^(?:合计|\d{3})$/, least: 1 },
  singleRow: { finest: /./, above: /./, least: 1 },
} as const;

/**
 * Who declares half or more of the finest lines that print something, and a total, has copied the whole table, and a
 * line that lacks was forgotten; else only some lines are declared.
 */
export function isDeclaredWhole(
  { figures, scale }: Tables,
  layout: TableLayout,
  declared: ReadonlySet<string>,
): boolean {
  const { finest, above, least } = LEVELS[layout.spec.layout];
  if (![...declared].some((row) => above.test(row))) return false;
  const printing = [...layout.rows].filter(
    ([row, slots]) => finest.test(row) && slots.some((slot) => printsSomething(slot, figures, scale)),
  );
  const known = printing.filter(([row]) => declared.has(row));
  return declared.size >= least && known.length > 0 && known.length * 2 >= printing.length;
}

export function printsSomething({ figure }: Slot, figures: FigureSet, { quantum, rounding }: MoneyScale): boolean {
  const { value = ZERO } = figures.get(figure) ?? {};
  return !value.isZero() && !roundTo(value, quantum, rounding).isZero();
}
