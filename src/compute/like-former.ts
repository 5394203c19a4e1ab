/** Figures that are those of the time before wherever they are alike, so that what was made of them is found again. */
import type { Figure, FigureSet } from '../model/figure.ts';
import { sharedWith } from '../model/structural-sharing.ts';
import { isSameNumber } from '../money/decimal.ts';

/** @param former of the same unit, before its last change @returns `former` itself where all are alike, in the same order */
export function figuresLikeFormer(present: FigureSet, former: FigureSet | undefined): FigureSet {
  if (former === undefined) return present;
  const before = former.values();
  let isAlike = former.size === present.size;
  const made = new Map<string, Figure>();
  for (const [id, figure] of present) {
    const known = former.get(id);
    const kept = known !== undefined && isSameFigure(known, figure) ? known : figure;
    made.set(id, kept);
    isAlike &&= before.next().value === kept;
  }
  return isAlike ? former : made;
}

/** Field by field: there are thousands of figures at each save. */
function isSameFigure(one: Figure, other: Figure): boolean {
  const isSame: Record<keyof Figure, boolean> = {
    id: one.id === other.id,
    label: one.label === other.label,
    unit: one.unit === other.unit,
    formula: one.formula === other.formula,
    value: isSameNumber(one.value, other.value),
    addsUpTo: isSameNumber(one.addsUpTo, other.addsUpTo),
    inputs: isSameList(one.inputs, other.inputs),
    source: Object.is(sharedWith(one.source, other.source), one.source),
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

function isSameList(one: readonly string[], other: readonly string[]): boolean {
  return one === other || (one.length === other.length && one.every((id, index) => id === other[index]));
}
