/**
 * Tails: what is left between amounts that were rounded one by one (field rule §6.3). The one policy of all rules: a
 * difference within the limit is information, beyond it an error.
 */
import type { Figure, FigureSet } from '../model/figure.ts';
import { type Decimal, sum, ZERO } from '../money/decimal.ts';
import { leaves } from './leaves.ts';
import { halfUnit, type MoneyScale, quantumOfValue } from './scale.ts';

/** How a tail is called. */
export const TAIL = '属于金额单位转换时可能存在的尾数误差';

/**
 * How far printed amounts may lie from each other, or from the exact one: half a unit of the last digit for each addend
 * and for their total. One amount that stands in two places rounds to the same digits in both.
 * @param sides figures that stand on each side: a side may have been added up from the printed forms of its facts
 * @param half half a unit of the last printed digit, 元
 * @param operands how many printed amounts are added up beside
 */
export function printedTail(
  figures: FigureSet,
  sides: readonly (readonly string[])[],
  half: Decimal,
  operands = 0,
): Decimal {
  const addends = Math.max(...sides.map((ids) => factsOf(figures, ids).length), operands);
  return addends < 2 ? ZERO : half.times(addends + 1);
}

/**
 * How far apart sums of facts may lie that should be equal: half a unit of the last digit that each fact shows, 元. A fact
 * on both sides adds nothing, and one beside another is no sum.
 */
export function factsTail(one: readonly Figure[], other: readonly Figure[], scale: MoneyScale): Decimal {
  const [these, those] = [new Set(one), new Set(other)];
  const apart = [...one.filter((fact) => !those.has(fact)), ...other.filter((fact) => !these.has(fact))];
  return apart.length < 3 ? ZERO : sum(apart.map((fact) => factHalf(fact, scale)));
}

/** Facts that end with the last printed digit are taken for rounded, whichever unit they are typed in. */
export function factHalf({ value = ZERO }: Figure, scale: MoneyScale): Decimal {
  return value.isZero() ? ZERO : halfUnit(quantumOfValue(scale, value));
}

/** The facts behind figures, each once. */
export function factsOf(figures: FigureSet, ids: readonly string[]): Figure[] {
  return [...new Set(ids.flatMap((id) => leaves(figures, id)))];
}

/** Whether a printed total stands for a sum of theirs: it is rounded, though its facts are on both sides. */
export function hasStanding(figures: FigureSet, ids: readonly string[]): boolean {
  return ids.some((id) => {
    const figure = figures.get(id);
    return figure !== undefined && (figure.addsUpTo !== undefined || hasStanding(figures, figure.inputs));
  });
}

export function isWithin(gap: Decimal, tail: Decimal): boolean {
  return gap.abs().lessThanOrEqualTo(tail);
}
