/** Facts that a slip of the pen has made wrong, found where amounts that belong together do not fit. */

import type { Figure } from '../../../model/figure.ts';
import { rememberedByFields } from '../../../model/remembered.ts';
import { type Decimal, decimal } from '../../../money/decimal.ts';
import type { Facts } from '../../engine/needs.ts';
import type { MoneyScale } from '../../scale.ts';
import { factsTail, isWithin } from '../../tails.ts';
import { inOtherUnit, isUnitApart, type Slip, slipBetween } from './slip.ts';
import { type Side, type Tie, tiesOf } from './ties.ts';

export interface Suspect {
  /** The fact; all facts of a side where every one is in the wrong unit. */
  readonly leaves: readonly Figure[];
  readonly slip: Slip;
  /** What it does not fit. */
  readonly tie: Tie;
  /** The side of the tie that is right. */
  readonly beside: Side;
}

type On = Pick<Facts, 'figures' | 'dossier' | 'scale'>;
const ON: Readonly<Record<keyof On, true>> = { figures: true, dossier: true, scale: true };

/** One suspect for each cause, the one that explains most first. */
export const suspectsOf = rememberedByFields(ON, (facts: On): readonly Suspect[] => {
  const ties = tiesOf(facts);
  const broken = ties.flatMap((tie) => {
    const candidates = candidatesOf(tie, facts.scale);
    return candidates.length === 0 ? [] : [candidates];
  });
  const trust = trustOf(ties, facts);
  const suspects: Suspect[] = [];
  let left = broken;
  while (left.length > 0) {
    const worst = worstOf(left, trust);
    if (worst === undefined) break;
    suspects.push(worst);
    const known = new Set(worst.leaves.map(factOf));
    left = left.filter((candidates) => !candidates.some((one) => one.leaves.some((leaf) => known.has(factOf(leaf)))));
  }
  return suspects;
});

/** One fact may be a figure of several families. */
export function factOf({ id, source }: Figure): string {
  return source?.path ?? id;
}

/** Who may be wrong where a tie does not hold; nobody where it holds or where nothing explains why not. */
function candidatesOf(tie: Tie, scale: MoneyScale): Suspect[] {
  const { kind, left, right } = tie;
  switch (kind) {
    case 'equal':
      return isMet(tie, scale) ? [] : [...exact(tie, left, right), ...exact(tie, right, left)];
    case 'same':
      return isMet(tie, scale)
        ? []
        : [
            ...exact(tie, right, left),
            ...exact(tie, left, right),
            ...(isNearUnit(left.value, right.value) ? unitApart(tie) : []),
          ];
    case 'alike':
      return isUnitApart(left.value, right.value) && isMaterial(tie) ? unitApart(tie) : [];
    case 'under':
      return [];
  }
}

/** A part that is more than this many times its whole. */
const UNDER = decimal(20);

function isMet({ left, right }: Tie, scale: MoneyScale): boolean {
  return isWithin(left.value.minus(right.value), factsTail(left.leaves, right.leaves, scale));
}

/** Facts of a side, one at a time, whose slip alone keeps the two sides from being equal. */
function exact(tie: Tie, side: Side, beside: Side): Suspect[] {
  const gap = side.value.minus(beside.value);
  const single = side.leaves.flatMap((leaf) => {
    const isExact = tie.kind !== 'equal';
    const slip = leaf.value === undefined ? undefined : slipBetween(leaf.value, leaf.value.minus(gap), isExact);
    return slip === undefined ? [] : [{ leaves: [leaf], slip, tie, beside }];
  });
  if (single.length > 0 || side.leaves.length < 2) return single;
  const all = slipBetween(side.value, beside.value, false);
  return all?.kind === 'unit' ? [{ leaves: side.leaves, slip: all, tie, beside }] : [];
}

function unitApart(tie: Tie): Suspect[] {
  return [...dominant(tie, tie.right, tie.left), ...dominant(tie, tie.left, tie.right)];
}

const NEARLY_ALL = decimal('0.9');

