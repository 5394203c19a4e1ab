/**
 * H04: several numbers that do not fit, all by the same amount and all made of one fact, are that fact's fault: the unit
 * has declared, or written in its texts, what the fact should have been, or two balances fail by it. Where nothing tells
 * which of several facts it is, the figure that they make is told once.
 */
import type { Figure } from '../../model/figure.ts';
import { type Decimal, ZERO } from '../../money/decimal.ts';
import type { AllTold } from '../engine/needs.ts';
import type { Fault, Rule } from '../engine/rule.ts';
import { nameOf } from '../facts/named.ts';
import { isUnitApart, slipBetween } from '../facts/ties/slip.ts';
import { amountText, roundTo, typedAmount } from '../scale.ts';
import { type Evidence, evidenceOf, madeOf, vouchedFor } from './evidence.ts';

export const H04: Rule<'told'> = {
  id: 'H04',
  title: '多处的数都与明细相差同一金额、又都由同一笔明细算出的，核实这一笔明细',
  source: '决算审核：录入差错',
  severity: 'warning',
  needs: 'told',
  unprinted: '各数的明细',
  check(on) {
    const faults: Fault[] = [];
    let left = evidenceOf(on);
    for (;;) {
      const found = strongest(left, on);
      if (found === undefined) return faults;
      faults.push(...faultOf(found, on));
      left = left.filter((one) => !found.by.includes(one));
    }
  },
};

interface Found {
  /** More than one where nothing tells which of them it is. */
  readonly leaves: readonly Figure[];
  readonly by: readonly Evidence[];
}

/** Fewer numbers are no more than a coincidence. */
const FEWEST = 2;

/** The fact that most numbers of one gap point at, all of one unit. */
function strongest(all: readonly Evidence[], on: AllTold): Found | undefined {
  let best: { readonly paths: Set<string>; readonly by: readonly Evidence[] } | undefined;
  for (const { paths, about } of pathsByEvidence(all)) {
    if (about.length < Math.max(FEWEST, best?.by.length ?? 0)) continue;
    for (const first of new Map(about.map((one) => [one.size, one])).values()) {
      const by = about.filter((one) => one.unit === first.unit && isSame(one, first, on.scale.quantum));
      if (witnesses(by) < FEWEST || by.length < (best?.by.length ?? 0)) continue;
      if (best === undefined || by.length > best.by.length) best = { paths: new Set(paths), by };
      else for (const path of paths) best.paths.add(path);
    }
  }
  if (best === undefined) return undefined;
  const { by } = best;
  const paths = [...best.paths];
  const vouched = paths.length > 1 ? vouchedFor(on) : new Set();
  const doubtful = paths.filter((path) => !vouched.has(path));
  if (by.some((one) => paths.some((path) => isWhole(one, path)))) return { leaves: [], by };
  const suspects = (doubtful.length > 0 ? doubtful : paths).flatMap((path) => mostExact(path, by));
  const slipped = suspects.filter((leaf) => isSlip(leaf, by));
  return { leaves: slipped.length === 1 ? slipped : suspects, by };
}

/** Whether a usual slip of the pen made the fact of what would fit. */
function isSlip({ value = ZERO }: Figure, by: readonly Evidence[]): boolean {
  const gap = nearestOf(by)?.gap.by;
  return gap !== undefined && slipBetween(value, value.plus(gap), true) !== undefined;
}

/** Facts that the same numbers are made of, together, with those numbers. */
function pathsByEvidence(all: readonly Evidence[]): { paths: string[]; about: Evidence[] }[] {
  const byPath = new Map<string, number[]>();
  all.forEach(({ leaves }, index) => {
    for (const path of leaves.keys()) {
      const known = byPath.get(path);
      if (known === undefined) byPath.set(path, [index]);
      else known.push(index);
    }
  });
  const groups = new Map<string, { paths: string[]; about: Evidence[] }>();
  for (const [path, indices] of byPath) {
    const key = indices.join();
    const known = groups.get(key);
    if (known === undefined) groups.set(key, { paths: [path], about: indices.flatMap((index) => all[index] ?? []) });
    else known.paths.push(path);
  }
  return [...groups.values()];
}

function witnesses(by: readonly Evidence[]): number {
  return new Set(by.map(({ witness }) => witness)).size;
}

/** A fact that should not be there at all was not mistyped: it stands in the wrong place. */
function isWhole({ apart, leaves }: Evidence, path: string): boolean {
  return leaves.get(path)?.value?.abs().equals(apart) === true;
}

