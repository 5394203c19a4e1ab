/**
 * A unit may give its amounts as it printed them, rounded. What they add up to may then differ from the total that it
 * printed by the tails that rounding cut off: the printed total stands, as the exact amounts gave it.
 */
import type { PrintedTotals } from '../model/printed-totals.ts';
import type { Decimal } from '../money/decimal.ts';

interface SumInput {
  readonly id: string;
  readonly value: Decimal;
}

export class StandingTotals {
  /** Leaves that a figure is the sum of and that are rounded to the digits of print; none for an exact amount. */
  private readonly addends = new Map<string, number | undefined>();

  constructor(private readonly printed: PrintedTotals) {}

  enterLeaf(id: string, value: Decimal): void {
    this.addends.set(id, value.isZero() ? 0 : this.isRounded(value) ? 1 : undefined);
  }

  /** The printed amount of a sum of several amounts, or the sum itself where nothing else was printed, or more than tails lies between. */
  enterSum(id: string, sum: Decimal, inputs: readonly SumInput[]): Decimal {
    const addends = inputs.reduce<number | undefined>((count, input) => {
      const own = this.addends.get(input.id);
      return count === undefined || own === undefined ? undefined : count + own;
    }, 0);
    this.addends.set(id, addends);
    const given = this.printed.amounts.get(id) ?? [];
    const [first] = given;
    if (first === undefined || addends === undefined || inputs.filter(({ value }) => !value.isZero()).length < 2)
      return sum;
    const isOne = given.every((amount) => amount.equals(first)) && this.isRounded(first);
    const tolerance = this.printed.half.times(addends + 1);
    return isOne && first.minus(sum).abs().lessThanOrEqualTo(tolerance) ? first : sum;
  }

  private isRounded(value: Decimal): boolean {
    return value.modulo(this.printed.quantum).isZero();
  }
}
