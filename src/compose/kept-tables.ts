/** Tables of the report before the last save, for those that are made of the same now. */
import type { Classification } from '../model/catalogue.ts';
import type { Figure } from '../model/figure.ts';
import type { Profile } from '../model/profile.ts';
import type { Table } from '../model/report.ts';
import type { TableSpec } from '../model/table-spec.ts';

/** Figures by id, for those who ask for one after the other. */
export interface FigureReader {
  get(id: string): Figure | undefined;
}

/** What a table is made of besides its figures. */
export interface MadeOf {
  readonly profile: Profile;
  readonly classification: Classification;
  /** Numbers, names and codes, as one text. */
  readonly words: string;
}

interface Kept {
  readonly of: MadeOf;
  /** Each figure that was asked for, as it was. */
  readonly read: ReadonlyMap<string, Figure | undefined>;
  readonly table: Table;
}

/** The last table of each form. */
const kept = new WeakMap<TableSpec, Kept>();

/**
 * The table of a form, made again when something is another of all that it was made of.
 * @param make asks the reader alone for figures; told that one is missing, it has to be made each time
 */
export function keptTable(
  spec: TableSpec,
  of: MadeOf,
  figures: FigureReader,
  make: (figures: FigureReader) => Table,
): Table {
  const known = kept.get(spec);
  if (known !== undefined && isSame(known, of, figures)) return known.table;
  const read = new Map<string, Figure | undefined>();
  const table = make({
    get: (id) => {
      const figure = figures.get(id);
      read.set(id, figure);
      return figure;
    },
  });
  if ([...read.values()].includes(undefined)) kept.delete(spec);
  else kept.set(spec, { of, read, table });
  return table;
}

function isSame({ of: { profile, classification, words }, read }: Kept, of: MadeOf, figures: FigureReader): boolean {
  if (profile !== of.profile || classification !== of.classification || words !== of.words) return false;
  return [...read].every(([id, before]) => printsAlike(before, figures.get(id)));
}

/** Amounts that are alike are one object (`model/structural-sharing.ts`); where they stand in the files is not printed. */
function printsAlike(before: Figure | undefined, now: Figure | undefined): boolean {
  return before === now || (before?.value === now?.value && before?.unit === now?.unit);
}
