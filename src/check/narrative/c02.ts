/**
 * C02: year on year, and against the budget. Δ = this year − last year, rate = Δ ÷ last year, words agree with signs, no rate
 * on a base of zero, 持平 only without a change, and like is compared with like (总计 with 总计, not with 本年收入).
 */

import type { FigureSet } from '../../model/figure.ts';
import { rememberedByObject } from '../../model/remembered.ts';
import type { Print } from '../engine/needs.ts';
import type { Fault, Rule } from '../engine/rule.ts';
import { around, combined, quotientReaches } from '../interval.ts';
import { eachPassage, eachSentence } from '../reading/by-section.ts';
import type { Passage } from '../reading/passages.ts';
import { intervalOf, prints, signedInterval } from '../reading/precision.ts';
import type { Quantity } from '../reading/sentences.ts';
import { amountText, percentText, quote, tell } from '../reading/telling.ts';
import { type ChangeStatement, changesOf } from './changes.ts';
import { contradictions, factsIn, hasData } from './stated-facts.ts';

export const C02: Rule<'print'> = {
  id: 'C02',
  title: '与上年、与预算相比：增减额、增减幅度、方向词与所列两数一致，口径相同',
  source: '部门决算公开说明（增减变化情况）；表间算术关系',
  severity: 'error',
  needs: 'print',
  check: (context) => [
    ...contradictions(context, 'C02'),
    ...directionsAgainstFigures(context),
    ...ratesOfChanges(context),
    ...levelClaims(context),
    ...wrongChanges(context),
  ],
};

const wrongChanges = eachPassage(checkPassage);

function checkPassage(context: Print, passage: Passage): Fault[] {
  const changes = changesOf(passage);
  return [
    ...changes.flatMap((change) => checkChange(context, change)),
    ...unlikeBase(
      passage,
      changes.filter(({ base }) => base === '上年'),
    ),
  ];
}

function checkChange(context: Print, statement: ChangeStatement): Fault[] {
  return [
    ...sameDirection(statement),
    ...differenceHolds(context, statement),
    ...(zeroBase(context, statement) ?? rateHolds(context, statement)),
  ];
}

function sameDirection({ passage, sentence, change, rate }: ChangeStatement): Fault[] {
  if (rate === undefined || rate.direction === change.direction || rate.value.isZero()) return [];
  const text = sentence.text.slice(change.start, rate.end);
  return [
    tell('error', passage, {
      message: `${quote(sentence.text, change)}之后写“${text}”，金额与幅度的方向不一致`,
      actual: text,
      hint: '按本年数与上年数之差的正负，金额用增加或减少，幅度用增长或下降',
    }),
  ];
}

/** This year − last year, or the budget, = Δ, from the printed operands. */
function differenceHolds(
  context: Print,
  { passage, sentence, change, current, base, prior }: ChangeStatement,
): Fault[] {
  if (current === undefined || prior === undefined) return [];
  const sides = [intervalOf(current, context), intervalOf(prior, context)] as const;
  const { low, high } = combined([sides[0]], [sides[1]]);
  const signed = signedInterval(change, context);
  if (low.lessThanOrEqualTo(signed.high) && signed.low.lessThanOrEqualTo(high)) return [];
  const expected = current.value.minus(prior.value);
  return [
    tell('error', passage, {
      message: `${quote(sentence.text, change)}：本年 ${current.text}减${base} ${prior.text}应为${signedText(context, expected)}`,
      actual: change.text,
      expected: amountText(context, expected.abs()),
      hint: `核对本年数、${base}数和增减额`,
    }),
  ];
}

type Decimal = Quantity['value'];

function signedText(context: Print, value: Decimal): string {
  if (value.isZero()) return '持平';
  return `${value.isNegative() ? '减少' : '增加'} ${amountText(context, value.abs())}`;
}

/** A rate on a base of zero, whatever it says, is wrong; undefined where the base is not known to be zero. */
function zeroBase(context: Print, { passage, sentence, change, rate, ...of }: ChangeStatement) {
  if (rate === undefined) return [];
  const base = baseOf(context, change, of);
  if (base === undefined || !(base.low.isZero() && base.high.isZero()) || change.value.isZero()) return undefined;
  return [
    tell('error', passage, {
      message: `${quote(sentence.text, change)}：${of.base}数为零，不应写“${sentence.text.slice(change.end + 1, rate.end)}”`,
      actual: rate.text,
      hint: `${of.base}数为零时只写增减额，不写幅度`,
    }),
  ];
}

function baseOf(
  context: Print,
  change: Quantity,
  { current, base, prior }: Pick<ChangeStatement, 'current' | 'base' | 'prior'>,
) {
  if (prior !== undefined)
    return prior.value.isZero() ? { low: prior.value, high: prior.value } : intervalOf(prior, context);
  if (current === undefined) return base === '上年' ? baseInTable(context, change) : undefined;
  if (change.direction === 1 && current.value.equals(change.value))
    return { low: change.value.times(0), high: change.value.times(0) };
  return combined([intervalOf(current, context)], [signedInterval(change, context)]);
}

/** Of a paper the amount that its table prints of the subject, less the change. */
function baseInTable(context: Print, change: Quantity) {
  const ids = context.view.isRead ? (change.subject?.term.figures('all') ?? []) : [];
  const [id = ''] = ids;
  const value = ids.length === 1 && hasData(context, id) ? context.figures.get(id)?.value : undefined;
  if (value === undefined) return undefined;
  const { low, high } = intervalOf(change, context);
  return combined([around(value, high.minus(low).div(2))], [signedInterval(change, context)]);
}

