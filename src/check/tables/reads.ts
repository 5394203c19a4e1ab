/** What a rule has read of the tables, taken down while it is asked, and what of it is another after a save. */
import type { FigureSet } from '../../model/figure.ts';
import { Reads } from '../../model/reads.ts';
import { once, rememberedByObject } from '../../model/remembered.ts';
import { isAlike } from '../../model/structural-sharing.ts';
import type { Slot, TableLayout } from '../../model/table-layout.ts';
import { isSameNumber } from '../../money/decimal.ts';
import type { Tables } from '../engine/needs.ts';
import { figureOf } from '../engine/reads.ts';
import type { PrintedCell } from './declared-tables.ts';
import type { BetweenCells } from './formula.ts';
import type { Cell, TableView, ViewSource } from './table-view.ts';

/** All that a rule has looked at. */
export class TableReads extends Reads<Tables> {
  /** Ids of the tables of which it was anything. */
  readonly tables = new Set<string>();
  /** Of these where it was more than single cells. */
  readonly whole = new Set<string>();
  /** Figures that stand in the single cells. */
  readonly cells = new Set<string>();
  /** Something was judged piece by piece, which is known by itself. */
  hasJudged = false;
}

/** A view of which all that is read is taken down. */
export class ReadView implements TableView {
  readonly source: ViewSource;
  /** The table that was looked at last, and whether all have been: rules look at one cell after the other. */
  private last: string | undefined;
  private isWhole = false;

  private readonly view: TableView;

  constructor(
    private readonly on: Tables,
    private readonly reads: TableReads,
  ) {
    this.view = on.view;
    this.source = on.view.source;
  }

  get layouts(): ReadonlyMap<string, TableLayout> {
    const { layouts } = this.view;
    if (!this.isWhole) for (const table of layouts.keys()) this.reads.whole.add(table);
    this.isWhole = true;
    return layouts;
  }
  cell(table: string, row: string, column: string): Cell | undefined {
    this.reads.whole.add(table);
    return this.view.cell(table, row, column);
  }
  at(table: string, figure: string): Cell | undefined {
    this.reads.cells.add(figure);
    return this.of(table, this.view.at(table, figure));
  }
  outside(figure: string): Cell | undefined {
    this.reads.ask(this.on, figureOf, figure);
    return this.view.outside(figure);
  }
  below(table: string): readonly Cell[] {
    this.reads.whole.add(table);
    return this.view.below(table);
  }
  figures(table: string): readonly string[] {
    return this.of(table, this.view.figures(table));
  }
  addends(table: string): readonly string[] {
    return this.of(table, this.view.addends(table));
  }
  codes(table: string): readonly string[] {
    return this.of(table, this.view.codes(table));
  }

  /** What the view says of a table. */
  private of<Said>(table: string, said: Said): Said {
    if (table !== this.last) this.reads.tables.add(table);
    this.last = table;
    return said;
  }
}

/** What the members of a list name. */
export interface Named {
  /** Those that name a figure, from 0. */
  readonly byFigure: ReadonlyMap<string, readonly number[]>;
  readonly tables: ReadonlySet<string>;
  /** Figures that stand in no table. */
  readonly outside: readonly string[];
}

export const namedIn = rememberedByObject((list: readonly BetweenCells[]): Named => {
  const byFigure = new Map<string, number[]>();
  const tables = new Set<string>();
  const outside: string[] = [];
  for (const [index, { left, right }] of list.entries()) {
    for (const { table, figure } of [...left, ...right]) {
      if (table === undefined) outside.push(figure);
      else tables.add(table);
      const known = byFigure.get(figure);
      if (known === undefined) byFigure.set(figure, [index]);
      else known.push(index);
    }
  }
  return { byFigure, tables, outside };
});

/** Whether what a rule has read of the tables before is the same in the present ones, place in the files apart. */
export class TablesComparison {
  private readonly layouts = new Map<string, boolean>();
  private readonly whole = new Map<string, boolean>();
  private readonly isOneForm = once(() => {
    const [one, other] = [this.before, this.now];
    return (
      isAlike(one.scale, other.scale) &&
      isAlike([...one.view.layouts.keys()], [...other.view.layouts.keys()]) &&
      this.changes().isSameUnits
    );
  });
  private readonly moved = once(() => movedFigures(this.before, this.now, this.changes().moved));

