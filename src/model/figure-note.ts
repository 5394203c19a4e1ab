/** What a reader may ask of one printed figure, in words: an emitter shows it and never meets a number. */
export interface FigureNote {
  readonly id: string;
  /** `本年收入合计`. */
  readonly label: string;
  /** As running text prints it, with its unit: `1,085.68万元`. */
  readonly shown: string;
  /** Before any rounding, with its unit: `10856812.35 元`. */
  readonly exact: string;
  readonly formula?: string;
  /** Ids of the figures it was computed from, but not those that are zero for want of an entry. */
  readonly inputs: readonly string[];
  /** How many inputs are left out because they are zero. */
  readonly zeroInputs: number;
  /** Where it was entered, or that it was not; absent for a computed figure. */
  readonly source?: string;
}

/** The same in the list of a page, where inputs are found by their position. */
export interface FigureEntry extends Omit<FigureNote, 'inputs'> {
  readonly inputs: readonly number[];
  /** How often the report prints it. */
  readonly printed: number;
}

/** A line of the head of a page for review: 报告年度 — 2022. */
export interface ReviewFact {
  readonly name: string;
  readonly value: string;
}