/** Rate = Δ ÷ last year, or ÷ the budget; either is printed, or is this year − Δ. */
function rateHolds(context: Print, { passage, sentence, change, rate, ...of }: ChangeStatement): Fault[] {
  if (rate === undefined) return [];
  const base = baseOf(context, change, of);
  if (base === undefined || !base.low.isPositive() || base.low.isZero()) return [];
  if (quotientReaches(intervalOf(change, context), base, intervalOf(rate, context))) return [];
  const middle = base.low.plus(base.high).div(2);
  const expected = percentText(context, change.value.div(middle));
  return [
    tell('error', passage, {
      message: `${quote(sentence.text, rate)}：增减额 ${change.text}÷${of.base} ${amountText(context, middle)}应为 ${expected}`,
      actual: rate.text,
      expected,
      hint: `增减幅度＝增减额÷${of.base}数`,
    }),
  ];
}

/** Direction words against the sign of the figure's change. */
const directionsAgainstFigures = eachSentence((context, told): Fault[] =>
  factsIn(context, told).flatMap(({ quantity, figures, sentence, passage }) => {
    const { direction, role } = quantity;
    if (direction === undefined || (role !== 'change' && role !== 'rate') || quantity.value.isZero()) return [];
    const fits = figures.some(({ value }) => value?.isZero() || value?.isPositive() === (direction === 1));
    if (fits) return [];
    const word = direction === 1 ? (role === 'change' ? '减少' : '下降') : role === 'change' ? '增加' : '增长';
    return [
      tell('error', passage, {
        message: `${quote(sentence.text, quantity)}的方向不对：“${figures[0]?.label ?? ''}”应为${word}`,
        expected: word,
        hint: '按本年数与上年数之差的正负改正方向词',
        figures: figures.map(({ id }) => id),
      }),
    ];
  }),
);

/** 增加21.11万元，增长2.63%: the rate of the figure that has changed by this, whatever the sentence calls it. */
const ratesOfChanges = eachPassage((context, passage) =>
  changesOf(passage).flatMap(({ sentence, change, base, rate }) => {
    if (rate?.role !== 'rate' || base !== '上年' || change.subject !== undefined) return [];
    const moved = changesIn(context.figures).filter(
      ({ value }) => value?.abs().equals(change.value) === true && !value.isZero(),
    );
    const rates = moved.flatMap(({ id }) => context.figures.get(`${id}Rate`)?.value ?? []);
    const [first] = rates;
    if (first === undefined || rates.some((value) => prints(rate, value.abs(), context))) return [];
    const expected = percentText(context, first.abs());
    const message = `${quote(sentence.text, rate)}：“${moved[0]?.label}”的幅度应为 ${expected}`;
    return [tell('error', passage, { message, actual: rate.text, expected, figures: moved.map(({ id }) => id) })];
  }),
);

const changesIn = rememberedByObject((figures: FigureSet) =>
  [...figures.values()].filter(({ id }) => id.endsWith('.change')),
);

const NO_CHANGE = /持平|无增减|无变化/;
const LEVEL = /(?:与|同|比|较)(?:上年度?|\d{4}年度?)[^，。；]*?(?:相比)?[^。；]{0,30}?(持平|无增减|无变化)/;

/** 与上年持平 where the figure moved. */
const levelClaims = eachPassage((context, passage) =>
  passage.sentences.flatMap((sentence) => {
    const match = NO_CHANGE.test(sentence.text) ? LEVEL.exec(sentence.text) : null;
    if (match === null || (sentence.reasonsFrom ?? Infinity) < match.index) return [];
    const until = match.index + match[0].length;
    if (sentence.quantities.some(({ start, role }) => start > match.index && start < until && role !== 'prior'))
      return [];
    const subject = sentence.terms.findLast(({ end }) => end <= until);
    const ids = subject?.term.figures('all') ?? [];
    const change = ids.length === 1 ? context.figures.get(`${ids[0]}.change`)?.value : undefined;
    if (change === undefined || amountText(context, change.abs()) === amountText(context, change.times(0))) return [];
    return [
      tell('error', passage, {
        message: `“${match[0]}”：${subject?.name}比上年${signedText(context, change)}，不是${match[1]}`,
        actual: match[1],
        expected: signedText(context, change),
      }),
    ];
  }),
);

/** 总计 compared with last year's 收入 and 支出, which differ: last year's 总计 was neither. */
function unlikeBase(passage: Passage, changes: readonly ChangeStatement[]): Fault[] {
  const total = passage.sentences
    .flatMap(({ quantities }) => quantities)
    .find(({ subject, role }) => role === 'value' && /收、?支.*总计|收入支出总计/.test(subject?.name ?? ''));
  const [income, spending] = changes;
  if (total === undefined || changes.length !== 2 || income?.prior === undefined || spending?.prior === undefined)
    return [];
  const said = /收入[^，]*，(?:本年)?支出/.test(income.sentence.text);
  if (!said || income.prior.value.equals(spending.prior.value)) return [];
  const [one, other] = [income.prior.text, spending.prior.text];
  return [
    tell('info', passage, {
      message: `本段先说${total.subject?.name} ${total.text}，比较的却是上年收入 ${one}和支出 ${other}，两数不等，都不是上年的收、支总计，口径不同，请核实`,
      actual: `${one}、${other}`,
      hint: '总计应与上年总计（含年初结转和结余）比较；比较收入、支出的，请写明是本年收入合计、本年支出合计',
    }),
  ];
}
