/** Whether a formula between cells of the tables holds, and what is said when it does not. */
import type { Place } from '../../diagnostics/finding.ts';
import { type Decimal, ZERO } from '../../money/decimal.ts';
import { CHECK_LEAVES } from '../check-leaves.ts';
import type { Tables } from '../engine/needs.ts';
import type { Fault, Rule } from '../engine/rule.ts';
import { leafPlaces } from '../leaves.ts';
import { amountText, halfUnit, roundTo } from '../scale.ts';
import { factsOf, factsTail, hasStanding, isWithin, printedTail } from '../tails.ts';
import type { Formula, Operand, Ref } from './formula.ts';
import * as messages from './messages.ts';
import type { Cell } from './table-view.ts';

interface Judged {
  readonly left: readonly Operand[];
  readonly right: readonly Operand[];
  readonly leftValue: Decimal;
  readonly rightValue: Decimal;
  readonly gap: Decimal;
  readonly withinRounding: boolean;
}

/** Judges one formula; nothing when it holds or when a cell of it is not there. */
export function judge(rule: Rule<'tables'>, formula: Formula, on: Tables): Fault[] {
  const judged = compare(formula, on);
  if (judged === undefined) return [];
  const { left, right, leftValue, rightValue } = judged;
  const figures = [...left, ...right].map(({ cell }) => cell.figure);
  const fault = {
    figures,
    ...(on.view.source === 'computed'
      ? { gap: { by: judged.gap, between: figures } }
      : { cells: [...left, ...right].flatMap(({ cell }) => cell.place?.path ?? []) }),
    actual: amountText(on.scale, leftValue),
    expected: amountText(on.scale, rightValue),
  };
  const said = judged.withinRounding ? tailDifference(rule, formula, judged, on) : violation(rule, formula, judged, on);
  return [{ ...fault, ...said }];
}

type Said = Pick<Fault, 'message' | 'at' | 'related' | 'severity' | 'hint'>;

/** Both sides of a formula that does not hold. */
function compare(formula: Formula, on: Tables): Judged | undefined {
  const leftValue = valueOfSide(formula.left, on);
  const rightValue = leftValue && valueOfSide(formula.right, on);
  if (leftValue === undefined || rightValue === undefined) return undefined;
  const gap = excess(leftValue.minus(rightValue), formula.relation);
  if (gap.isZero()) return undefined;
  const left = operandsOf(formula.left, on);
  const right = operandsOf(formula.right, on);
  return {
    left,
    right,
    leftValue,
    rightValue,
    gap,
    withinRounding: isWithin(gap, tailOf(left, right, on)),
  };
}

function cellOf({ table, figure }: Ref, on: Tables): Cell | undefined {
  return table === undefined ? on.view.outside(figure) : on.view.at(table, figure);
}

/** Value of a side; none when a cell of it is not there. Most formulas hold, and need no more than this. */
function valueOfSide(refs: readonly Ref[], on: Tables): Decimal | undefined {
  let total = ZERO;
  for (const ref of refs) {
    const value = cellOf(ref, on)?.value;
    if (value === undefined) return undefined;
    if (!value.isZero()) total = ref.minus === true ? total.minus(value) : total.plus(value);
  }
  return total;
}

function operandsOf(refs: readonly Ref[], on: Tables): Operand[] {
  return refs.flatMap((ref) => {
    const cell = cellOf(ref, on);
    return cell === undefined ? [] : [{ cell, minus: ref.minus === true }];
  });
}

function excess(difference: Decimal, relation: Formula['relation']): Decimal {
  if (relation === '≤' && difference.isNegative()) return ZERO;
  if (relation === '≥' && difference.isPositive()) return ZERO;
  return difference;
}

