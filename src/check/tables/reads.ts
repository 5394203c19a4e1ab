/** What a rule has read of the tables, taken down while it is asked, and what of it is another after a save. */
import { once } from '../../model/remembered.ts';
import { isAlike } from '../../model/structural-sharing.ts';
import type { Slot, TableLayout } from '../../model/table-layout.ts';
import { isSameNumber } from '../../money/decimal.ts';
import type { Tables } from '../engine/needs.ts';
import { Comparison, every, known, Reads } from '../engine/reads.ts';
import type { PrintedCell } from './declared-tables.ts';
import type { Formula } from './formula.ts';
import type { Cell, TableView, ViewSource } from './table-view.ts';

/** All that a rule has looked at. */
export class TableReads extends Reads {
  /** Ids of the tables of which it was anything. */
  readonly tables = new Set<string>();
  /** Of these where it was more than single cells. */
  readonly whole = new Set<string>();
  /** Figures that stand in the single cells. */
  readonly cells = new Set<string>();
}

/** A view of which all that is read is taken down. */
export class ReadView implements TableView {
  readonly source: ViewSource;
  /** The table that was looked at last, and whether all have been: rules look at one cell after the other. */
  private last: string | undefined;
  private isWhole = false;

  constructor(
    private readonly view: TableView,
    private readonly reads: TableReads,
  ) {
    this.source = view.source;
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
    this.reads.figures.names.add(figure);
    return this.view.outside(figure);
  }
  below(table: string): readonly Cell[] {
    this.reads.whole.add(table);
    return this.view.below(table);
  }
  figures(table: string): readonly string[] {
    return this.of(table, this.view.figures(table));
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

/** Whether what a rule has read of the tables before is the same in the present ones, place in the files apart. */
export class TablesComparison extends Comparison<Tables, TableReads> {
  private readonly layouts = new Map<string, boolean>();
  private readonly whole = new Map<string, boolean>();
  private readonly isOneForm = once(() => {
    const [one, other] = [this.before.on, this.now];
    return isAlike(one.scale, other.scale) && isAlike([...one.view.layouts.keys()], [...other.view.layouts.keys()]);
  });
  private readonly moved = once(() => movedFigures(this.before.on, this.now));

  override isAlike(reads: TableReads): boolean {
    return (
      this.isOneForm() &&
      every(reads.tables, (table) => this.isLayout(table)) &&
      every(reads.whole, (table) => this.isWhole(table)) &&
      every(this.moved(), (figure) => !reads.cells.has(figure)) &&
      super.isAlike(reads)
    );
  }

  /** Whether a formula between cells says of them what it said before. */
  isSaid({ left, right }: Formula): boolean {
    const isStill = ({ table, figure }: Formula['left'][number]) =>
      !this.moved().has(figure) && (table === undefined ? this.isOutside(figure) : this.isLayout(table));
    return this.isOneForm() && left.every(isStill) && right.every(isStill);
  }

  private isOutside(figure: string): boolean {
    return this.before.on.figures.get(figure) === this.now.figures.get(figure);
  }

  private isLayout(table: string): boolean {
    return known(this.layouts, table, () => {
      const [one, other] = [this.before.on, this.now];
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

/** Ids of the figures of which another amount is computed, or declared in a cell. */
function movedFigures(before: Tables, now: Tables): ReadonlySet<string> {
  const moved = new Set<string>();
  if (before.figures !== now.figures) {
    for (const [id, figure] of now.figures) {
      const known = before.figures.get(id);
      if (known !== figure && !isSameNumber(known?.value, figure.value)) moved.add(id);
    }
    for (const id of before.figures.keys()) if (!now.figures.has(id)) moved.add(id);
  }
  if (now.view.source === 'computed' || before.declared === now.declared) return moved;
  const isPrinted = (slot: Slot) => isSameAmount(before.declared.printed(slot), now.declared.printed(slot));
  for (const { rows } of now.view.layouts.values()) {
    for (const slots of rows.values()) for (const slot of slots) if (!isPrinted(slot)) moved.add(slot.figure);
  }
  return moved;
}

function isSameAmount(before: PrintedCell | undefined, now: PrintedCell | undefined): boolean {
  const [one, other] = [before?.amount, now?.amount];
  if (one === undefined || other === undefined || one === '' || other === '') return one === other;
  return isSameNumber(one.value, other.value) && isSameNumber(one.digit, other.digit);
}
