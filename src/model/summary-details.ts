/** What the script of the summary page is handed beside its text: what is shown when somebody asks for it. */
import type { Severity } from '../diagnostics/finding.ts';

export interface FindingDetail {
  readonly rule: string;
  readonly severity: Severity;
  readonly message: string;
  /** `report.json:12　expenditure[0].basic`. */
  readonly place?: string;
  readonly hint?: string;
  /** Why the unit leaves it so. */
  readonly waived?: string;
}

/** Rows of units are known by their positions in the table as it was written, from 0. */
export interface SummaryDetails {
  /** Findings by position of the unit. */
  readonly findings: readonly (readonly FindingDetail[])[];
  /** Positions of the units of each group of findings, by the group's name (`data-group`). */
  readonly groups: Readonly<Record<string, readonly number[]>>;
}
