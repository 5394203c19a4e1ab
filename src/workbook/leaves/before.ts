/** Tables of the year before → the prior-year values that a dossier is asked for. */
import { NumberLiteral } from '../../model/dossier.ts';
import type { ImportedValue } from '../../model/imported.ts';
import { type Decimal, ZERO } from '../../money/decimal.ts';
import { saysAmounts, type TableReading } from '../recognise/reading.ts';

export interface BeforeInput {
  readonly tables: ReadonlyMap<string, TableReading>;
  /** Figure ids. */
  readonly asked: readonly string[];
  /** 元 in the dossier's unit of money. */
  readonly yuan: Decimal;
}

/** A blank of a table that prints other amounts is zero. */
export function priorYearOf({ tables, asked, yuan }: BeforeInput): ImportedValue[] {
  return [...new Set(asked)].flatMap((id): ImportedValue[] => {
    const holding = [...tables.values()].filter(
      ({ cells, notes }) => saysAmounts(cells.values(), notes) && cells.has(id),
    );
    const cell = holding[0]?.cells.get(id);
    if (cell === undefined || cell.isUncalculated) return [];
    const value = new NumberLiteral((cell.value ?? ZERO).div(yuan).toFixed());
    return [{ path: ['priorYear', id], value, from: cell.place }];
  });
}