/** The fact that nearly all of a side is, in the other unit. */
function dominant(tie: Tie, side: Side, beside: Side): Suspect[] {
  const leaf = side.leaves.find(({ value }) => value?.greaterThanOrEqualTo(side.value.times(NEARLY_ALL)) === true);
  if (leaf?.value === undefined) return [];
  return [{ leaves: [leaf], slip: inOtherUnit(leaf.value, beside.value), tie, beside }];
}

const NEAR_UNIT = [8_000, 12_500].map(decimal);

/** What came in and what went out of one item may differ by what is carried over: only a ratio near 10,000 tells. */
function isNearUnit(one: Decimal, other: Decimal): boolean {
  const ratio = one.greaterThan(other) ? one.div(other) : other.div(one);
  const [least, most] = NEAR_UNIT;
  return least !== undefined && most !== undefined && ratio.greaterThan(least) && ratio.lessThan(most);
}

/** 元: of two amounts that are far apart the smaller is no mere trifle, or the greater is a sum to speak of. */
const TRIFLE = decimal(100);
const SUM_TO_SPEAK_OF = decimal(200_000);

function isMaterial({ left, right }: Tie): boolean {
  const [less, more] = left.value.lessThan(right.value) ? [left, right] : [right, left];
  return less.value.greaterThanOrEqualTo(TRIFLE) || more.value.greaterThanOrEqualTo(SUM_TO_SPEAK_OF);
}

/** How well each fact fits those that it belongs to: the better, the less it is suspected. */
function trustOf(ties: readonly Tie[], { scale }: On): ReadonlyMap<string, number> {
  const trust = new Map<string, number>();
  const add = (leaf: Figure, points: number) => trust.set(factOf(leaf), (trust.get(factOf(leaf)) ?? 0) + points);
  for (const tie of ties) {
    const points = pointsOf(tie, scale);
    for (const leaf of points === 0 ? [] : [...tie.left.leaves, ...tie.right.leaves]) add(leaf, points);
    for (const leaf of [...tie.left.leaves, ...tie.right.leaves]) if (isOddYuan(leaf, scale)) add(leaf, -1);
    if (tie.kind === 'under' && tie.left.value.greaterThan(tie.right.value.times(UNDER))) {
      for (const leaf of tie.left.leaves) add(leaf, -2);
    }
  }
  return trust;
}

const THRICE = decimal(3);

function pointsOf(tie: Tie, scale: MoneyScale): number {
  const { left, right, kind } = tie;
  if (isMet(tie, scale)) return kind === 'equal' ? 3 : 2;
  if (kind === 'equal' || kind === 'under') return 0;
  const near = left.value.lessThan(right.value.times(THRICE)) && right.value.lessThan(left.value.times(THRICE));
  return near ? 1 : 0;
}

/** 35.82143元: 万元 in a file that counts in 元, as books end with the 分. */
function isOddYuan({ value }: Figure, { unit }: MoneyScale): boolean {
  return unit === '元' && value !== undefined && value.decimalPlaces() > 2;
}

/** The candidate that explains most of what does not fit, and fits least itself. */
function worstOf(broken: readonly (readonly Suspect[])[], trust: ReadonlyMap<string, number>): Suspect | undefined {
  const explained = new Map<string, number>();
  for (const candidates of broken) {
    const facts = new Set(candidates.flatMap(({ leaves }) => leaves.map(factOf)));
    for (const fact of facts) explained.set(fact, (explained.get(fact) ?? 0) + 1);
  }
  const guilt = ({ leaves: [leaf] }: Suspect) =>
    leaf === undefined ? 0 : 3 * (explained.get(factOf(leaf)) ?? 0) - (trust.get(factOf(leaf)) ?? 0);
  let worst: Suspect | undefined;
  for (const candidate of broken.flat()) {
    if (worst === undefined || rank(candidate, guilt) > rank(worst, guilt)) worst = candidate;
  }
  return worst;
}

/** What must be equal says more than what is merely alike, and an exact slip more than a ratio. */
function rank(suspect: Suspect, guilt: (suspect: Suspect) => number): number {
  const strength = { equal: 0.5, same: 0.3, under: 0.1, alike: 0 }[suspect.tie.kind];
  return guilt(suspect) + strength;
}
