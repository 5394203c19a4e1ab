/** What the dossier says of its already published tables, cell by cell (findings V40, V41). */
import type { Dossier } from '../../model/dossier.ts';
import type { FigureSet, FigureUnit } from '../../model/figure.ts';
import { rowMeant } from '../../model/meant-rows.ts';
import { rememberedByObject } from '../../model/remembered.ts';
import type { JsonPath } from '../../model/source.ts';
import { isAlike } from '../../model/structural-sharing.ts';
import type { Slot, TableLayout } from '../../model/table-layout.ts';
import { type Decimal, decimal, isSameNumber, ZERO } from '../../money/decimal.ts';
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
  readonly path: JsonPath;
}

export interface DeclaredCells {
  has(table: string): boolean;
  /** Functional codes in play in a table: those declared and those of the dossier, ascending. */
  codes(table: string): readonly string[];
  /**
   * The cells of a table, by the places of its layout; what was meant, where all of it is written in the other unit of
   * money. The same after a save that changes none of it.
   */
  of(table: string): ReadonlyMap<Slot, PrintedCell>;
  /** The tables of which that is so, in their order. */
  readonly inOtherUnit: ReadonlyMap<string, OtherUnit>;
}

/** What cells are read from, and held against. */
interface Given {
  readonly dossier: Dossier;
  readonly figures: FigureSet;
  readonly scale: MoneyScale;
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

/** A cell of a table with what was written for it. */
interface WrittenSlot {
  readonly slot: Slot;
  readonly path: JsonPath;
  readonly amount: Written | '';
}

/** Cells of well-formed rows; a row with another number of cells than the table has is left out. */
const writtenSlots = rememberedByObject((rows: Rows) =>
  rememberedByObject((layout: TableLayout): readonly WrittenSlot[] =>
    Object.entries(rows).flatMap(([written, amounts]) => {
      const slots = layout.rows.get(rowMeant(layout, written)) ?? [];
      return writtenCells(amounts, slots).flatMap(({ index, key, amount }) => {
        const slot = slots[index];
        return slot === undefined ? [] : [{ slot, path: ['declared', 'tables', layout.spec.id, written, key], amount }];
      });
    }),
  ),
);

/** The cells of one table as they were meant. */
interface MeantTable {
  readonly cells: ReadonlyMap<Slot, PrintedCell>;
  readonly other: OtherUnit | undefined;
}

const NO_CELLS: ReadonlyMap<Slot, PrintedCell> = new Map();

export function declaredCells(
  { dossier, figures, scale }: Given,
  layouts: ReadonlyMap<string, TableLayout>,
  codes: readonly string[],
): DeclaredCells {
  const tables = dossier.declared?.tables ?? {};
  const meant = new Map<string, MeantTable>();
  for (const [table, rows] of Object.entries(tables)) {
    const layout = layouts.get(table);
    if (layout !== undefined) meant.set(table, meantTable(writtenSlots(rows)(layout), figures, scale));
  }
  return {
    has: (table) => Object.hasOwn(tables, table),
    codes: (table) => [...new Set([...codes, ...declaredCodes(dossier, table)])].sort(),
    of: (table) => meant.get(table)?.cells ?? NO_CELLS,
    inOtherUnit: new Map([...meant].flatMap(([table, { other }]) => (other === undefined ? [] : [[table, other]]))),
  };
}

/** The cells depend on what their figures measure, and on their amounts as far as these tell in which unit they were written. */
function meantTable(written: readonly WrittenSlot[], figures: FigureSet, scale: MoneyScale): MeantTable {
  const units = written.map(({ slot }) => figures.get(slot.figure)?.unit);
  const pairs = written.flatMap(({ slot, amount }, index) => {
    const isAmount = units[index] === undefined || units[index] === 'yuan';
    return amount === '' || !isAmount ? [] : { written: amount, computed: figures.get(slot.figure)?.value ?? ZERO };
  });
  const other = otherUnitOf(pairs, scale);
  return { other, cells: meantCells({ written, scale, units, other }) };
}

interface Meaning {
  readonly written: readonly WrittenSlot[];
  readonly scale: MoneyScale;
  /** What the figure of each cell measures. */
  readonly units: readonly (FigureUnit | undefined)[];
  readonly other: OtherUnit | undefined;
}

/** What was written means the same as long as its figures measure the same, and the money is in the same unit. */
const latestCells = new WeakMap<object, { readonly meaning: Meaning; readonly cells: MeantTable['cells'] }>();

function meantCells(meaning: Meaning): MeantTable['cells'] {
  const { written, scale, units, other } = meaning;
  const known = latestCells.get(written);
  if (known !== undefined && isSameMeaning(known.meaning, meaning)) return known.cells;
  const blank = { amount: '', quantum: scale.quantum } as const;
  const cells = new Map(
    written.map(({ slot, path, amount }, index) => {
      const unit = units[index];
      const isAmount = unit === undefined || unit === 'yuan';
      const cell = amount === '' ? blank : meantBy(amount, isAmount ? other : unit, scale);
      return [slot, { ...cell, path }];
    }),
  );
  latestCells.set(written, { meaning, cells });
  return cells;
}

function isSameMeaning(one: Meaning, { scale, units, other }: Meaning): boolean {
  const isSameOther =
    one.other === other || (one.other?.unit === other?.unit && isSameNumber(one.other?.quantum, other?.quantum));
  return one.scale === scale && isSameOther && isAlike(one.units, units);
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
