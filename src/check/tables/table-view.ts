/** One view over the report's tables, whether their numbers are computed or were declared by the unit. */
import type { Place } from '../../diagnostics/finding.ts';
import type { Figure, FigureSet } from '../../model/figure.ts';
import type { JsonPath } from '../../model/source.ts';
import { functionalCodes, type Slot, type TableLayout } from '../../model/table-layout.ts';
import { type Decimal, ZERO } from '../../money/decimal.ts';
import { halfUnit, type MoneyScale } from '../scale.ts';
import { factHalf } from '../tails.ts';
import type { DeclaredCells } from './declared-tables.ts';

export type ViewSource = 'computed' | 'declared';

export interface Cell extends Slot {
  /** 元; absent where the table prints nothing that can be compared. */
  readonly value?: Decimal | undefined;
  /** Half a unit of the last printed digit, 元; 0 for an exact value. */
  readonly rounding: Decimal;
  /** Where the unit declared it. */
  readonly place?: Place | undefined;
}

export interface TableView {
  readonly source: ViewSource;
  readonly layouts: ReadonlyMap<string, TableLayout>;
  /** @param row see `Slot.row`; @param column 栏次 */
  cell(table: string, row: string, column: string): Cell | undefined;
  /** The cell of a table in which a figure stands. */
  at(table: string, figure: string): Cell | undefined;
  /** A figure that stands in no table, such as last year's, as a cell. */
  outside(figure: string): Cell | undefined;
  /** The cells of a table with an amount below zero, row by row. */
  below(table: string): readonly Cell[];
  /** Figure ids that the table has a place for. */
  figures(table: string): readonly string[];
  /** Those of them that add up: a place may print rates beside the amounts. */
  addends(table: string): readonly string[];
  /** Functional codes with a row in the classification tables, ascending. */
  codes(table: string): readonly string[];
}

/** All cells from figures: exact. A code of the form that no figure knows has no amount in the dossier: zero. */
export function computedView(layouts: ReadonlyMap<string, TableLayout>, figures: FigureSet): TableView {
  const codes = functionalCodes(figures);
  const codesOf = () => codes;
  const outside = (figure: Figure) => outsideTables(figure, ZERO);
  const amountIn = ({ figure: id }: Slot) => {
    const figure = figures.get(id);
    return figure === undefined ? ZERO : figure.value;
  };
  return viewOf('computed', { layouts, figures, codesOf, outside, amountIn }, (slot) =>
    cellOf(slot, amountIn(slot), ZERO, figures.get(slot.figure)?.source),
  );
}

/**
 * The cells that the unit declared. A cell that is left out of a declared table counts as blank where its computed value
 * prints as zero; otherwise it is not there, and no rule that needs it is applied.
 */
export function declaredView(
  layouts: ReadonlyMap<string, TableLayout>,
  figures: FigureSet,
  declared: DeclaredCells,
  { scale, locate }: { readonly scale: MoneyScale; readonly locate: (path: JsonPath) => Place },
): TableView {
  const codesOf = (table: string) => declared.codes(table);
  const outside = (figure: Figure) => outsideTables(figure, factHalf(figure, scale));
  const amountIn = (slot: Slot) => {
    const amount = declared.of(slot.table).get(slot)?.amount;
    return amount === '' ? ZERO : amount?.value;
  };
  const half = scale.quantum.div(2);
  const blank = halfUnit(scale.quantum);
  return viewOf('declared', { layouts, figures, codesOf, outside, amountIn }, (slot) => {
    if (!declared.has(slot.table)) return undefined;
    const computed = figures.get(slot.figure)?.value ?? ZERO;
    const printed = declared.of(slot.table).get(slot);
    if (printed !== undefined && printed.amount !== '') {
      return cellOf(slot, printed.amount.value, halfUnit(printed.quantum), locate(printed.path));
    }
    if (printed === undefined && computed.abs().greaterThanOrEqualTo(half)) return undefined;
    const rounding = computed.isZero() ? ZERO : blank;
    return cellOf(slot, ZERO, rounding, printed && locate(printed.path));
  });
}

function isBelowZero(value: Decimal | undefined): boolean {
  return value?.isNegative() === true && !value.isZero();
}

/** Written out rather than spread: there are thousands of cells. */
function cellOf(slot: Slot, value: Decimal | undefined, rounding: Decimal, place: Place | undefined): Cell {
  const { table, row, column, index, figure, name } = slot;
  return { table, row, column, index, figure, name, value, rounding, place };
}

function outsideTables(figure: Figure, rounding: Decimal): Cell {
  const slot = { table: '', row: '', column: '', index: 0, figure: figure.id, name: `“${figure.label}”` };
  return cellOf(slot, figure.value, rounding, figure.source);
}

interface Parts {
  readonly layouts: ReadonlyMap<string, TableLayout>;
  readonly figures: FigureSet;
  readonly codesOf: (table: string) => readonly string[];
  readonly outside: (figure: Figure) => Cell;
  /** What stands in a cell, where anything was written or computed. */
  readonly amountIn: (slot: Slot) => Decimal | undefined;
}

function viewOf(
  source: ViewSource,
  { layouts, figures, codesOf, outside, amountIn }: Parts,
  fill: (slot: Slot) => Cell | undefined,
): TableView {
  const cells = new Map<Slot, Cell | undefined>();
  const filled = (slot: Slot | undefined): Cell | undefined => {
    if (slot === undefined) return undefined;
    const known = cells.get(slot);
    if (known !== undefined || cells.has(slot)) return known;
    const cell = fill(slot);
    cells.set(slot, cell);
    return cell;
  };
  const figuresOf = (table: string) => [...(layouts.get(table)?.byFigure.keys() ?? [])];
  return {
    source,
    layouts,
    codes: codesOf,
    cell: (table, row, column) =>
      filled(
        layouts
          .get(table)
          ?.rows.get(row)
          ?.find((slot) => slot.column === column),
      ),
    at: (table, figure) => filled(layouts.get(table)?.byFigure.get(figure)),
    outside: (id) => {
      const figure = figures.get(id);
      return figure?.value === undefined ? undefined : outside(figure);
    },
    below: (table) =>
      [...(layouts.get(table)?.byFigure.values() ?? [])]
        .filter((slot) => isBelowZero(amountIn(slot)))
        .flatMap((slot) => filled(slot) ?? []),
    figures: figuresOf,
    addends: (table) => figuresOf(table).filter((id) => figures.get(id)?.unit !== 'ratio'),
  };
}
