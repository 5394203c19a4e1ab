/** What rules can be given; each kind can do what those before it can. */
import type { Place } from '../../diagnostics/finding.ts';
import type { Classification, EconomicEntry, FunctionalEntry } from '../../model/catalogue.ts';
import type { Dossier } from '../../model/dossier.ts';
import type { FigureSet } from '../../model/figure.ts';
import type { Profile } from '../../model/profile.ts';
import type { JsonPath } from '../../model/source.ts';
import type { TableSpec } from '../../model/table-spec.ts';
import type { ReportView } from '../reading/view.ts';
import type { MoneyScale } from '../scale.ts';
import type { DeclaredCells } from '../tables/declared-tables.ts';
import type { Formula } from '../tables/formula.ts';
import type { TableView } from '../tables/table-view.ts';
import type { Fault, Told } from './fault.ts';

export interface Needs {
  /** What the unit has written, and the figures made of it; there need not be a report. */
  readonly facts: Facts;
  /** The statutory tables, as computed and, where the unit has declared any, as declared. */
  readonly tables: Tables;
  /** The composed report as it reads. */
  readonly print: Print;
  /** What all other rules have told. */
  readonly told: AllTold;
}

/** The dossier's numbers and all that they are held against. */
export interface Accounts {
  readonly dossier: Dossier;
  readonly figures: FigureSet;
  readonly profile: Profile;
  /** Codes and names of the year. */
  readonly classification: Classification;
  /** Catalogue entries of all years, to say in which year a code is valid. */
  readonly functionalEntries: readonly FunctionalEntry[];
  readonly economicEntries: readonly EconomicEntry[];
  /** The report's tables in the order in which they are printed: the first is 表1. */
  readonly tables: readonly TableSpec[];
  /** Ids of tables that are not printed, as the dossier has no facts for them; they keep their number. */
  readonly notGiven: ReadonlySet<string>;
  /** Class codes in the order of the printed 项目 column. */
  readonly classes: readonly string[];
  /** How amounts are written in the dossier and printed in the tables. */
  readonly scale: MoneyScale;
  readonly locate: (path: JsonPath) => Place;
}

export interface Facts extends Accounts {
  /** The unit's Markdown files, in the order of their names. */
  readonly prose: readonly ProseFile[];
}

export interface ProseFile {
  /** Name under which the user knows it. */
  readonly file: string;
  readonly text: string;
}

/** No prose: tables are not checked again when only a text has changed. */
export interface Tables extends Accounts {
  readonly view: TableView;
  readonly declared: DeclaredCells;
  /**
   * What is told of each formula of a list. One that nothing was told of is left out while its cells are the same: what
   * is told must follow from them, and from the list's own name.
   */
  judged(
    formulas: (on: Tables) => readonly Formula[],
    judge: (formula: Formula, on: Tables) => readonly Fault[],
  ): readonly Fault[];
}

export interface Print extends Facts {
  readonly view: ReportView;
}

export interface AllTold extends Accounts {
  readonly told: readonly Told[];
}