/** How far the sides may lie apart: by the rounding of the facts, or by that of the printed cells. */
function tailOf(left: readonly Operand[], right: readonly Operand[], { view, figures, scale }: Tables): Decimal {
  const sides = [left, right].map((side) => side.map(({ cell }) => cell.figure));
  if (view.source === 'computed') {
    const [one = [], other = []] = sides.map((ids) => factsOf(figures, ids));
    const ofFacts = factsTail(one, other, scale);
    const ofPrint = hasStanding(figures, sides.flat()) ? printedTail(figures, sides, halfUnit(scale.quantum)) : ZERO;
    return ofFacts.greaterThan(ofPrint) ? ofFacts : ofPrint;
  }
  const halves = [...left, ...right].map(({ cell }) => cell.rounding).filter((half) => !half.isZero());
  const coarsest = halves.reduce((most, half) => (half.greaterThan(most) ? half : most), ZERO);
  const tail = printedTail(figures, sides, coarsest, halves.length - 1);
  // One amount that stands in tables of two units is rounded in one of them alone.
  return tail.greaterThan(coarsest) ? tail : coarsest;
}

function tailDifference(rule: Rule<'tables'>, formula: Formula, judged: Judged, on: Tables): Said {
  const message = messages.tailDifference(statement(formula, judged, on), rule, on.view.source === 'declared');
  return { severity: 'info', message, ...(on.view.source === 'computed' ? leafPlacesOf(judged, on) : places(judged)) };
}

function violation(rule: Rule<'tables'>, formula: Formula, judged: Judged, on: Tables): Said {
  const computed = on.view.source === 'computed';
  return {
    ...(formula.severity !== undefined && { severity: formula.severity }),
    message: messages.violation(statement(formula, judged, on), rule, !computed),
    ...(computed ? leafPlacesOf(judged, on) : places(judged)),
    hint: computed ? (rule.advice ?? CHECK_LEAVES) : correction(rule, judged, on),
  };
}

function statement(formula: Formula, judged: Judged, { scale }: Tables): messages.Comparison {
  return {
    left: messages.operands(judged.left),
    leftValue: amountText(scale, judged.leftValue),
    right: messages.operands(judged.right),
    rightValue: amountText(scale, judged.rightValue),
    gap: amountText(scale, judged.gap.abs()),
    relation: formula.relation,
  };
}

const MOST_RELATED = 8;

function places({ left, right }: Judged): Pick<Fault, 'at' | 'related'> {
  return split([...left, ...right].flatMap(({ cell }) => cell.place ?? []));
}

/** The facts behind a computed contradiction, alternating between both sides so that each is shown. */
function leafPlacesOf({ left, right }: Judged, { figures }: Tables): Pick<Fault, 'at' | 'related'> {
  const sides = [left, right].map((side) => side.flatMap(({ cell }) => leafPlaces(figures, cell.figure)));
  const longest = Math.max(...sides.map((side) => side.length));
  return split(Array.from({ length: longest }, (_, index) => sides.flatMap((side) => side[index] ?? [])).flat());
}

function split(all: readonly Place[]): Pick<Fault, 'at' | 'related'> {
  const seen = new Set<string>();
  const distinct = all.filter((place) => {
    const key = JSON.stringify(place);
    return !seen.has(key) && seen.add(key);
  });
  const [first, ...related] = distinct.map((place) => ({ place }));
  return { at: first ?? {}, related: related.slice(0, MOST_RELATED) };
}

/** Which declared cells differ from what the facts give, and what they should be. */
function correction(rule: Rule<'tables'>, { left, right }: Judged, { figures, scale }: Tables): string {
  const wrong = [...left, ...right].flatMap(({ cell }) => {
    const computed = figures.get(cell.figure)?.value ?? ZERO;
    const expected = roundTo(computed, scale.quantum, scale.rounding);
    const rounds = expected.equals(cell.value ?? ZERO);
    return rounds ? [] : [messages.shouldBe(cell.name, amountText(scale, expected))];
  });
  return wrong.length === 0 ? messages.declaredAgrees(rule.advice) : messages.corrections(wrong);
}
