/**
 * A unit may give its amounts as it printed them, rounded. What they add up to may then differ from the total that it
 * printed by the tails that rounding cut off: the printed total stands, as the exact amounts gave it.
 */
import type { PrintedTotals } from '../model/printed-totals.ts';
import type { Decimal } from '../money/decimal.ts';

/** Leaves that a figure is the sum of and that are rounded to the digits of print; none for an exact amount. */
export type Addends = number | undefined;

export class StandingTotals {
  readonly addends = new Map<string, Addends>();

  constructor(private readonly printed: PrintedTotals) {}

  /** Without printed totals every sum stands, and nobody asks what it is made of. */
  private get isAsked(): boolean {
    return this.printed.amounts.size > 0;
  }

  /** Of a figure that is as it was before. */
  enterAgain(id: string, addends: Addends): void {
    if (this.isAsked) this.addends.set(id, addends);
  }

  enterLeaf(id: string, value: Decimal): void {
    if (!this.isAsked) return;
    this.addends.set(id, value.isZero() ? 0 : this.isRounded(value) ? 1 : undefined);
  }

  /** The printed amount of a sum of several amounts, or the sum itself where nothing else was printed, or more than tails lies between. */
  enterSum(id: string, sum: Decimal, inputs: readonly string[], values: readonly Decimal[]): Decimal {
    if (!this.isAsked) return sum;
    const addends = this.addendsOf(inputs);
    this.addends.set(id, addends);
    const given = this.printed.amounts.get(id) ?? [];
    const [first] = given;
    if (first === undefined || addends === undefined || values.filter((value) => !value.isZero()).length < 2)
      return sum;
    const isOne = given.every((amount) => amount.equals(first)) && this.isRounded(first);
    const tolerance = this.printed.half.times(addends + 1);
    return isOne && first.minus(sum).abs().lessThanOrEqualTo(tolerance) ? first : sum;
  }

  private addendsOf(inputs: readonly string[]): Addends {
    let count = 0;
    for (const id of inputs) {
      const own = this.addends.get(id);
      if (own === undefined) return undefined;
      count += own;
    }
    return count;
  }

  private isRounded(value: Decimal): boolean {
    return value.modulo(this.printed.quantum).isZero();
  }
}
