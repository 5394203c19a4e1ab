/** R02: each other declared figure against what the facts give. */
import type { Severity } from '../../diagnostics/finding.ts';
import type { Figure, FigureSet } from '../../model/figure.ts';
import { formatPath, type JsonPath } from '../../model/source.ts';
import { type Decimal, decimal, lastDigit, sum, ZERO } from '../../money/decimal.ts';
import type { Claim } from '../../money/typed.ts';
import type { Tables } from '../engine/needs.ts';
import type { Fault, Rule } from '../engine/rule.ts';
import { around, combined, type Interval, isExact, overlaps, quotientReaches } from '../interval.ts';
import { amountText, halfUnit, quantumOf, roundTo } from '../scale.ts';
import { factHalf, isWithin, printedTail } from '../tails.ts';
import { agreeingCells } from './agreeing-cells.ts';
import * as messages from './messages.ts';
import { inUnit, type OtherUnit, otherUnitOf, type Pair } from './other-unit.ts';
import { toldOnce } from './told-once.ts';

export const R02: Rule<'tables'> = {
  id: 'R02',
  title: '已公开的其他数与按明细计算的不一致',
  source: '已公开的数与明细核对',
  severity: 'error',
  advice: '明细无误的，改正已公开的数；已公开的数无误的，改正明细',
  needs: 'tables',
  unprinted: '已公开的其他数',
  check: (on) => (on.view.source === 'computed' ? [] : reconcile(on)),
};

const HUNDRED = decimal(100);
const TWO = decimal(2);

/** A declared number in the unit of its figure. */
interface Printed {
  readonly figure: Figure;
  readonly value: Decimal;
  /** One unit of the last digit that the number itself shows. */
  readonly ownDigit: Decimal;
  /** One unit of the last digit that such a number has in this report. */
  readonly digit: Decimal;
  readonly text: () => string;
  readonly at: JsonPath;
}

interface Reading {
  readonly on: Tables;
  readonly printed: ReadonlyMap<string, Printed>;
  /** Amounts that the unit declared in tables rightly, by figure, 元. */
  readonly cells: () => ReadonlyMap<string, Interval>;
}

function reconcile(on: Tables): Fault[] {
  const other = otherUnitOf(pairsOf(on), on.scale);
  const declared = Object.entries(on.dossier.declared?.figures ?? {}).flatMap(([id, given]) => {
    const figure = on.figures.get(id);
    const path = ['declared', 'figures', id];
    if (figure === undefined) return [];
    return [
      Array.isArray(given)
        ? given.map((one, n) => read(on, figure, one, [...path, n], other))
        : [read(on, figure, given, path, other)],
    ];
  });
  const printed = new Map(declared.flatMap(([first]) => (first === undefined ? [] : [[first.figure.id, first]])));
  const reading: Reading = { on, printed, cells: () => agreeingCells(on) };
  const isWrong = other !== undefined && other.unit !== on.profile.money.unit;
  const once = !isWrong ? [] : [toldOnce('其他金额', other, on.scale, ['declared', 'figures'])];
  return [...once, ...declared.flat().flatMap((number) => reconcileFigure(reading, number))];
}

/** Declared amounts, the first where several are given. */
function pairsOf({ dossier, figures }: Tables): Pair[] {
  return Object.entries(dossier.declared?.figures ?? {}).flatMap(([id, given]) => {
    const figure = figures.get(id);
    const [claim] = [given].flat();
    if (figure?.unit !== 'yuan' || figure.value === undefined || claim === undefined) return [];
    return [{ written: claim.yuan, computed: figure.value }];
  });
}

function read(
  { scale, profile }: Tables,
  figure: Figure,
  { plain, yuan }: Claim,
  at: JsonPath,
  other: OtherUnit | undefined,
): Printed {
  const textIn = (unit: string) => () => `${plain.value.toFixed(plain.decimals)}${unit}`;
  const finer = (decimals: number) => (plain.digit.lessThan(lastDigit(decimals)) ? plain.digit : lastDigit(decimals));
  switch (figure.unit) {
    case 'yuan': {
      const meant = other === undefined ? yuan : inUnit(yuan, other);
      const digit = other?.quantum ?? quantumOf(scale, meant);
      const unit = other?.unit ?? scale.unit;
      return { figure, at, value: meant.value, ownDigit: meant.digit, digit, text: textIn(unit) };
    }
    case 'ratio': {
      const digit = finer(profile.percent.text.decimals).div(HUNDRED);
      const [value, ownDigit] = [plain.value.div(HUNDRED), plain.digit.div(HUNDRED)];
      return { figure, at, value, ownDigit, digit, text: textIn('%') };
    }
    case 'score':
    case 'count':
    case 'quantity': {
      const digit = finer(figure.unit === 'score' ? profile.score.decimals : 0);
      return { figure, at, value: plain.value, ownDigit: plain.digit, digit, text: textIn('') };
    }
  }
}

