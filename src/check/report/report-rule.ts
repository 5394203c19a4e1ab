/** A rule about the composed report: what it says, against the figures, its tables and itself. */
import type { Finding, Place, Severity } from '../../diagnostics/finding.ts';
import type { Classification, FunctionalEntry } from '../../model/catalogue.ts';
import type { Dossier } from '../../model/dossier.ts';
import type { FigureSet } from '../../model/figure.ts';
import type { Profile } from '../../model/profile.ts';
import type { JsonPath } from '../../model/source.ts';
import type { TableSpec } from '../../model/table-spec.ts';
import type { ProseFile } from '../engine/needs.ts';
import type { ReportView } from './view.ts';

export interface ReportRuleContext {
  readonly view: ReportView;
  readonly dossier: Dossier;
  readonly profile: Profile;
  readonly figures: FigureSet;
  readonly classification: Classification;
  readonly locate: (path: JsonPath) => Place;
  /** Catalogue entries of all years. */
  readonly functionalEntries?: readonly FunctionalEntry[] | undefined;
  /** The statutory tables of the profile, and the ids of those for which the dossier has no facts (told elsewhere). */
  readonly tables?: readonly TableSpec[] | undefined;
  readonly leftOut?: ReadonlySet<string> | undefined;
  /** Class codes in the order of the printed 项目 column. */
  readonly classes?: readonly string[] | undefined;
  /** The unit's Markdown files. */
  readonly prose?: readonly ProseFile[] | undefined;
}

export interface ReportRule {
  /** `C01`…`E20` of the rule catalogue. */
  readonly id: string;
  /** The rule in Chinese. */
  readonly title: string;
  /** The regulation, footnote or practice it comes from. */
  readonly source: string;
  /** Of most of its findings; a rule that can only suspect says 请核实 and is a warning or information. */
  readonly severity: Severity;
  check(context: ReportRuleContext): Finding[];
}
