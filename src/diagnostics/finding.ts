/** The one type for everything the user is told, whatever stage found it. */

export type Severity = 'error' | 'warning' | 'info';

/** A place in a file the user wrote. Lines and columns count from 1; `path` is the JSON path or section. */
export interface Place {
  readonly file: string;
  readonly line?: number;
  readonly column?: number;
  readonly path?: string;
  /** Where the report prints what stands there, when that is known. */
  readonly printed?: PrintedSpot;
  /** The cell that the value was imported from: `2022决算.xls › 公开05 › E12`. */
  readonly cell?: string;
}

/** A place of the composed report: a block by its index in its part; for a table the cell as composed, from 0. */
export interface PrintedSpot {
  readonly part: string;
  readonly block: number;
  /** Row in head and body together, and index of the cell in that row. */
  readonly row?: number;
  readonly cell?: number;
}

export interface Finding {
  /** `A01`…`E20` of the rule catalogue, `V…` shape of the input, `T…` templates and profiles, `F…` fonts. */
  readonly rule: string;
  readonly severity: Severity;
  /** One Chinese sentence that says what is wrong. */
  readonly message: string;
  readonly place?: Place;
  readonly actual?: string;
  readonly expected?: string;
  /** What to do about it. */
  readonly hint?: string;
  readonly related?: readonly Place[];
  /** What other rules tell that follows from this, and goes when this is put right. */
  readonly consequences?: readonly Finding[];
  /** Reason of the waiver, when the unit has waived the finding. */
  readonly waived?: string;
}

/** What a stage hands on: a value unless it could not be made, and all its findings. */
export interface Outcome<Value> {
  readonly value?: Value;
  readonly findings: readonly Finding[];
}

export function hasErrors(findings: readonly Finding[]): boolean {
  return findings.some((finding) => finding.severity === 'error' && finding.waived === undefined);
}