function reconcileFigure(reading: Reading, printed: Printed): Fault[] {
  const { figure } = printed;
  if (figure.value === undefined) return printed.value.isZero() && isFilledForm(printed) ? [] : [notStated(printed)];
  if (roundTo(figure.value, printed.digit, reading.on.profile.rounding).equals(printed.value)) return [];
  if (roundTo(figure.value, printed.ownDigit, reading.on.profile.rounding).equals(printed.value)) {
    if (isRounded(figure)) return [coarse(reading, printed)];
  }
  if (isNearlyWhole(reading, printed)) {
    return [{ ...differs(reading, printed, 'info', messages.figureNearlyWhole), hint: messages.NEARLY_WHOLE }];
  }
  if (isTail(reading, printed)) return [differs(reading, printed, 'info', messages.figureTail)];
  return [explained(reading, printed)];
}

/** A number that is off: does it follow from other printed numbers, right or wrong, or was it truncated? */
function explained(reading: Reading, printed: Printed): Fault {
  const operands = reachingOperands(reading, printed);
  const wrong = (operands ?? []).filter((operand) => !isRight(reading, operand));
  const truncated = isTruncated(printed);
  if (operands !== undefined && wrong.length === 0) {
    const hint = messages.useExact(exactText(reading.on, printed));
    return { ...differs(reading, printed, 'info', messages.figureFromPrinted), hint };
  }
  const cause = truncated ? messages.TRUNCATED : messages.CORRECT_CELL;
  const hint = wrong.length > 0 ? messages.followsFrom(wrong.map(({ figure }) => figure.label)) : cause;
  const cells = wrongOperands(reading, printed).map(({ at }) => formatPath(at));
  return { ...differs(reading, printed, 'error', messages.figureDiffers), hint, isCause: true, cells };
}

/** The rate's column of a standard form: 0 ÷ 0 is filled in as 0 %, and nobody can drop it. */
function isFilledForm({ figure: { id } }: Printed): boolean {
  return /^(?:performance|projects)\./.test(id);
}

/** All but whole: 99.9998 % is written 99.99 % by whoever would not say that all was spent, and its score likewise. */
function isNearlyWhole({ on }: Reading, printed: Printed): boolean {
  const { figure, value, digit } = printed;
  if (figure.value === undefined || !figure.value.minus(value).isPositive()) return false;
  if (figure.value.minus(value).greaterThan(digit)) return false;
  const rate = figure.unit === 'score' ? rateOf(figure, on.figures) : figure.value;
  return rate?.lessThan(1) === true && roundTo(rate, lastDigit(4), on.profile.rounding).equals(1);
}

/** The rate of execution that a score is counted from. */
function rateOf({ inputs }: Figure, figures: FigureSet): Decimal | undefined {
  return inputs.map((id) => figures.get(id)).find((input) => input?.unit === 'ratio')?.value;
}

/** Points and counts are exact: one that is rounded to fewer digits is another one. */
function isRounded({ unit }: Figure): boolean {
  return unit === 'yuan' || unit === 'ratio';
}

function coarse(reading: Reading, printed: Printed): Fault {
  const told = differs(reading, printed, 'info', messages.figureCoarse);
  return { ...told, hint: messages.writeAllDigits(told.expected ?? '') };
}

function notStated({ figure, at, text }: Printed): Fault {
  return {
    message: messages.figureNotStated(figure.label, text()),
    at,
    actual: text(),
    hint: messages.DROP_RATE,
  };
}

function differs(
  { on }: Reading,
  printed: Printed,
  severity: Severity,
  message: (label: string, printed: string, computed: string) => string,
): Fault {
  const { figure, at } = printed;
  const text = printed.text();
  const expected = expectedText(on, printed);
  const isGap = figure.unit === 'yuan' || figure.unit === 'score';
  const gap = isGap && figure.value !== undefined ? printed.value.minus(figure.value) : undefined;
  return {
    severity,
    message: message(figure.label, text, expected),
    at,
    actual: text,
    expected,
    figures: [figure.id],
    ...(gap !== undefined && { gap: { by: gap, between: [figure.id], isStated: true } }),
  };
}

/** The computed value as the report would print it. */
function expectedText(on: Tables, printed: Printed): string {
  if (printed.figure.unit === 'yuan') return exactText(on, printed);
  const inForm = lastDigit(on.profile.percent.table.decimals).div(HUNDRED);
  const isFiner = isFilledForm(printed) && printed.figure.unit === 'ratio' && inForm.lessThan(printed.digit);
  return textOf(on, printed, isFiner ? inForm : printed.digit);
}

