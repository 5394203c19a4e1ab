/** Facts that a slip of the pen has made wrong, found where amounts that belong together do not fit. */

import type { Figure, FigureSet } from '../../../model/figure.ts';
import { type Decimal, decimal } from '../../../money/decimal.ts';
import { sharedReading } from '../../engine/reads.ts';
import type { MoneyScale } from '../../scale.ts';
import { factsTail, isWithin } from '../../tails.ts';
import { inOtherUnit, isPointApart, isUnitApart, type Slip, slipBetween, withOtherPoint } from './slip.ts';
import { type Projects, type Side, type Tie, type Tied, tiesOf } from './ties.ts';

export interface Suspect {
  /** The fact; all facts of a side where every one is in the wrong unit. */
  readonly leaves: readonly Figure[];
  readonly slip: Slip;
  /** What it does not fit. */
  readonly tie: Tie;
  /** The side of the tie that is right. */
  readonly beside: Side;
  /** Facts that the same slip would have made wrong as well: nothing tells which of them it was. */
  readonly others?: readonly Figure[];
}

interface On extends Tied {
  readonly scale: MoneyScale;
}

const given = ({ figures, dossier: { projects }, scale }: On): [FigureSet, Projects, MoneyScale] => [
  figures,
  projects,
  scale,
];

function withParts(figures: FigureSet, projects: Projects, scale: MoneyScale): On {
  return { figures, dossier: { ...(projects && { projects }) }, scale };
}

/** One suspect for each cause, the one that explains most first. */
export const suspectsOf = sharedReading(given, (...parts): readonly Suspect[] => {
  const on = withParts(...parts);
  const { scale } = on;
  const ties = tiesOf(on);
  const broken = ties.flatMap((tie) => {
    const candidates = candidatesOf(tie, scale);
    return candidates.length === 0 ? [] : [candidates];
  });
  const trust = trustIn(on);
  const suspects: Suspect[] = [];
  let left = broken;
  while (left.length > 0) {
    const worst = worstOf(left, trust);
    if (worst === undefined) break;
    const rivals = left.find((candidates) => candidates.includes(worst)) ?? [];
    suspects.push({ ...worst, others: rivals.filter((one) => isRival(one, worst)).flatMap(({ leaves: all }) => all) });
    const known = new Set(worst.leaves.map(factOf));
    left = left.filter((candidates) => !candidates.some((one) => one.leaves.some((leaf) => known.has(factOf(leaf)))));
  }
  return suspects;
});

function isRival({ slip, leaves, tie }: Suspect, worst: Suspect): boolean {
  const isOther = !leaves.some((leaf) => worst.leaves.includes(leaf));
  const isEven = tie.kind === 'equal' || tie.kind === 'alike';
  return isOther && leaves.length === 1 && isEven && slip.kind === worst.slip.kind;
}

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
            ...(isUnitApart(left.value, right.value) && isMaterial(tie) ? apart(tie, inOtherUnit) : []),
          ];
    case 'alike':
      if (!isMaterial(tie)) return [];
      if (isUnitApart(left.value, right.value)) return apart(tie, inOtherUnit);
      return isOfThisYear(tie) && isPointApart(left.value, right.value) ? apart(tie, withOtherPoint) : [];
    case 'under':
      return [];
  }
}

/** A part that is more than this many times its whole is doubted. */
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

type Mended = (value: Decimal, beside: Decimal) => Slip;

/** Either side may be what is far off. */
function apart(tie: Tie, mended: Mended): Suspect[] {
  return [...dominant(tie, tie.right, tie.left, mended), ...dominant(tie, tie.left, tie.right, mended)];
}

const NEARLY_ALL = decimal('0.8');

/** The fact that nearly all of a side is, mended. */
function dominant(tie: Tie, side: Side, beside: Side, mended: Mended): Suspect[] {
  const leaf = mainOf(side);
  if (leaf?.value === undefined) return [];
  return [{ leaves: [leaf], slip: mended(leaf.value, beside.value), tie, beside }];
}

/** Last year's amounts are doubted by how they grew or fell, with the reasons for it (H08). */
function isOfThisYear({ left, right }: Tie): boolean {
  return ![...left.leaves, ...right.leaves].some(({ id }) => id.endsWith('.prior'));
}

/** 元: of two amounts that are far apart the smaller is no mere trifle, or the greater is a sum to speak of. */
const TRIFLE = decimal(100);
const SUM_TO_SPEAK_OF = decimal(200_000);

function isMaterial({ left, right }: Tie): boolean {
  const [less, more] = left.value.lessThan(right.value) ? [left, right] : [right, left];
  return less.value.greaterThanOrEqualTo(TRIFLE) || more.value.greaterThanOrEqualTo(SUM_TO_SPEAK_OF);
}

/** How well each fact fits those that it belongs to: the better, the less it is suspected. */
export const trustIn = sharedReading(given, (...parts): ReadonlyMap<string, number> => {
  const on = withParts(...parts);
  const { scale } = on;
  const trust = new Map<string, number>();
  const add = (leaf: Figure, points: number) => trust.set(factOf(leaf), (trust.get(factOf(leaf)) ?? 0) + points);
  for (const tie of tiesOf(on)) {
    const all = [...tie.left.leaves, ...tie.right.leaves];
    const points = pointsOf(tie, scale);
    const near = points === NEAR ? [tie.left, tie.right].flatMap((side) => mainOf(side) ?? []) : all;
    for (const leaf of points === 0 ? [] : near) add(leaf, points);
    for (const leaf of all) if (isOddYuan(leaf, scale)) add(leaf, -1);
    for (const leaf of points === 0 ? strangersIn(tie) : []) add(leaf, -1);
    for (const leaf of points === 0 && tie.kind === 'equal' ? outsized(tie) : []) add(leaf, -2);
    if (tie.kind === 'under' && tie.left.value.greaterThan(tie.right.value.times(UNDER))) {
      for (const leaf of tie.left.leaves) add(leaf, -2);
    }
  }
  return trust;
});

const FAR = decimal(5);

/** Where one side is many times the other: the facts that nearly all of a side is. */
function strangersIn({ kind, left, right }: Tie): Figure[] {
  const [more, less] = left.value.greaterThan(right.value) ? [left, right] : [right, left];
  const isFar = (kind === 'same' || kind === 'alike') && more.value.greaterThan(less.value.times(FAR));
  return isFar ? [more, less].flatMap((side) => mainOf(side) ?? []) : [];
}

/** The fact that nearly all of a side is. */
export function mainOf({ leaves, value: whole }: Pick<Side, 'leaves' | 'value'>): Figure | undefined {
  return leaves.find(({ value }) => value?.greaterThanOrEqualTo(whole.times(NEARLY_ALL)) === true);
}

/** The fact that is more than all others of a sum that fails, and its counterpart is not. */
function outsized({ left, right }: Tie): Figure[] {
  const [more, less] = left.value.greaterThan(right.value) ? [left, right] : [right, left];
  return more.leaves.filter(({ value }) => value?.greaterThan(less.value) === true);
}

const THRICE = decimal(3);
/** Points for being of one size: a small part of a sum earns none. */
const NEAR = 1;

function pointsOf(tie: Tie, scale: MoneyScale): number {
  const { left, right, kind } = tie;
  if (isMet(tie, scale)) return kind === 'equal' ? 3 : 2;
  if (kind === 'equal' || kind === 'under') return 0;
  const near = left.value.lessThan(right.value.times(THRICE)) && right.value.lessThan(left.value.times(THRICE));
  return near ? NEAR : 0;
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
