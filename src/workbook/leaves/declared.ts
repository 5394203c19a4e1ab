/** Tables as they were read → `declared.tables`: every cell as it is printed, in the dossier's unit of money. */
import { NumberLiteral } from '../../model/dossier.ts';
import type { ImportedValue } from '../../model/imported.ts';
import { rowMeant, rowsMeant } from '../../model/meant-rows.ts';
import type { Slot, TableLayout } from '../../model/table-layout.ts';
import { type Decimal, decimal } from '../../money/decimal.ts';
import type { FigureCell, TableReading } from '../recognise/reading.ts';

export interface DeclaredInput {
  readonly tables: ReadonlyMap<string, TableReading>;
  /** Of the tables that the place prints, with a line for each code that was read. */
  readonly layouts: ReadonlyMap<string, TableLayout>;
  /** 元 in the dossier's unit of money. */
  readonly yuan: Decimal;
  /** `declared.tables` of the dossier: rows keep the words and the form in which they are written. */
  readonly written: Readonly<Record<string, Readonly<Record<string, unknown>>>>;
}

export function declaredOf({ tables, layouts, yuan, written }: DeclaredInput): ImportedValue[] {
  return [...layouts].flatMap(([id, layout]) => {
    const table = tables.get(id);
    if (table === undefined) return [];
    const rows = written[id] ?? {};
    return [...layout.rows].flatMap(([row, slots]) => {
      const cells = slots.map(({ figure }) => table.cells.get(figure));
      if (!isPrinted(layout, slots, cells)) return [];
      const key = keyOf(layout, row, rows);
      // A row of which a cell is not known is written by 栏次, so that nothing is said of that cell.
      const byColumn = isByColumn(rows[key]) ?? cells.some((cell) => cell === undefined || cell.isUncalculated);
      return slots.flatMap(({ index, column }): ImportedValue[] => {
        const cell = cells[index];
        if (cell === undefined || cell.isUncalculated) return [];
        const value = cell.shown === '' ? '' : new NumberLiteral(inUnit(cell.shown, table.yuan, yuan));
        const at = byColumn ? column : index;
        return [{ path: ['declared', 'tables', id, key, at], value, from: cell.place }];
      });
    });
  });
}

/** A line that the paper has; lines of classes and items without any amount are not told. */
function isPrinted(layout: TableLayout, slots: readonly Slot[], cells: readonly (FigureCell | undefined)[]): boolean {
  if (slots.length === 0 || cells.every((cell) => cell === undefined)) return false;
  const isBlank = cells.every((cell) => cell === undefined || (cell.shown === '' && !cell.isUncalculated));
  if (!isBlank || layout.spec.layout === 'singleRow') return true;
  return slots.every(({ figure }) => !/\.\d{3,7}(?:\.|$)/.test(figure));
}

function isByColumn(row: unknown): boolean | undefined {
  if (row === undefined) return undefined;
  return !Array.isArray(row);
}

/** As the dossier writes the row; else by its words where the paper prints no 行次, by 行次 or code elsewhere. */
function keyOf(layout: TableLayout, row: string, rows: Readonly<Record<string, unknown>>): string {
  const written = Object.keys(rows).find((key) => rowMeant(layout, key) === row);
  if (written !== undefined) return written;
  if (layout.spec.layout !== 'statement' || layout.spec.print.lineNumbers) return row;
  const at = layout.labels.findIndex((each) => each.row === row);
  const label = layout.labels[at]?.label ?? '';
  const above = layout.labels.slice(0, at).reverse();
  const side = above.find((each) => each.row === undefined)?.label ?? '';
  const candidates = [label, `${side}/${label}`, ...above.map((each) => `${each.label}/${label}`)];
  return candidates.find((each) => isOnly(rowsMeant(layout, each), row)) ?? row;
}

function isOnly(meant: readonly string[], row: string): boolean {
  return meant.length === 1 && meant[0] === row;
}

function inUnit(shown: string, from: Decimal, to: Decimal): string {
  return from.equals(to) ? shown.replace(/^(-?)0+(?=\d)/, '$1') : decimal(shown).times(from).div(to).toFixed();
}
