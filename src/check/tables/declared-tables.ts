/** What the dossier says of its already published tables, cell by cell (findings V40, V41). */
import type { Place } from '../../diagnostics/finding.ts';
import type { Dossier } from '../../model/dossier.ts';
import type { JsonPath } from '../../model/source.ts';
import type { Written } from '../../money/typed.ts';
import type { Slot, TableLayout } from './layout.ts';

export const CODE_PATTERN = /^\d{3}(\d{2}(\d{2})?)?$/;

/** One declared cell: an amount, 元, or `''` for a blank. */
export interface PrintedCell {
  readonly amount: Written | '';
  readonly place: Place;
}

export interface DeclaredCells {
  has(table: string): boolean;
  /** Functional codes in play in a table: those declared and those of the dossier, ascending. */
  codes(table: string): readonly string[];
  printed(slot: Pick<Slot, 'table' | 'row' | 'index'>): PrintedCell | undefined;
}

type Rows = Readonly<Record<string, readonly (Written | '')[]>>;
type Locate = (path: JsonPath) => Place;

/** Declared rows of a table; none for a table that is not declared. */
export function declaredRows(dossier: Dossier, table: string): Rows {
  return dossier.declared?.tables?.[table] ?? {};
}

/** Functional codes of the declared rows of a table. */
export function declaredCodes(dossier: Dossier, table: string): string[] {
  return Object.keys(declaredRows(dossier, table)).filter((key) => CODE_PATTERN.test(key));
}

/** Cells of well-formed rows; a row with another number of cells than the table has is left out. */
export function declaredCells(
  dossier: Dossier,
  layouts: ReadonlyMap<string, TableLayout>,
  codes: readonly string[],
  locate: Locate,
): DeclaredCells {
  const tables = dossier.declared?.tables ?? {};
  const cells = new Map<string, PrintedCell>();
  for (const [table, rows] of Object.entries(tables)) {
    for (const [row, amounts] of Object.entries(rows)) {
      if (amounts.length !== layouts.get(table)?.rows.get(row)?.length) continue;
      amounts.forEach((amount, index) => {
        const place = locate(['declared', 'tables', table, row, index]);
        cells.set(cellKey({ table, row, index }), { amount, place });
      });
    }
  }
  return {
    has: (table) => Object.hasOwn(tables, table),
    codes: (table) => [...new Set([...codes, ...declaredCodes(dossier, table)])].sort(),
    printed: (slot) => cells.get(cellKey(slot)),
  };
}

function cellKey({ table, row, index }: Pick<Slot, 'table' | 'row' | 'index'>): string {
  return `${table}/${row}/${index}`;
}