/** With two digits more than are printed, so that a rounding can be followed. */
function exactText(on: Tables, printed: Printed): string {
  const { figure, digit } = printed;
  if (figure.unit === 'yuan') return amountText(on.scale, figure.value ?? ZERO);
  return textOf(on, printed, digit.div(HUNDRED));
}

function textOf({ profile }: Tables, { figure }: Printed, digit: Decimal): string {
  const shown = roundTo(figure.value ?? ZERO, digit, profile.rounding);
  if (figure.unit !== 'ratio') return shown.toFixed();
  const places = Math.max(0, -digit.times(HUNDRED).e);
  return `${profile.percent.text.trailingZeros === 'keep' ? shown.times(HUNDRED).toFixed(places) : shown.times(HUNDRED).toFixed()}%`;
}

function isRight({ on }: Reading, { figure, value, digit }: Printed): boolean {
  return figure.value !== undefined && roundTo(figure.value, digit, on.profile.rounding).equals(value);
}

function isTruncated({ figure, value, digit }: Printed): boolean {
  if (figure.unit !== 'ratio' || figure.value === undefined) return false;
  return figure.value.div(digit).trunc().times(digit).equals(value);
}

/** The printed total of rounded parts. */
function isTail({ on }: Reading, { figure, value, digit }: Printed): boolean {
  if (figure.unit !== 'yuan' || figure.value === undefined) return false;
  return isWithin(value.minus(figure.value), printedTail(on.figures, [[figure.id]], halfUnit(digit)));
}

// --- Following from other printed numbers -----------------------------------------------------------------------------

/** The declared operands from which the printed number follows; `undefined` where it does not follow from any. */
function reachingOperands(reading: Reading, printed: Printed): Printed[] | undefined {
  const { figure } = printed;
  const operands = figure.inputs.map((id) => operandInterval(reading, id));
  const known = operands.filter((operand) => operand !== undefined);
  const declared = figure.inputs.flatMap((id) => reading.printed.get(id) ?? []);
  const rounded = known.filter((operand) => !isExact(operand)).length;
  // One rounded amount alone prints the same digits in both places.
  const informative = rounded > (figure.unit === 'ratio' ? 0 : 1) || declared.some((one) => !isRight(reading, one));
  if (known.length !== operands.length || known.length === 0 || !informative) return undefined;
  const target = around(printed.value, printed.digit.div(TWO));
  return follows(reading, figure, known, target) ? declared : undefined;
}

/** Declared numbers that it is made of and that are off as well; a ratio need not follow from them to the last digit. */
function wrongOperands(reading: Reading, { figure }: Printed): Printed[] {
  const declared = figure.inputs.flatMap((id) => reading.printed.get(id) ?? []);
  return declared.filter((operand) => !isRight(reading, operand));
}

function operandInterval({ on, printed, cells }: Reading, id: string): Interval | undefined {
  const { scale, figures } = on;
  const declared = printed.get(id);
  if (declared !== undefined) return around(declared.value, printedHalf(declared));
  const cell = cells().get(id);
  if (cell !== undefined) return cell;
  const figure = figures.get(id);
  if (figure?.value === undefined) return undefined;
  const isFact = figure.unit === 'yuan' && figure.inputs.length === 0;
  return around(figure.value, isFact ? factHalf(figure, scale) : ZERO);
}

/** Scores and counts are exact as printed (each score is rounded once, before it is added). */
function printedHalf({ figure, digit }: Printed): Decimal {
  if (figure.unit === 'yuan') return halfUnit(digit);
  return figure.unit === 'ratio' ? digit.div(TWO) : decimal(0);
}

function follows({ on }: Reading, figure: Figure, operands: readonly Interval[], target: Interval): boolean {
  const [first, second] = operands;
  if (figure.unit === 'ratio') {
    return operands.length === 2 && first && second ? quotientReaches(first, second, target) : false;
  }
  const minusCount = subtrahends(on, figure);
  if (minusCount === undefined) return false;
  const cut = operands.length - minusCount;
  return overlaps(combined(operands.slice(0, cut), operands.slice(cut)), target);
}

/** How many of the last inputs are subtracted; `undefined` for a figure that is neither a sum nor a difference. */
function subtrahends({ figures }: Tables, figure: Figure): number | undefined {
  const values = figure.inputs.flatMap((id) => figures.get(id)?.value ?? []);
  if (values.length !== figure.inputs.length || figure.value === undefined) return undefined;
  const value = figure.value;
  const count = values.findIndex((_, last) => {
    const cut = values.length - last;
    return sum(values.slice(0, cut))
      .minus(sum(values.slice(cut)))
      .equals(value);
  });
  return count < 0 ? undefined : count;
}