/** The part by project that all numbers of a project name; else the fact that any of them names. */
function mostExact(path: string, by: readonly Evidence[]): Figure[] {
  const all = by.flatMap(({ leaves }) => leaves.get(path) ?? []);
  const parts = new Map(all.filter(({ source }) => source?.path !== path).map((part) => [part.source?.path, part]));
  return parts.size === 1 ? [...parts.values()] : all.slice(0, 1);
}

/** Stated amounts are rounded, so that their gaps differ by a tail. */
function isSame(one: Evidence, other: Evidence, quantum: Decimal): boolean {
  const [a, b] = [one.apart, other.apart];
  const tail = one.unit === 'yuan' ? (a.lessThan(quantum.times(2)) ? a.div(2) : quantum) : ZERO;
  return a.minus(b).abs().lessThanOrEqualTo(tail);
}

function faultOf({ leaves, by }: Found, on: AllTold): Fault[] {
  const [leaf] = leaves;
  if (leaf === undefined) return [];
  if (leaves.length === 1) return [{ ...atLeaf(leaf, by, on), ...cause(by) }];
  const nearest = nearestOf(by);
  const figure = on.figures.get(nearest?.gap.between[0] ?? '');
  if (nearest === undefined || figure === undefined) return [];
  const about = by.filter((one) => [...nearest.leaves.keys()].every((path) => one.leaves.has(path)));
  if (witnesses(about) < FEWEST) return [];
  const made = madeOf(
    on.figures,
    about.flatMap(({ gap }) => gap.between),
  );
  return [{ ...atFigure(figure, nearest, about, on), figures: made, ...cause(about) }];
}

function cause(by: readonly Evidence[]) {
  return {
    related: by.slice(0, MOST_RELATED).map(({ fault }) => fault.at),
    explains: new Set(by.map(({ fault }) => fault)),
    isCause: true,
  };
}

function atLeaf(leaf: Figure, by: readonly Evidence[], { scale }: AllTold): Fault {
  const value = leaf.value ?? ZERO;
  const nearest = nearestOf(by);
  const right = nearest && value.plus(roundTo(nearest.gap.by, scale.quantum, scale.rounding));
  const expected = right?.isPositive() ? typedAmount(scale, right) : undefined;
  const actual = typedAmount(scale, value);
  const hint = '这一笔填错的，改正这一笔；金额属实的，逐处改正所列的数';
  const isOtherUnit = right?.isPositive() === true && isUnitApart(value, right);
  const doubt = isOtherUnit ? '这一笔填的是元还是万元？' : '疑为这一笔填错，请核实';
  return {
    message: `“${nameOf(leaf)}”填 ${actual}，用到它的 ${by.length} 处都相差 ${amountText(scale, gapOf(by))}，${doubt}`,
    at: { place: leaf.source },
    actual,
    ...(expected !== undefined && { expected }),
    hint: expected === undefined ? hint : `改为 ${expected}，各处即相符；${hint}`,
  };
}

/** Several places that state the same figure, or what is made of it, differently from what its facts give. */
function atFigure(figure: Figure, nearest: Evidence, about: readonly Evidence[], { scale }: AllTold): Fault {
  const value = figure.value ?? ZERO;
  const text = (one: Decimal) => (figure.unit === 'yuan' ? amountText(scale, one) : one.toFixed());
  return {
    message: `“${nameOf(figure)}”按明细为 ${text(value)}，${about.length} 处所写的数都与它相差 ${text(gapOf(about))}`,
    at: nearest.fault.at,
    actual: text(value.plus(nearest.gap.by)),
    expected: text(value),
    hint: `所写的数无误的，核对由哪些明细算出（juesuan explain）；明细无误的，逐处改正`,
  };
}

function gapOf(by: readonly Evidence[]): Decimal {
  return by[0]?.apart ?? ZERO;
}

/** The stated number that is made of the fewest facts. */
function nearestOf(by: readonly Evidence[]): Evidence | undefined {
  const stated = by.filter(({ gap }) => gap.isStated && !gap.between.some((id) => OPPOSED.test(id)));
  return [...stated].sort((one, other) => one.leaves.size - other.leaves.size)[0];
}

const MOST_RELATED = 6;
/** Figures that fall when a fact of theirs rises. */
const OPPOSED = /closing|change|unexecuted/;
