/** Quartiles, as spreadsheet programs (QUARTILE.INC) and PostgreSQL (percentile_cont) reckon them: R. J. Hyndman, Y. Fan 1996, type 7. */
import { type Decimal, decimal, ZERO } from '../../money/decimal.ts';

export interface Quartiles {
  readonly first: Decimal;
  readonly median: Decimal;
  readonly third: Decimal;
}

/** @param values at least one, in any order */
export function quartiles(values: readonly Decimal[]): Quartiles {
  const sorted = [...values].sort((one, other) => one.comparedTo(other));
  return { first: at(sorted, 1), median: at(sorted, 2), third: at(sorted, 3) };
}

function at(sorted: readonly Decimal[], quarters: 1 | 2 | 3): Decimal {
  const steps = (sorted.length - 1) * quarters;
  const below = Math.floor(steps / 4);
  const low = sorted[below] ?? ZERO;
  const high = sorted[below + 1] ?? low;
  return low.plus(
    high
      .minus(low)
      .times(decimal(steps % 4))
      .dividedBy(4),
  );
}
