/** R02: each other declared figure against what the facts give; V42: figures that do not exist. */
import type { Finding, Place } from '../diagnostics/finding.ts';
import { nearest } from '../diagnostics/suggest.ts';
import type { Figure } from '../model/figure.ts';
import { type Decimal, decimal, type RoundingMode, sum } from '../money/decimal.ts';
import type { Accounts as RuleContext } from './engine/needs.ts';
import { around, combined, type Interval, isExact, overlaps, quotientReaches } from './interval.ts';
import * as messages from './messages.ts';
import { addingTolerance } from './reconcile-tables.ts';
import { amountText, halfUnit, lastDigit, quantumOf, roundTo } from './scale.ts';

const RULE = 'R02';
const HUNDRED = decimal(100);
const TWO = decimal(2);

export interface FigureStyle {
  readonly rounding: RoundingMode;
  /** Digits after the point that the report prints at least; trailing zeros do not survive reading. */
  readonly percentDecimals: number;
  readonly scoreDecimals: number;
}

/** A declared number in the unit of its figure. */
interface Printed {
  readonly figure: Figure;
  readonly value: Decimal;
  /** One unit of the last digit that the number itself shows. */
  readonly ownDigit: Decimal;
  /** One unit of the last digit that such a number has in this report. */
  readonly digit: Decimal;
  readonly text: string;
  readonly place: Place;
}

interface Reading extends FigureStyle {
  readonly context: RuleContext;
  readonly printed: ReadonlyMap<string, Printed>;
  /** Amounts that the unit declared in tables, by figure. */
  readonly cells: ReadonlyMap<string, Interval>;
}

/** @param cells declared cells that agree with the facts, as intervals in 元 by figure id */
export function reconcileFigures(
  context: RuleContext,
  style: FigureStyle,
  cells: ReadonlyMap<string, Interval>,
): Finding[] {
  const declared = Object.entries(context.dossier.declared?.figures ?? {}).map(([id, given]) => {
    const figure = context.figures.get(id);
    const values = Array.isArray(given) ? given : [given];
    const place = (n: number) => context.locate(['declared', 'figures', id, ...(Array.isArray(given) ? [n] : [])]);
    return {
      id,
      numbers: values.flatMap((value, n) => (figure ? [read(context, style, figure, value, place(n))] : [])),
    };
  });
  const printed = new Map(declared.flatMap(({ id, numbers: [first] }) => (first === undefined ? [] : [[id, first]])));
  const reading: Reading = { ...style, context, printed, cells };
  return declared.flatMap(({ id, numbers }) =>
    numbers.length === 0 ? [unknownFigure(context, id)] : numbers.flatMap((number) => reconcileFigure(reading, number)),
  );
}

function unknownFigure({ figures, locate }: RuleContext, id: string): Finding {
  const near = nearest(id, figures.keys());
  return {
    rule: 'V42',
    severity: 'error',
    message: messages.unknownDeclaredFigure(id),
    place: locate(['declared', 'figures', id]),
    actual: id,
    ...(near === undefined ? {} : { expected: near }),
    hint: messages.LIST_FIGURES,
  };
}

function read(context: RuleContext, style: FigureStyle, figure: Figure, number: Decimal, place: Place): Printed {
  const { scale } = context;
  const own = lastDigit(number.decimalPlaces());
  const finer = (decimals: number) => (own.lessThan(lastDigit(decimals)) ? own : lastDigit(decimals));
  const base = { figure, place };
  switch (figure.unit) {
    case 'yuan': {
      const value = number.times(scale.factor);
      const ownDigit = own.times(scale.factor);
      const digit = quantumOf(scale, number);
      return { ...base, value, ownDigit, digit, text: `${number.toFixed()}${scale.unit}` };
    }
    case 'ratio': {
      const digit = finer(style.percentDecimals).div(HUNDRED);
      return { ...base, value: number.div(HUNDRED), ownDigit: own.div(HUNDRED), digit, text: `${number.toFixed()}%` };
    }
    default: {
      const digit = finer(figure.unit === 'score' ? style.scoreDecimals : 0);
      return { ...base, value: number, ownDigit: own, digit, text: number.toFixed() };
    }
  }
}

function reconcileFigure(reading: Reading, printed: Printed): Finding[] {
  const { figure } = printed;
  if (figure.value === undefined) return [notStated(printed)];
  if (roundTo(figure.value, printed.digit, reading.rounding).equals(printed.value)) return [];
  if (roundTo(figure.value, printed.ownDigit, reading.rounding).equals(printed.value)) {
    return [differs(reading, printed, 'warning', messages.figureCoarse)];
  }
  if (isTail(reading, printed)) return [differs(reading, printed, 'info', messages.figureTail)];
  return [explained(reading, printed)];
}

