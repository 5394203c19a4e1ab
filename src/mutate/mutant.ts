/** What a mutation run speaks of: one small change to a clean dossier, and what the check said of it. */
import type { Finding } from '../diagnostics/finding.ts';
import type { Report } from '../model/report.ts';

export const KINDS = ['digit', 'swap', 'direction', 'denominator', 'year', 'unit', 'row', 'stale', 'total'] as const;
export type Kind = (typeof KINDS)[number];

export interface Mutant {
  readonly kind: Kind;
  /** `file`: a wrong dossier; `report`: a wrong template, helper or hand edit, in the composed report. */
  readonly origin: 'file' | 'report';
  /** What it touches, for an even choice: `facts`, `declared`, `prose`; `tables`, `narrative`, `annex`, `form` … */
  readonly part: string;
  /** `report.json declared.tables.T2`, `tables › T3 row 4`. */
  readonly where: string;
  readonly old: string;
  readonly new: string;
  /** A few words around the change, the change in 【】. */
  readonly context: string;
  /** Why the mutant says the same as the original, or says what nobody can check; decided before it is run. */
  readonly apart?: string | undefined;
  /** The text that was changed and where, when it holds a number that others may repeat. */
  readonly source?: { readonly text: string; readonly start: number } | undefined;
  /** Of report.json: a string, not a number. */
  readonly isText?: boolean;
  readonly change: FileChange | ReportChange;
}

export interface FileChange {
  readonly file: string;
  readonly text: string;
  /** Figures that the change moves and numbers it may contradict are compared to tell a lone fact. */
  readonly path?: readonly (string | number)[];
}

export interface ReportChange {
  readonly report: Report;
}

export interface Verdict {
  readonly unit: string;
  readonly mutant: Mutant;
  readonly apart?: string | undefined;
  /** Findings that the clean dossier does not have. */
  readonly told: readonly Finding[];
  readonly killed: boolean;
  /** The check broke down: a fault of the program. */
  readonly failure?: string;
}
