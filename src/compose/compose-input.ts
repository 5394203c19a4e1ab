/** What a report is composed from. */
import type { Classification } from '../model/catalogue.ts';
import type { Dossier } from '../model/dossier.ts';
import type { FigureSet } from '../model/figure.ts';
import type { ProfileFiles } from '../model/profile-files.ts';
import type { TableSpec } from '../model/table-spec.ts';

export interface ComposeInput {
  readonly dossier: Dossier;
  readonly profile: ProfileFiles;
  readonly figures: FigureSet;
  readonly classification: Classification;
  /** Specs in the order of print. */
  readonly tables: readonly TableSpec[];
  /** Ids of tables that are printed empty: the dossier does not hold what they are made of. */
  readonly notGiven: ReadonlySet<string>;
  readonly classes: readonly string[];
  /** Ids of figures that this unit may lack and another has: a template may name them behind a condition. */
  readonly possibleFigures: () => ReadonlySet<string>;
  /** Text of one of the unit's Markdown files; undefined when there is none. */
  readonly readProse: (file: string) => string | undefined;
  /** Name of such a file in messages. */
  readonly proseName: (file: string) => string;
}
