/** Amounts that the unit has already printed: where its leaves are rounded themselves, its own totals stand. */
import { type Decimal, decimal } from '../money/decimal.ts';

export interface PrintedTotals {
  /** What it has printed of a figure, 元; several where it stands in several places. */
  readonly amounts: ReadonlyMap<string, readonly Decimal[]>;
  /** 元 in one unit of the last digit that the tables print. */
  readonly quantum: Decimal;
  /** Half of it, 元; 0 where the tables print what the books hold. */
  readonly half: Decimal;
}

/** Nothing is declared: every total is the sum of its leaves. */
export const NOTHING_PRINTED: PrintedTotals = { amounts: new Map(), quantum: decimal(1), half: decimal(0) };
