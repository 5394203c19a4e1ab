/** The one type for everything the user is told, whatever stage found it. */

export type Severity = 'error' | 'warning' | 'info';

/** A place in a file the user wrote. Lines and columns count from 1; `path` is the JSON path or section. */
export interface Place {
  readonly file: string;
  readonly line?: number;
  readonly column?: number;
  readonly path?: string;
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
