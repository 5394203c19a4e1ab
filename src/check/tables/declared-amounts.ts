/** What the unit says it has printed, by figure: the totals that stand where its leaves are rounded. */
import type { Classification } from '../../model/catalogue.ts';
import type { Dossier } from '../../model/dossier.ts';
import { rowMeant } from '../../model/meant-rows.ts';
import { tableLayouts } from '../../model/table-layout.ts';
import type { TableSpec } from '../../model/table-spec.ts';
import type { Decimal } from '../../money/decimal.ts';
import { declaredCodes, declaredRows, writtenCells } from './declared-tables.ts';

interface Given {
  readonly dossier: Dossier;
  readonly tables: readonly TableSpec[];
  readonly classes: readonly string[];
  readonly classification: Classification;
}

/** Amounts in 元 by figure id; those of one figure that stand in several places, in the order of the tables. */
export function declaredAmounts(given: Given): Map<string, Decimal[]> {
  const { dossier } = given;
  const found = new Map<string, Decimal[]>();
  const add = (id: string, amount: Decimal) => {
    found.set(id, [...(found.get(id) ?? []), amount]);
  };
  const layouts = tableLayouts({ ...given, codes: (table) => declaredCodes(dossier, table) });
  for (const [table, layout] of layouts) {
    for (const [written, row] of Object.entries(declaredRows(dossier, table))) {
      const slots = layout.rows.get(rowMeant(layout, written)) ?? [];
      for (const { index, amount } of writtenCells(row, slots)) {
        const figure = slots[index]?.figure;
        if (amount !== '' && figure !== undefined) add(figure, amount.value);
      }
    }
  }
  for (const [id, claims] of Object.entries(dossier.declared?.figures ?? {})) {
    for (const amount of Array.isArray(claims) ? claims : [claims]) add(id, amount.yuan.value);
  }
  return found;
}
