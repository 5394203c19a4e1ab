/** Figures: every number that may be printed, computed once and exactly. */
import type { Place } from '../diagnostics/finding.ts';
import type { Decimal } from '../money/decimal.ts';

/**
 * - `yuan`: an amount in 元, exact (printed in the profile's money unit);
 * - `ratio`: a quotient, 1 = 100 % (printed as %);
 * - `count`: people, vehicles, batches, projects…;
 * - `score`: points of a self-evaluation;
 * - `quantity`: an indicator's value in its own unit.
 */
export type FigureUnit = 'yuan' | 'ratio' | 'count' | 'score' | 'quantity';

export interface Figure {
  readonly id: string;
  /** What it is, in the field's words: `本年收入合计`. */
  readonly label: string;
  /** Exact. Absent when it must not be stated (prior year 0, budget 0, 0/0; rules C02, C11). */
  readonly value?: Decimal;
  readonly unit: FigureUnit;
  /** What its inputs add up to, where the total that the unit has printed stands in its place. */
  readonly addsUpTo?: Decimal;
  /** For people: `本年收入合计 ÷ 收入总计`. Absent for a leaf. */
  readonly formula?: string;
  /** Ids of the figures it was computed from. */
  readonly inputs: readonly string[];
  /** Where the dossier holds it, when it is a leaf. */
  readonly source?: Place;
}

/** All figures of a dossier, by id. */
export type FigureSet = ReadonlyMap<string, Figure>;

/** A figure as files hold it, its keys always in this order; each file writes the value in a way of its own. */
export type PlainFigure = { -readonly [Key in keyof Omit<Figure, 'value'>]: Figure[Key] };

export function plainFigure({ id, label, unit, formula, inputs, source, addsUpTo }: Figure): PlainFigure {
  const plain = { id, label, unit } as PlainFigure;
  if (formula !== undefined) plain.formula = formula;
  plain.inputs = inputs;
  if (source !== undefined) plain.source = source;
  if (addsUpTo !== undefined) plain.addsUpTo = addsUpTo;
  return plain;
}
