/** Shares: numerator and denominator as the sentence names them, values as printed or from the figures. */

import { rememberedByObject } from '../../model/remembered.ts';
import type { Decimal } from '../../money/decimal.ts';
import type { Print } from '../engine/needs.ts';
import type { Fault } from '../engine/rule.ts';
import { type Interval, quotientReaches } from '../interval.ts';
import { eachQuantity } from '../reading/by-section.ts';
import type { Passage } from '../reading/passages.ts';
import { intervalOf } from '../reading/precision.ts';
import type { Quantity, Sentence } from '../reading/sentences.ts';
import { amountText, percentText, quote, tell } from '../reading/telling.ts';
import { scopeOf, type TermAt, termsIn } from '../reading/terms.ts';
import { hasData, toldAmounts } from './stated-facts.ts';

export interface ShareStatement {
  readonly passage: Passage;
  readonly sentence: Sentence;
  readonly share: Quantity;
  /** The amount that has the share, when its sentence prints it. */
  readonly part?: Quantity;
}

/** Denominators that are no terms by themselves. */
const WHOLES: readonly (readonly [name: RegExp, ids: readonly string[]])[] = [
  [/^(本年|总)收入(合计|总额)?$/, ['revenue.all.total']],
  [/^(本年|总|全年)支出(合计|总额)?$/, ['expenditure.all.total', 'performance.overall.executed']],
];
/** What 占p% without a denominator is a share of, by the rule that owns the subject. */
const UNNAMED: Readonly<Record<string, readonly string[]>> = {
  C03: ['revenue.all.total'],
  C06: ['revenue.all.total'],
  C04: ['expenditure.all.total', 'performance.overall.executed'],
  C16: ['threePublic.final.total'],
};

/** All shares outside reasons. */
export const shareStatements: (context: Print) => readonly ShareStatement[] = rememberedByObject(
  eachQuantity((_context, { passage, sentence, quantity: share }) =>
    share.role === 'share' && !share.inReason && !share.approximate
      ? [{ passage, sentence, share, ...partOf(sentence, share) }]
      : [],
  ),
);

/** The amount just before the share, brackets apart, when nothing but 占 … stands between them. */
function partOf({ quantities, text }: Sentence, share: Quantity): { part?: Quantity } {
  const before = quantities.findLast(({ end, inBrackets }) => end <= share.start && !inBrackets);
  if (before === undefined || before.kind !== 'amount') return {};
  const between = text.slice(before.end, share.start).replace(/^（.*）/, '');
  return /^，?(?:约)?占[^，；。]*$/.test(between) ? { part: before } : {};
}

/** Wrong shares of subjects that belong to a rule. */
export function sharesOf(context: Print, rule: string): Fault[] {
  return shareStatements(context).flatMap((statement) => {
    const { subject } = statement.share;
    const owner = subject?.term.rule;
    const owned = owner === rule || (rule === 'C03' && owner === 'C06') || (rule === 'C16' && owner === 'C18');
    if (subject !== undefined && !subject.foreign && owned) return checkShare(context, rule, statement, subject);
    return rule === 'C04' && subject?.foreign !== false ? namedWhole(context, statement) : [];
  });
}

/** A part that the sentence prints, of a whole that it names, whatever the part is. */
function namedWhole(context: Print, { passage, sentence, share, part }: ShareStatement): Fault[] {
  const name = share.denominator ?? '';
  const [term, ...others] = termsIn(name);
  if (part === undefined || term === undefined || others.length > 0 || term.name !== name.replace(/总额$/, ''))
    return [];
  const wholes = valuesOf(context, term.term.figures(scopeOf(name) ?? 'all'));
  const result = intervalOf(share, context);
  const [whole] = wholes;
  if (whole === undefined || wholes.some(({ value }) => reaches(intervalOf(part, context), value, result))) return [];
  const expected = percentText(context, part.value.div(whole.value));
  const message = `${quote(sentence.text, share)}：${part.text}÷${whole.name} ${amountText(context, whole.value)}应为 ${expected}`;
  return whole.value.isZero()
    ? []
    : [tell('error', passage, { message, actual: share.text, expected, figures: [whole.id] })];
}