  /** @param changes of the figures, which both views have */
  constructor(
    private readonly before: Tables,
    private readonly now: Tables,
    private readonly changes: () => FigureChanges,
  ) {}

  isAlike(reads: TableReads): boolean {
    return (
      !reads.hasJudged &&
      this.isOneForm() &&
      every(reads.tables, (table) => this.isLayout(table)) &&
      every(reads.whole, (table) => this.isWhole(table)) &&
      every(this.moved(), (figure) => !reads.cells.has(figure)) &&
      reads.areIn(this.now)
    );
  }

  /** Of which of a list something else may have to be said than before, from 0; undefined where it may be of any. */
  touched({ byFigure, tables, outside }: Named): readonly number[] | undefined {
    if (!this.isOneForm() || !every(tables, (table) => this.isLayout(table))) return undefined;
    const moved = this.moved();
    const others = outside.filter((figure) => this.before.figures.get(figure) !== this.now.figures.get(figure));
    const [few, many] = byFigure.size < moved.size ? [byFigure, moved] : [moved, byFigure];
    const named = [...few.keys()].filter((figure) => many.has(figure));
    return [...named, ...others].flatMap((figure) => byFigure.get(figure) ?? []);
  }

  private isLayout(table: string): boolean {
    return known(this.layouts, table, () => {
      const [one, other] = [this.before, this.now];
      return (
        one.view.layouts.get(table) === other.view.layouts.get(table) &&
        one.declared.has(table) === other.declared.has(table) &&
        isAlike(one.view.codes(table), other.view.codes(table))
      );
    });
  }

  /** The same rows, and in each cell the same amounts, computed and declared. */
  private isWhole(table: string): boolean {
    return known(this.whole, table, () => {
      const figures = this.now.view.layouts.get(table)?.byFigure;
      return this.isLayout(table) && every(this.moved(), (figure) => figures?.has(figure) !== true);
    });
  }
}

export interface FigureChanges {
  /** Ids of those of which another amount is computed. */
  readonly moved: ReadonlySet<string>;
  readonly isSameUnits: boolean;
}

export function figureChanges(before: FigureSet, now: FigureSet): FigureChanges {
  const moved = new Set<string>();
  let isSameUnits = true;
  const former = before.values();
  for (const figure of now.values()) {
    const opposite = former.next().value;
    if (opposite === figure) continue;
    const known = before.get(figure.id);
    if (!isSameNumber(known?.value, figure.value)) moved.add(figure.id);
    isSameUnits &&= known === undefined || known.unit === figure.unit;
  }
  for (const id of before.keys()) if (!now.has(id)) moved.add(id);
  return { moved, isSameUnits };
}

/** Ids of the figures of which another amount is computed, or declared in a cell. */
function movedFigures(before: Tables, now: Tables, computed: ReadonlySet<string>): ReadonlySet<string> {
  if (now.view.source === 'computed' || before.declared === now.declared) return computed;
  const moved = new Set(computed);
  for (const [table, { rows }] of now.view.layouts) {
    const [former, present] = [before.declared.of(table), now.declared.of(table)];
    if (former === present) continue;
    const isPrinted = (slot: Slot) => isSameAmount(former.get(slot), present.get(slot));
    for (const slots of rows.values()) for (const slot of slots) if (!isPrinted(slot)) moved.add(slot.figure);
  }
  return moved;
}

function isSameAmount(before: PrintedCell | undefined, now: PrintedCell | undefined): boolean {
  const [one, other] = [before?.amount, now?.amount];
  if (one === undefined || other === undefined || one === '' || other === '') return one === other;
  return isSameNumber(one.value, other.value) && isSameNumber(one.digit, other.digit);
}

function every<Value>(values: Iterable<Value>, is: (value: Value) => boolean): boolean {
  for (const value of values) if (!is(value)) return false;
  return true;
}

/** What was found out of a key before, or is found out now. */
function known<Key>(values: Map<Key, boolean>, key: Key, make: () => boolean): boolean {
  const value = values.get(key) ?? make();
  values.set(key, value);
  return value;
}
