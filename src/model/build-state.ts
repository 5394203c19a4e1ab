/** What is kept of a build or draft, so that a later state can be compared with it. */
import type { Finding } from '../diagnostics/finding.ts';
import type { FigureSet } from './figure.ts';
import type { SourceText } from './profile-files.ts';
import type { Report } from './report.ts';

export interface BuildState {
  /** Folder name of the unit. */
  readonly unit: string;
  /**
   * Every file that the state was made from, as texts with `\n` line ends: report.json and the Markdown files of the
   * unit (`file` relative to its folder), then those of the profile (`templates/<profile>/…`).
   */
  readonly sources: readonly SourceText[];
  readonly figures: FigureSet;
  /** How each figure reads in running text, by its id: `1,085.68万元`; `—` where it must not be stated. */
  readonly shown: ReadonlyMap<string, string>;
  /** As composed, without marks of a review. */
  readonly report: Report;
  readonly findings: readonly Finding[];
}

/** A state and how users call it: `存档3（正式报告）`, or the folder or file that they named. */
export interface NamedState {
  readonly state: BuildState;
  readonly name: string;
}
