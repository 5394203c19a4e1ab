/**
 * What a rule has read of the tables, taken down while it is asked. One that found nothing finds nothing in the same
 * amounts again, wherever they stand in the files by now; it need not say itself what it depends on.
 */
import { sharedWith } from '../../model/structural-sharing.ts';
import type { Slot, TableLayout } from '../../model/table-layout.ts';
import { isSameNumber } from '../../money/decimal.ts';
import type { Accounts, Tables } from '../engine/needs.ts';
import type { DeclaredCells, PrintedCell } from './declared-tables.ts';
import type { Cell, TableView, ViewSource } from './table-view.ts';

type Field = Exclude<keyof Tables, 'view'>;

/** All that a rule has looked at. */
export class Reads {
  /** Ids of the tables of which it was anything. */
  readonly tables = new Set<string>();
  /** Ids of figures outside the tables. */
  readonly outside = new Set<string>();
  /** Whatever else it was given. */
  readonly fields = new Set<Field>();
}

/** The tables as a rule is given them. */
export class ReadTables implements Tables {
  readonly view: TableView;

  constructor(
    private readonly on: Tables,
    private readonly reads: Reads,
  ) {
    this.view = new ReadView(on.view, reads);
  }

  get dossier(): Accounts['dossier'] {
    return this.field('dossier');
  }
  get figures(): Accounts['figures'] {
    return this.field('figures');
  }
  get profile(): Accounts['profile'] {
    return this.field('profile');
  }
  get classification(): Accounts['classification'] {
    return this.field('classification');
  }
  get functionalEntries(): Accounts['functionalEntries'] {
    return this.field('functionalEntries');
  }
  get economicEntries(): Accounts['economicEntries'] {
    return this.field('economicEntries');
  }
  get tables(): Accounts['tables'] {
    return this.field('tables');
  }
  get notGiven(): Accounts['notGiven'] {
    return this.field('notGiven');
  }
  get classes(): Accounts['classes'] {
    return this.field('classes');
  }
  get scale(): Accounts['scale'] {
    return this.field('scale');
  }
  get locate(): Accounts['locate'] {
    return this.field('locate');
  }
  get declared(): DeclaredCells {
    return this.field('declared');
  }

  private field<Name extends Field>(name: Name): Tables[Name] {
    this.reads.fields.add(name);
    return this.on[name];
  }
}

class ReadView implements TableView {
  readonly source: ViewSource;
  /** The table that was looked at last, and whether all have been: rules look at one cell after the other. */
  private last: string | undefined;
  private isWhole = false;

  constructor(
    private readonly view: TableView,
    private readonly reads: Reads,
  ) {
    this.source = view.source;
  }

  get layouts(): ReadonlyMap<string, TableLayout> {
    const { layouts } = this.view;
    if (!this.isWhole) for (const table of layouts.keys()) this.reads.tables.add(table);
    this.isWhole = true;
    return layouts;
  }
  cell(table: string, row: string, column: string): Cell | undefined {
    return this.of(table).cell(table, row, column);
  }
  at(table: string, figure: string): Cell | undefined {
    return this.of(table).at(table, figure);
  }
  outside(figure: string): Cell | undefined {
    this.reads.outside.add(figure);
    return this.view.outside(figure);
  }
  below(table: string): readonly Cell[] {
    return this.of(table).below(table);
  }
  figures(table: string): readonly string[] {
    return this.of(table).figures(table);
  }
  codes(table: string): readonly string[] {
    return this.of(table).codes(table);
  }

  /** The view, of which this table is looked at. */
  private of(table: string): TableView {
    if (table !== this.last) this.reads.tables.add(table);
    this.last = table;
    return this.view;
  }
}

/** Whether what a rule has read of the tables before is the same in the present ones, place in the files apart. */
export function alikeTo(before: Tables, now: Tables): (reads: Reads) => boolean {
  const known = new Map<string, boolean>();
  const sameTable = (table: string) => {
    const alike = known.get(table) ?? isSameTable(table, before, now);
    known.set(table, alike);
    return alike;
  };
  const sameFigure = (id: string) => isSameNumber(before.figures.get(id)?.value, now.figures.get(id)?.value);
  const isSameWhole =
    isLike(before.scale, now.scale) && isLike([...before.view.layouts.keys()], [...now.view.layouts.keys()]);
  return ({ tables, outside, fields }) =>
    isSameWhole &&
    [...fields].every((field) => before[field] === now[field]) &&
    [...tables].every(sameTable) &&
    [...outside].every(sameFigure);
}

/** The same rows, and in each cell the same amounts, computed and declared. */
function isSameTable(table: string, before: Tables, now: Tables): boolean {
  const layout = now.view.layouts.get(table);
  if (before.view.layouts.get(table) !== layout) return false;
  if (!isLike(before.view.codes(table), now.view.codes(table))) return false;
  if (before.declared.has(table) !== now.declared.has(table)) return false;
  const isDeclared = now.view.source === 'declared' && now.declared.has(table);
  const isSameCell = (slot: Slot) =>
    isSameNumber(before.figures.get(slot.figure)?.value, now.figures.get(slot.figure)?.value) &&
    (!isDeclared || isSameAmount(before.declared.printed(slot), now.declared.printed(slot)));
  return [...(layout?.rows.values() ?? [])].every((row) => row.every(isSameCell));
}

function isSameAmount(before: PrintedCell | undefined, now: PrintedCell | undefined): boolean {
  const [one, other] = [before?.amount, now?.amount];
  if (one === undefined || other === undefined || one === '' || other === '') return one === other;
  return isSameNumber(one.value, other.value) && isSameNumber(one.digit, other.digit);
}

function isLike(before: unknown, now: unknown): boolean {
  return Object.is(sharedWith(before, now), before);
}
