/** What a check rule is, and how its formulas are judged. */
import type { Finding, Place, Severity } from '../diagnostics/finding.ts';
import type { Dossier } from '../model/dossier.ts';
import type { FigureSet } from '../model/figure.ts';
import type { JsonPath } from '../model/source.ts';
import { type Decimal, sum, ZERO } from '../money/decimal.ts';
import { leafPlaces } from './leaves.ts';
import * as messages from './messages.ts';
import { amountText, halfUnit, type MoneyScale, quantumOf, roundTo } from './scale.ts';
import type { Cell, TableView } from './table-view.ts';

export interface RuleContext {
  readonly dossier: Dossier;
  readonly figures: FigureSet;
  readonly scale: MoneyScale;
  readonly locate: (path: JsonPath) => Place;
}

export interface Rule {
  /** `A01`… of the rule catalogue. */
  readonly id: string;
  /** The rule in Chinese, as findings quote it. */
  readonly title: string;
  /** The footnote or regulation it comes from. */
  readonly source: string;
  readonly severity: Severity;
  /** What to do when the dossier's own facts contradict each other. */
  readonly advice?: string;
  check(view: TableView, context: RuleContext): Finding[];
}

/** A cell named by its table and figure; 行次 and 栏次 come from the form of the year. */
export interface Ref {
  /** Absent for a figure that stands in no table, such as last year's. */
  readonly table?: string;
  readonly figure: string;
  readonly minus?: boolean;
}

export interface Formula {
  readonly left: readonly Ref[];
  readonly relation: '=' | '≤' | '≥';
  readonly right: readonly Ref[];
  /** Overrides the severity of the rule. */
  readonly severity?: Severity;
}

export interface Operand {
  readonly cell: Cell;
  readonly minus: boolean;
}

interface Judged {
  readonly left: readonly Operand[];
  readonly right: readonly Operand[];
  readonly leftValue: Decimal;
  readonly rightValue: Decimal;
  readonly gap: Decimal;
  readonly withinRounding: boolean;
}

/** Judges one formula; nothing when it holds or when a cell of it is not there. */
export function judge(rule: Rule, formula: Formula, view: TableView, context: RuleContext): Finding[] {
  const judged = compare(formula, view, context);
  if (judged === undefined) return [];
  return [
    judged.withinRounding
      ? tailDifference(rule, formula, judged, context)
      : violation(rule, formula, judged, view, context),
  ];
}

/** Both sides of a formula that does not hold. */
function compare(formula: Formula, view: TableView, context: RuleContext): Judged | undefined {
  const leftValue = valueOfSide(formula.left, view, context);
  const rightValue = leftValue && valueOfSide(formula.right, view, context);
  if (leftValue === undefined || rightValue === undefined) return undefined;
  const gap = excess(leftValue.minus(rightValue), formula.relation);
  if (gap.isZero()) return undefined;
  const left = operandsOf(formula.left, view, context);
  const right = operandsOf(formula.right, view, context);
  return {
    left,
    right,
    leftValue,
    rightValue,
    gap,
    withinRounding: gap.abs().lessThanOrEqualTo(tolerance([...left, ...right])),
  };
}

function cellOf({ table, figure }: Ref, view: TableView, context: RuleContext): Cell | undefined {
  return table === undefined ? outsideTables(figure, view, context) : view.at(table, figure);
}

/** Value of a side; none when a cell of it is not there. Most formulas hold, and need no more than this. */
function valueOfSide(refs: readonly Ref[], view: TableView, context: RuleContext): Decimal | undefined {
  let total = ZERO;
  for (const ref of refs) {
    const value = cellOf(ref, view, context)?.value;
    if (value === undefined) return undefined;
    if (!value.isZero()) total = ref.minus === true ? total.minus(value) : total.plus(value);
  }
  return total;
}

function operandsOf(refs: readonly Ref[], view: TableView, context: RuleContext): Operand[] {
  return refs.flatMap((ref) => {
    const cell = cellOf(ref, view, context);
    return cell === undefined ? [] : [{ cell, minus: ref.minus === true }];
  });
}

