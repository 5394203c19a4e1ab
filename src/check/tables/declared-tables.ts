/** What the dossier says of its already published tables, cell by cell (findings V40, V41). */
import type { Place } from '../../diagnostics/finding.ts';
import type { Dossier } from '../../model/dossier.ts';
import type { FigureSet, FigureUnit } from '../../model/figure.ts';
import { rowMeant } from '../../model/meant-rows.ts';
import type { JsonPath } from '../../model/source.ts';
import type { Slot, TableLayout } from '../../model/table-layout.ts';
import { type Decimal, decimal, ZERO } from '../../money/decimal.ts';
import type { Written } from '../../money/typed.ts';
import { YUAN_IN } from '../../money/units.ts';
import { type MoneyScale, quantumOf } from '../scale.ts';
import { inUnit, type OtherUnit, otherUnitOf } from './other-unit.ts';

/** Of a rate, 1 is 100 %. */
const PER_CENT = decimal(100);

export const CODE_PATTERN = /^\d{3}(\d{2}(\d{2})?)?$/;

/** One declared cell: a number in the unit of its figure, or `''` for a blank. */
export interface PrintedCell {
  readonly amount: Written | '';
  /** One unit of the last digit with which it is held against its figure. */
  readonly quantum: Decimal;
  readonly place: Place;
}

export interface DeclaredCells {
  has(table: string): boolean;
  /** Functional codes in play in a table: those declared and those of the dossier, ascending. */
  codes(table: string): readonly string[];
  /** What was meant, where a whole table is written in the other unit of money. */
  printed(slot: Pick<Slot, 'table' | 'row' | 'index'>): PrintedCell | undefined;
  /** The tables of which that is so, in their order. */
  readonly inOtherUnit: ReadonlyMap<string, OtherUnit>;
}

/** What cells are read from, and held against. */
interface Given {
  readonly dossier: Dossier;
  readonly figures: FigureSet;
  readonly scale: MoneyScale;
  readonly locate: (path: JsonPath) => Place;
}

type Rows = NonNullable<NonNullable<Dossier['declared']>['tables']>[string];
export type DeclaredRow = Rows[string];

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
  { dossier, figures, scale, locate }: Given,
  layouts: ReadonlyMap<string, TableLayout>,
  codes: readonly string[],
): DeclaredCells {
  const tables = dossier.declared?.tables ?? {};
  const blank = { amount: '', quantum: scale.quantum } as const;
  const inOtherUnit = new Map<string, OtherUnit>();
  const cells = new Map<string, PrintedCell>();
  for (const [table, rows] of Object.entries(tables)) {
    const layout = layouts.get(table);
    const known = Object.entries(rows).flatMap(([written, amounts]) => {
      const row = rowMeant(layout, written);
      const slots = layout?.rows.get(row) ?? [];
      return writtenCells(amounts, slots).map((cell) => {
        const id = slots[cell.index]?.figure;
        const figure = id === undefined ? undefined : figures.get(id);
        return { ...cell, row, written, figure, isAmount: figure === undefined || figure.unit === 'yuan' };
      });
    });
    const pairs = known.flatMap(({ figure, amount, isAmount }) =>
      amount === '' || !isAmount ? [] : { written: amount, computed: figure?.value ?? ZERO },
    );
    const other = otherUnitOf(pairs, scale);
    if (other !== undefined) inOtherUnit.set(table, other);
    for (const { row, index, key, written, amount, figure, isAmount } of known) {
      const cell = amount === '' ? blank : meantBy(amount, isAmount ? other : figure?.unit, scale);
      const place = locate(['declared', 'tables', table, written, key]);
      cells.set(cellKey({ table, row, index }), { ...cell, place });
    }
  }
  return {
    has: (table) => Object.hasOwn(tables, table),
    codes: (table) => [...new Set([...codes, ...declaredCodes(dossier, table)])].sort(),
    printed: (slot) => cells.get(cellKey(slot)),
    inOtherUnit,
  };
}

/**
 * @param unit the other unit of money that an amount was written in; of a number that is no amount, what it measures: it
 * counts as it stands there, a rate per cent
 */
function meantBy(written: Written, unit: OtherUnit | FigureUnit | undefined, scale: MoneyScale) {
  if (unit === undefined) return { amount: written, quantum: quantumOf(scale, written) };
  if (typeof unit === 'object') return { amount: inUnit(written, unit), quantum: unit.quantum };
  const { value, digit, decimals } = written;
  const by = unit === 'ratio' ? YUAN_IN[scale.unit].times(PER_CENT) : YUAN_IN[scale.unit];
  const amount = { value: value.div(by), digit: digit.div(by), decimals };
  return { amount, quantum: amount.digit };
}

interface WrittenCell {
  readonly index: number;
  /** Its key in the dossier. */
  readonly key: string | number;
  readonly amount: Written | '';
}

/** The cells of a row: all of them in their order, or some under their 栏次. None of a row with another number of cells. */
export function writtenCells(row: DeclaredRow, slots: readonly Slot[]): WrittenCell[] {
  if (Array.isArray(row)) {
    return row.length === slots.length ? row.map((amount, index) => ({ index, key: index, amount })) : [];
  }
  return Object.entries(row).flatMap(([key, amount]) => {
    const slot = slots.find(({ column }) => column === key);
    return slot === undefined ? [] : [{ index: slot.index, key, amount }];
  });
}

function cellKey({ table, row, index }: Pick<Slot, 'table' | 'row' | 'index'>): string {
  return `${table}/${row}/${index}`;
}
