/**
 * C32: an amount or a percentage that the report prints and the unit did not write itself is the printed form of some
 * figure: a template holds no numbers of its own, and no digit is lost on the way. A place's own template may break it.
 */
import type { Figure, FigureSet } from '../../model/figure.ts';
import type { Profile } from '../../model/profile.ts';
import { rememberedByObject } from '../../model/remembered.ts';
import { type Decimal, decimal, round } from '../../money/decimal.ts';
import { YUAN_IN } from '../../money/units.ts';
import type { Print } from '../engine/needs.ts';
import { answer } from '../engine/reads.ts';
import type { Rule } from '../engine/rule.ts';
import { eachQuantity } from '../reading/by-section.ts';
import { figuresBetween } from '../reading/by-size.ts';
import { decimalsOf } from '../reading/precision.ts';
import type { Quantity } from '../reading/sentences.ts';
import { quote, tell } from '../reading/telling.ts';
import { isOwnNumber } from './own-words.ts';

export const C32: Rule<'print'> = {
  id: 'C32',
  title: '印出的金额、百分比是数据中有的，或是单位自己写的',
  source: '决算公开内容准确、前后一致的要求',
  severity: 'warning',
  needs: 'print',
  unprinted: '报告中每个数的出处',
  check: (context) => unknownNumbers(context),
};

const unknownNumbers = eachQuantity((context, { passage, sentence, quantity }) => {
  const { kind, approximate, text } = quantity;
  if (kind === 'count' || approximate || passage.printed.kind !== 'paragraph') return [];
  const figure = context.figures.get(passage.printed.figureAt(sentence.start + quantity.start) ?? '');
  const { profile } = context;
  if (figure !== undefined && (printedIn(profile)[kind](figure, quantity.value) || isHelped(figure, quantity, profile)))
    return [];
  if (answer(context, isOwnNumber, quantity) || answer(context, isOfSome, quantity)) return [];
  return [
    tell('warning', passage, {
      message: `${quote(sentence.text, quantity)}：数据中没有 ${text}，单位填写的文字中也没有，请核实`,
      actual: text,
      hint: '改正模板或所印的数；模板照规定写的比例、标准不必改',
    }),
  ];
});

/** Whether some figure prints so. */
function isOfSome({ figures, profile }: Print, { kind, value }: Quantity): boolean {
  return kind !== 'count' && figuresNear(figures, value).some((one) => printedIn(profile)[kind](one, value));
}

const PERCENT = decimal('0.01');

/** A figure that a template prints in digits of its own, or a fact in its own unit: right to the digits that it shows. */
function isHelped(figure: Figure, { value, text, kind }: Quantity, { rounding }: Profile): boolean {
  const own = figure.value?.abs();
  if (own === undefined) return false;
  const digits = decimalsOf(text);
  const isFact = figure.id.startsWith('fact.');
  const scales = kind === 'percent' ? [PERCENT] : [YUAN_IN.元, YUAN_IN.万元];
  return scales.some((one) =>
    (isFact ? own.times(one) : round(own.div(one), digits, rounding).times(one)).equals(value),
  );
}

type PrintedAs = (figure: Figure, said: Decimal) => boolean;

/** Whether a figure prints so: whole, or rounded in 元, 万元 or percent, in the digits of texts or tables. */
const printedIn = rememberedByObject(
  ({ money, percent, rounding }: Profile): Readonly<Record<'amount' | 'percent', PrintedAs>> => {
    const as =
      (unit: Figure['unit'], scales: readonly Decimal[], styles: typeof money | typeof percent): PrintedAs =>
      (figure, said) => {
        if (figure.unit !== unit || figure.value === undefined) return false;
        const value = figure.value.abs();
        const digits = [styles.text.decimals, styles.table.decimals];
        const rounded = () =>
          scales.some((one) => digits.some((n) => round(value.div(one), n, rounding).times(one).equals(said)));
        return value.equals(said) || rounded();
      };
    return { amount: as('yuan', [YUAN_IN.元, YUAN_IN.万元], money), percent: as('ratio', [PERCENT], percent) };
  },
);

/** By which rounding moves an amount at most: 0.005 is printed as 0.01, and less than 50元 as 0万元. */
const FURTHEST = 2;
const PRINTED_AS_ZERO = 50;

/** Figures of about the same size. */
function figuresNear(figures: FigureSet, said: Decimal): readonly Figure[] {
  const number = Math.abs(said.toNumber());
  return figuresBetween(figures, number / FURTHEST, Math.max(number * FURTHEST, PRINTED_AS_ZERO));
}