function outsideTables(id: string, view: TableView, { figures, scale }: RuleContext): Cell | undefined {
  const figure = figures.get(id);
  if (figure?.value === undefined) return undefined;
  const rounding = view.source === 'computed' ? ZERO : halfUnit(quantumOf(scale, figure.value.div(scale.factor)));
  const slot = { table: '', row: '', column: '', index: 0, figure: id, name: `“${figure.label}”` };
  return { ...slot, value: figure.value, rounding, place: figure.source };
}

function excess(difference: Decimal, relation: Formula['relation']): Decimal {
  if (relation === '≤' && difference.isNegative()) return ZERO;
  if (relation === '≥' && difference.isPositive()) return ZERO;
  return difference;
}

/**
 * Half a unit of the last digit for each rounded operand: half × (n + 1) for n addends. With two operands or fewer
 * there is no adding, one amount stands in two places, and it rounds to the same digits in both.
 */
export function tolerance(operands: readonly Operand[]): Decimal {
  const roundings = operands.map(({ cell }) => cell.rounding).filter((rounding) => !rounding.isZero());
  return roundings.length > 2 ? sum(roundings) : ZERO;
}

function tailDifference(rule: Rule, formula: Formula, judged: Judged, context: RuleContext): Finding {
  return {
    rule: rule.id,
    severity: 'info',
    message: messages.tailDifference(statement(formula, judged, context), rule),
    ...places(judged),
    actual: amountText(context.scale, judged.leftValue),
    expected: amountText(context.scale, judged.rightValue),
  };
}

function violation(rule: Rule, formula: Formula, judged: Judged, view: TableView, context: RuleContext): Finding {
  const computed = view.source === 'computed';
  return {
    rule: rule.id,
    severity: formula.severity ?? rule.severity,
    message: messages.violation(statement(formula, judged, context), rule, !computed),
    ...(computed ? leafPlacesOf(judged, context) : places(judged)),
    actual: amountText(context.scale, judged.leftValue),
    expected: amountText(context.scale, judged.rightValue),
    hint: computed ? (rule.advice ?? messages.CHECK_LEAVES) : correction(rule, judged, context),
  };
}

function statement(formula: Formula, judged: Judged, { scale }: RuleContext): messages.Comparison {
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

function places({ left, right }: Judged): Pick<Finding, 'place' | 'related'> {
  return split([...left, ...right].flatMap(({ cell }) => cell.place ?? []));
}

/** The facts behind a computed contradiction, alternating between both sides so that each is shown. */
function leafPlacesOf({ left, right }: Judged, { figures }: RuleContext): Pick<Finding, 'place' | 'related'> {
  const sides = [left, right].map((side) => side.flatMap(({ cell }) => leafPlaces(figures, cell.figure)));
  const longest = Math.max(...sides.map((side) => side.length));
  return split(Array.from({ length: longest }, (_, index) => sides.flatMap((side) => side[index] ?? [])).flat());
}

function split(all: readonly Place[]): Pick<Finding, 'place' | 'related'> {
  const seen = new Set<string>();
  const distinct = all.filter((place) => {
    const key = JSON.stringify(place);
    return !seen.has(key) && seen.add(key);
  });
  const [place, ...related] = distinct;
  if (place === undefined) return {};
  return related.length === 0 ? { place } : { place, related: related.slice(0, MOST_RELATED) };
}

/** Which declared cells differ from what the facts give, and what they should be. */
function correction(rule: Rule, { left, right }: Judged, { figures, scale }: RuleContext): string {
  const wrong = [...left, ...right].flatMap(({ cell }) => {
    const computed = figures.get(cell.figure)?.value ?? ZERO;
    const expected = roundTo(computed, scale.quantum, scale.rounding);
    const rounds = expected.equals(cell.value ?? ZERO);
    return rounds ? [] : [messages.shouldBe(cell.name, amountText(scale, expected))];
  });
  return wrong.length === 0 ? messages.declaredAgrees(rule.advice) : messages.corrections(wrong);
}