/** A number that is off: does it follow from other printed numbers, right or wrong, or was it truncated? */
function explained(reading: Reading, printed: Printed): Finding {
  const operands = reachingOperands(reading, printed);
  const wrong = (operands ?? []).filter((operand) => !isRight(reading, operand));
  const truncated = isTruncated(printed);
  if (operands !== undefined && wrong.length === 0) {
    const hint = truncated ? messages.TRUNCATED : messages.USE_EXACT;
    return { ...differs(reading, printed, 'info', messages.figureFromPrinted), hint };
  }
  const cause = truncated ? messages.TRUNCATED : messages.CORRECT_CELL;
  const hint = wrong.length > 0 ? messages.followsFrom(wrong.map(({ figure }) => figure.label)) : cause;
  return { ...differs(reading, printed, 'error', messages.figureDiffers), hint };
}

function notStated(printed: Printed): Finding {
  return {
    rule: RULE,
    severity: 'error',
    message: messages.figureNotStated(printed.figure.label, printed.text),
    place: printed.place,
    actual: printed.text,
    hint: messages.DROP_RATE,
  };
}

function differs(
  { context, rounding }: Reading,
  printed: Printed,
  severity: Finding['severity'],
  message: (label: string, printed: string, computed: string) => string,
): Finding {
  const { figure, text, place } = printed;
  const expected = expectedText(context, printed, rounding);
  return { rule: RULE, severity, message: message(figure.label, text, expected), place, actual: text, expected };
}

/** The computed value with two digits more than are printed, so that a rounding can be followed. */
function expectedText({ scale }: RuleContext, { figure, digit }: Printed, mode: RoundingMode): string {
  const value = figure.value ?? decimal(0);
  if (figure.unit === 'yuan') return amountText(scale, value);
  const shown = roundTo(value, digit.div(HUNDRED), mode);
  return figure.unit === 'ratio' ? `${shown.times(HUNDRED).toFixed()}%` : shown.toFixed();
}

function isRight({ rounding }: Reading, { figure, value, digit }: Printed): boolean {
  return figure.value !== undefined && roundTo(figure.value, digit, rounding).equals(value);
}

function isTruncated({ figure, value, digit }: Printed): boolean {
  if (figure.unit !== 'ratio' || figure.value === undefined) return false;
  return figure.value.div(digit).trunc().times(digit).equals(value);
}

/** The printed total of rounded parts. */
function isTail({ context }: Reading, { figure, value, digit }: Printed): boolean {
  if (figure.unit !== 'yuan' || figure.value === undefined) return false;
  return value
    .minus(figure.value)
    .abs()
    .lessThanOrEqualTo(addingTolerance(context, figure.id, digit));
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

function operandInterval({ context, printed, cells }: Reading, id: string): Interval | undefined {
  const { scale, figures } = context;
  const declared = printed.get(id);
  if (declared !== undefined) return around(declared.value, printedHalf(declared));
  const cell = cells.get(id);
  if (cell !== undefined) return cell;
  const figure = figures.get(id);
  if (figure?.value === undefined) return undefined;
  const isRoundedFact = figure.unit === 'yuan' && figure.inputs.length === 0 && scale.unit === '万元';
  const half =
    isRoundedFact && !figure.value.isZero() ? halfUnit(quantumOf(scale, figure.value.div(scale.factor))) : decimal(0);
  return around(figure.value, half);
}

/** Scores and counts are exact as printed (each score is rounded once, before it is added). */
function printedHalf({ figure, digit }: Printed): Decimal {
  if (figure.unit === 'yuan') return halfUnit(digit);
  return figure.unit === 'ratio' ? digit.div(TWO) : decimal(0);
}

function follows({ context }: Reading, figure: Figure, operands: readonly Interval[], target: Interval): boolean {
  const [first, second] = operands;
  if (figure.unit === 'ratio') {
    return operands.length === 2 && first && second ? quotientReaches(first, second, target) : false;
  }
  const minusCount = subtrahends(context, figure);
  if (minusCount === undefined) return false;
  const cut = operands.length - minusCount;
  return overlaps(combined(operands.slice(0, cut), operands.slice(cut)), target);
}

/** How many of the last inputs are subtracted; `undefined` for a figure that is neither a sum nor a difference. */
function subtrahends({ figures }: RuleContext, figure: Figure): number | undefined {
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
