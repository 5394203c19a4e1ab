/** Figures by their size: there are thousands, and few that a printed number can be a print of. */
import type { Figure, FigureSet } from '../../model/figure.ts';
import { rememberedByObject } from '../../model/remembered.ts';
import type { Decimal } from '../../money/decimal.ts';
import { digitsOf } from './digits.ts';

interface Sorted {
  readonly number: number;
  readonly figure: Figure;
}

const sortedBySize = rememberedByObject((figures: FigureSet): readonly Sorted[] => {
  const bySize = new Map<number, Figure[]>();
  for (const figure of figures.values()) {
    if (figure.value === undefined) continue;
    const number = sizeOf(figure.value);
    const alike = bySize.get(number);
    if (alike === undefined) bySize.set(number, [figure]);
    else if (!alike.some((one) => isOneOf(one, figure))) alike.push(figure);
  }
  const sorted = [...bySize].sort(([one], [other]) => one - other);
  return sorted.flatMap(([number, alike]) => alike.map((figure) => ({ number, figure })));
});

/** Whether both are the same amount of the same unit and year. */
function isOneOf(one: Figure, other: Figure): boolean {
  const isSame = one.unit === other.unit && isPast(one) === isPast(other);
  return (
    isSame && one.value !== undefined && other.value !== undefined && digitsOf(one.value) === digitsOf(other.value)
  );
}

/** Of the year before. */
export function isPast({ id }: Figure): boolean {
  return id.endsWith('.prior');
}

/** About how much an amount is, without its sign; most are those of the save before. */
const sizeOf = rememberedByObject((value: Decimal) => Math.abs(value.toNumber()));

/** Figures of which the size lies between two, both included, the smallest first; of those of one value, unit and year one. */
export function figuresBetween(figures: FigureSet, least: number, most: number): readonly Figure[] {
  const sorted = sortedBySize(figures);
  const from = firstFrom(sorted, ({ number }) => number >= least);
  const until = firstFrom(sorted, ({ number }) => number > most);
  return sorted.slice(from, until).map(({ figure }) => figure);
}

/** Those of exactly this value. */
export function figuresOfValue(figures: FigureSet, value: Decimal): readonly Figure[] {
  const size = Math.abs(value.toNumber());
  const digits = value.toFixed();
  return figuresBetween(figures, size, size).filter((figure) => figure.value && digitsOf(figure.value) === digits);
}

/** Where the sorted ones begin of which something holds. */
function firstFrom(sorted: readonly Sorted[], holds: (one: Sorted) => boolean): number {
  let low = 0;
  let high = sorted.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    const one = sorted[middle];
    if (one !== undefined && holds(one)) high = middle;
    else low = middle + 1;
  }
  return low;
}
