/**
 * What the script of the summary page is handed beside its text: what is shown when somebody asks for it. It lies in the
 * page packed, in blocks of which a browser opens the one that it needs: base64 of JSON, deflated as RFC 1950 has it.
 * Rows of units are known by their positions in the table as it was written, from 0.
 */
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

/** Units whose findings lie in one block. */
export const BLOCK_UNITS = 100;

/** Findings of the units of a block, in the order of the units. */
export type FindingsBlock = readonly (readonly FindingDetail[])[];

/** The element that holds the block of a unit. */
export function blockId(position: number): string {
  return `findings-${Math.floor(position / BLOCK_UNITS)}`;
}

export const GROUPS_ID = 'groups';

/** Positions of the units of each group of findings, by the group's name (`data-group`). */
export type FindingGroups = Readonly<Record<string, readonly number[]>>;
