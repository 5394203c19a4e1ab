/**
 * C08: 结构情况: every 类 of 公开05 with an amount is told once, with its amount and its share; the amounts add up to the
 * total, the shares to 100% within rounding.
 */
import { literally } from '../../model/literally.ts';
import { decimal, sum } from '../../money/decimal.ts';
import type { Print } from '../engine/needs.ts';
import type { Fault, Rule } from '../engine/rule.ts';
import { quotientReaches } from '../interval.ts';
import { type Passage, readReport } from '../reading/passages.ts';
import { intervalOf, prints } from '../reading/precision.ts';
import type { Quantity, Sentence } from '../reading/sentences.ts';
import { figureText, gapOf, percentText, quote, sourceOf, tell } from '../reading/telling.ts';
import { scopeOf } from '../reading/terms.ts';

export const C08: Rule<'print'> = {
  id: 'C08',
  title: '一般公共预算财政拨款支出结构：各类支出不重不漏，金额、比重与公开05表一致，比重合计为100%',
  source: '公开05表各类小计',
  severity: 'error',
  needs: 'print',
  check: (context) => {
    const told = classesIn(context, structure(context));
    const first = told[0];
    if (first === undefined)
      return classesBeside(context).flatMap((one) => [...amountFits(context, one), ...shareFits(context, one)]);
    const wrongShares = told.flatMap((one) => shareFits(context, one));
    return [
      ...told.flatMap((one) => amountFits(context, one)),
      ...wrongShares,
      ...missing(context, told, first.passage),
      ...twice(told),
      // A sum of shares of which one is wrong follows from that.
      ...(wrongShares.length > 0 ? [] : sharesAddUp(context, told, first.passage)),
    ];
  },
};

interface ToldClass {
  readonly code: string;
  readonly name: string;
  readonly passage: Passage;
  readonly sentence: Sentence;
  readonly amount: Quantity;
  readonly share?: Quantity | undefined;
}

/** Classes with their shares, several under one heading of a paper that does not say 结构. */
function classesBeside(context: Print): ToldClass[] {
  if (!context.view.isRead) return [];
  const others = readReport(context.view).filter(
    ({ printed, trail, text }) =>
      printed.kind === 'paragraph' && text.includes('，占') && scopeOf(trail) === 'generalPublic' && !OTHER.test(trail),
  );
  const told = classesIn(context, others).filter(({ share }) => share?.denominator === '');
  return told.filter(({ passage }) => told.filter((one) => one.passage.trail === passage.trail).length >= FEWEST);
}

const OTHER = /结构|基本支出|绩效/;
const FEWEST = 3;

/** “卫生健康（类）支出1080.57万元，占99.5%” under 支出决算结构情况. */
function classesIn(context: Print, passages: readonly Passage[]): ToldClass[] {
  const classes = [...context.classification.functional.values()].filter(({ code }) => code.length === 3);
  return passages.flatMap((passage) =>
    passage.sentences.flatMap((sentence) =>
      sentence.quantities.flatMap((amount, index) => {
        if (amount.kind !== 'amount' || amount.role !== 'value') return [];
        const lead = amount.lead.replace(/（类）/g, '');
        const entry = classes.find(({ name }) => new RegExp(`${literally(name)}(支出)?(为)?$`).test(lead));
        const next = sentence.quantities[index + 1];
        if (entry === undefined) return [];
        return [
          {
            code: entry.code,
            name: entry.name,
            passage,
            sentence,
            amount,
            share: next?.role === 'share' ? next : undefined,
          },
        ];
      }),
    ),
  );
}

/** Passages under 结构情况: the heading, or one above it, says of which money. */
function structure({ view }: Print): Passage[] {
  return readReport(view).filter(
    ({ trail }) => /结构/.test(trail) && scopeOf(trail) === 'generalPublic' && !/基本支出/.test(trail),
  );
}

function amountFits(context: Print, { code, passage, sentence, amount }: ToldClass): Fault[] {
  const figure = context.figures.get(`generalPublic.${code}.total`);
  if (figure?.value === undefined || prints(amount, figure.value, context)) return [];
  const source = sourceOf(context.view, figure.id);
  const expected = figureText(context, figure);
  return [
    tell('error', passage, {
      message: `${quote(sentence.text, amount)}：${source.name}这一类为 ${expected}`,
      actual: amount.text,
      expected,
      related: [source.place],
      figures: [figure.id],
      gap: gapOf(amount, figure),
    }),
  ];
}

function shareFits(context: Print, { passage, sentence, amount, share }: ToldClass): Fault[] {
  const total = context.figures.get('generalPublic.all.total')?.value;
  if (share === undefined || total === undefined || total.isZero()) return [];
  if (quotientReaches(intervalOf(amount, context), { low: total, high: total }, intervalOf(share, context))) return [];
  const expected = percentText(context, amount.value.div(total));
  return [
    tell('error', passage, {
      message: `${quote(sentence.text, share)}：${amount.text}÷一般公共预算财政拨款支出应为 ${expected}`,
      actual: share.text,
      expected,
      figures: ['generalPublic.all.total'],
    }),
  ];
}

function missing(context: Print, told: readonly ToldClass[], passage: Passage): Fault[] {
  return [...context.classification.functional.values()].flatMap(({ code, name }) => {
    const figure = code.length === 3 ? context.figures.get(`generalPublic.${code}.total`) : undefined;
    if (figure?.value === undefined || figure.value.isZero() || told.some((one) => one.code === code)) return [];
    const amount = figureText(context, figure);
    return [
      tell('error', passage, {
        message: `支出结构没有写“${name}”，${sourceOf(context.view, figure.id).name}这一类为 ${amount}`,
        expected: `${name}${amount}`,
        figures: [figure.id],
        hint: '公开05表有金额的类，逐一写明金额和比重',
        related: [sourceOf(context.view, figure.id).place],
      }),
    ];
  });
}

function twice(told: readonly ToldClass[]): Fault[] {
  return told.flatMap(({ code, name, passage }, index) =>
    told.findIndex((one) => one.code === code) === index
      ? []
      : [tell('error', passage, { message: `支出结构中“${name}”写了两次`, hint: '每一类只写一次' })],
  );
}

/** Within half a unit of the last digit for each share. */
function sharesAddUp(context: Print, told: readonly ToldClass[], passage: Passage): Fault[] {
  const shares = told.flatMap(({ share }) => share ?? []);
  if (shares.length !== told.length || shares.length < 2) return [];
  const total = sum(shares.map(({ value }) => value));
  const slack = sum(shares.map((share) => intervalOf(share, context).high.minus(share.value)));
  if (total.minus(decimal(1)).abs().lessThanOrEqualTo(slack)) return [];
  return [
    tell('error', passage, {
      message: `支出结构各类比重之和为 ${percentText(context, total)}，应为 100%`,
      actual: percentText(context, total),
      expected: '100%',
      figures: told.map(({ code }) => `generalPublic.${code}.total`),
      hint: '核对各类比重，有无漏写的类',
    }),
  ];
}
