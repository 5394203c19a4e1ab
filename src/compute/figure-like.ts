/** A figure that is that of the time before where both are alike, so that what was made of it is found again. */
import type { Figure } from '../model/figure.ts';
import { isAlike } from '../model/structural-sharing.ts';
import { isSameNumber } from '../money/decimal.ts';

/** @param former under the same id, of the same unit before its last change */
export function figureLike(former: Figure | undefined, present: Figure): Figure {
  return former !== undefined && isSameFigure(former, present) ? former : present;
}

/** Field by field: there are hundreds of figures at each save. */
function isSameFigure(one: Figure, other: Figure): boolean {
  const isSame: Record<keyof Figure, boolean> = {
    id: one.id === other.id,
    label: one.label === other.label,
    unit: one.unit === other.unit,
    formula: one.formula === other.formula,
    value: isSameNumber(one.value, other.value),
    addsUpTo: isSameNumber(one.addsUpTo, other.addsUpTo),
    inputs: isAlike(one.inputs, other.inputs),
    source: isAlike(one.source, other.source),
  };
  return (
    isSame.id &&
    isSame.label &&
    isSame.unit &&
    isSame.formula &&
    isSame.value &&
    isSame.addsUpTo &&
    isSame.inputs &&
    isSame.source
  );
}
