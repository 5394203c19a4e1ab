/** Formulas between the cells of tables. */
import type { Severity } from '../../diagnostics/finding.ts';
import type { Cell } from './table-view.ts';

/** A cell named by its table and figure; 行次 and 栏次 come from the form of the year. */
export interface Ref {
  /** Absent for a figure that stands in no table, such as last year's. */
  readonly table?: string;
  readonly figure: string;
  readonly minus?: boolean;
}

/** Something that is said of cells. */
export interface BetweenCells {
  readonly left: readonly Ref[];
  readonly right: readonly Ref[];
}

export interface Formula extends BetweenCells {
  readonly relation: '=' | '≤' | '≥';
  /** Overrides the severity of the rule. */
  readonly severity?: Severity;
}

export interface Operand {
  readonly cell: Cell;
  readonly minus: boolean;
}