function checkShare(
  context: Print,
  rule: string,
  { passage, sentence, share, part }: ShareStatement,
  subject: TermAt,
): Fault[] {
  const crossed = crossedSides(passage, sentence, share, subject);
  if (crossed.length > 0) return crossed.map((finding) => ({ ...finding, rule }));
  const parts = part === undefined ? amounts(context, passage, subject) : [intervalOf(part, context)];
  const wholes = wholesOf(context, passage, share, subject);
  if (parts.length === 0 || wholes.length === 0) return [];
  const result = intervalOf(share, context);
  const fits = parts.some((one) => wholes.some(({ value }) => reaches(one, value, result)));
  if (fits) return [];
  const [whole] = wholes;
  const [numerator] = parts;
  if (whole === undefined || numerator === undefined || whole.value.isZero()) return [];
  const middle = numerator.low.plus(numerator.high).div(2);
  const expected = percentText(context, middle.div(whole.value));
  return [
    tell('error', passage, {
      message: `${quote(sentence.text, share)}：${amountText(context, middle)}÷${whole.name} ${amountText(context, whole.value)}应为 ${expected}`,
      actual: share.text,
      expected,
      hint: '比重＝部分÷句中写明的总数；核对分母是否写对',
      figures: whole.id === '' ? [] : [whole.id],
    }),
  ];
}

const INCOME = /收入/;
const SPENDING = /支出/;

/** 事业收入…占本年支出的: a part of what comes in is no share of what goes out, nor the other way round. */
function crossedSides(passage: Passage, sentence: Sentence, share: Quantity, { name }: TermAt): Fault[] {
  const whole = share.denominator ?? '';
  const isCrossed =
    (INCOME.test(name) && !SPENDING.test(name) && SPENDING.test(whole) && !INCOME.test(whole)) ||
    (SPENDING.test(name) && !INCOME.test(name) && INCOME.test(whole) && !SPENDING.test(whole));
  if (!isCrossed) return [];
  const message = `${quote(sentence.text, share)}：“${name}”不是“${whole}”的一部分，分母写错`;
  return [tell('error', passage, { message, actual: whole })];
}

/** 0 of 0 may be printed as 0%. */
function reaches(part: Interval, whole: Decimal, result: Interval): boolean {
  if (whole.isZero()) return part.low.lessThanOrEqualTo(0) && result.low.lessThanOrEqualTo(0);
  return quotientReaches(part, { low: whole, high: whole }, result);
}

function amounts(context: Print, { printed }: Passage, { term }: TermAt): Interval[] {
  const scope = scopeOf(printed.headings.slice(-2).join('')) ?? 'all';
  return valuesOf(context, term.figures(scope)).map(({ value }) => ({ low: value, high: value }));
}

interface Whole {
  readonly id: string;
  readonly name: string;
  readonly value: Decimal;
}

function wholesOf(context: Print, passage: Passage, share: Quantity, subject: TermAt): Whole[] {
  const name = (share.denominator ?? '').replace(/^(到|全部|全年|当年)/, '');
  if (name === '') return valuesOf(context, UNNAMED[subject.term.rule] ?? []);
  const plain = WHOLES.find(([pattern]) => pattern.test(name));
  if (plain !== undefined) return valuesOf(context, plain[1]);
  const [term, ...others] = termsIn(name);
  const isWhole =
    term !== undefined && others.length === 0 && name.replace(term.name, '').replace(/总额|金额/, '') === '';
  if (!isWhole) return [];
  const scope = scopeOf(name) ?? scopeOf(passage.printed.headings.slice(-2).join('')) ?? 'all';
  const known = valuesOf(context, term.term.figures(scope));
  return known.length > 0 || !context.view.isRead ? known : toldWholes(context, passage, term);
}

/** The whole as the same paper tells it, nearest before the share. */
function toldWholes(context: Print, passage: Passage, { term, name }: TermAt): Whole[] {
  const told = toldAmounts(context).filter((one) => one.term === term);
  const beside = told.filter((one) => one.passage === passage);
  const [whole] = beside.length > 0 ? beside : told;
  return whole === undefined ? [] : [{ id: '', name, value: whole.quantity.value }];
}

function valuesOf(context: Print, ids: readonly string[]): Whole[] {
  return ids.flatMap((id) => {
    const figure = hasData(context, id) ? context.figures.get(id) : undefined;
    if (figure?.value === undefined) return [];
    return [{ id, name: figure.label.replace('（合计）', ''), value: figure.value }];
  });
}
