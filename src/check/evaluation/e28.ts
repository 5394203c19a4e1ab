/**
 * E28: of a paper that was read: what reasons, conclusions and the prose about a project say of its money and score is
 * what its form prints; a form of the whole unit has the spending of the statements. Of a dossier E07, E13 and E17 tell that.
 */
import type { Print } from '../engine/needs.ts';
import type { Fault, Rule } from '../engine/rule.ts';
import { type Interval, overlaps } from '../interval.ts';
import { isOneSlipApart } from '../reading/one-slip.ts';
import { likePrinted } from '../reading/precision.ts';
import { squeezed } from '../reading/squeezed.ts';
import type { PrintedText } from '../reading/view.ts';
import { typedAmount } from '../scale.ts';
import { type FormMoney, isOverall, moneyOf, projectOf } from './form-money.ts';
import { type Claim, claimsIn } from './money-claims.ts';
import { type PrintedForm, printedForms } from './printed-form.ts';
import { middle, printedAmount, printedInterval, printedNumber } from './printed-number.ts';
import { scoredForms } from './scored-form.ts';

export const E28: Rule<'print'> = {
  id: 'E28',
  title: '自评表的原因、结论和正文所写的预算数、执行数、得分与自评表一致；整体自评表的支出与支出决算表一致',
  source: '绩效自评表“预算执行情况”“总分”栏；财预〔2020〕10号',
  severity: 'error',
  needs: 'print',
  check: (context) =>
    context.view.isRead ? printedForms(context.view).flatMap((form) => checkForm(form, context)) : [],
};

function checkForm(form: PrintedForm, context: Print): Fault[] {
  const money = moneyOf(form, context.profile.money.unit);
  const told = tellings(form, context);
  return [
    ...(money === undefined ? [] : told.flatMap((one) => wrongMoney(form, money, one))),
    ...told.flatMap((one) => wrongScore(form, one, context)),
    ...(money === undefined ? [] : wrongWhole(form, money, context)),
  ];
}

/** A stretch of text that is about one form. */
interface Telling {
  readonly text: PrintedText;
  readonly from: number;
  readonly words: string;
}

const SHORTEST_NAME = 4;

/** Texts of the form itself, and what paragraphs say after its project's name up to that of the next. */
function tellings(form: PrintedForm, { view }: Print): Telling[] {
  const own = view.texts.filter(({ kind, table }) => kind === 'cell' && table === form.table.table.id);
  const name = projectOf(form);
  const names = printedForms(view).flatMap((one) => projectOf(one) ?? []);
  const isKnown =
    name !== undefined && name.length >= SHORTEST_NAME && names.filter((one) => one === name).length === 1;
  const prose = isKnown ? view.texts.filter(({ kind, text }) => kind === 'paragraph' && text.includes(name)) : [];
  const others = names.filter((one) => one !== name);
  return [
    ...own.map((text) => ({ text, from: 0, words: text.text })),
    ...prose.flatMap((text) => {
      if (others.some((other) => text.text.includes(other))) return [];
      const from = text.text.indexOf(name ?? '') + (name ?? '').length;
      return [{ text, from, words: text.text.slice(from) }];
    }),
  ];
}

function wrongMoney(form: PrintedForm, money: FormMoney, { text, from, words }: Telling): Fault[] {
  let start = from;
  return words.split(/(?<=[。；\n])/u).flatMap((sentence) => {
    const at = start;
    start += sentence.length;
    return claimsIn(sentence).flatMap((claim) => {
      const stated = printedAmount(claim.amountText, claim.unit);
      const printed = printedOf(money, claim.measure);
      if (stated === undefined || printed === undefined || overlaps(stated, printed.interval)) return [];
      const actual = `${claim.amountText}${claim.unit}`;
      return [
        {
          message: `写${claim.label} ${actual}，${nameOf(form)}中为 ${printed.text}`,
          at: text.placeAt(at + claim.at),
          actual,
          expected: printed.text,
          hint: '改成与自评表“预算执行情况”一致的数',
          related: [form.table.place],
        },
      ];
    });
  });
}

function nameOf(form: PrintedForm): string {
  const project = projectOf(form);
  return project === undefined ? '自评表' : `“${project}”自评表`;
}

/** Undefined where the form does not print it. */
function printedOf(money: FormMoney, measure: Claim['measure']): { interval: Interval; text: string } | undefined {
  const { budget, executed, budgetText, executedText, unit, initial } = money;
  switch (measure) {
    case 'adjustedBudget':
      return { interval: budget, text: budgetText };
    case 'executed':
      return { interval: executed, text: executedText };
    case 'unexecuted':
      return difference(budget, executed, unit);
    case 'adjustment':
      return initial === undefined ? undefined : difference(budget, initial, unit);
  }
}

function difference(one: Interval, other: Interval, unit: string): { interval: Interval; text: string } {
  const [more, less] = middle(one).lessThan(middle(other)) ? [other, one] : [one, other];
  const interval = { low: more.low.minus(less.high), high: more.high.minus(less.low) };
  return { interval, text: typedAmount({ unit: unit === '元' ? '元' : '万元' }, middle(interval)) };
}

const SCORE = /(?:自评|综合|评价|最终)?(?:总?得分|总分)(?:为|是|：)?(\d{1,3}(?:\.\d+)?)分/u;

/** The first score that is told of a form, with its words. */
function wrongScore(form: PrintedForm, { text, from, words }: Telling, { view }: Print): Fault[] {
  const total = scoredForms(view).find(({ table }) => table === form.table)?.total.score;
  const match = SCORE.exec(words);
  const told = printedNumber(match?.[1] ?? '');
  if (
    total === undefined ||
    match === null ||
    told === undefined ||
    /预算执行|执行率|指标/u.test(match.input.slice(Math.max(0, match.index - NEAR), match.index))
  )
    return [];
  const least = Math.min(told.decimalPlaces(), total.value.decimalPlaces());
  if (overlaps(printedInterval(told, least), printedInterval(total.value, least))) return [];
  return [
    {
      message: `写“${match[0]}”，${nameOf(form)}总分印为 ${total.text}`,
      at: text.placeAt(from + match.index),
      actual: `${told.toFixed()}分`,
      expected: `${total.text}分`,
      hint: '改成与自评表一致的得分',
      related: [form.table.place],
    },
  ];
}

/** Characters before a score that may say it is that of a part. */
const NEAR = 8;

const WHOLES: readonly (readonly [label: RegExp, id: string, name: string])[] = [
  [/^基本支出总额$/u, 'expenditure.all.basic', '基本支出'],
  [/^项目支出总额$/u, 'expenditure.all.project', '项目支出'],
];

/** Money of the whole unit: one slip away from what the statement has, so that it is not counted otherwise. */
function wrongWhole(form: PrintedForm, { executed, executedText, spot, unit }: FormMoney, { figures }: Print): Fault[] {
  if (!isOverall(form)) return [];
  const total = { text: executedText, interval: executed, spot, id: 'expenditure.all.total', name: '执行数' };
  const parts = WHOLES.flatMap(([label, id, name]) => {
    const row = form.rows.findIndex((one) => one.some((cell) => label.test(squeezed(cell))));
    const cells = form.rows[row] ?? [];
    const at = cells.findIndex((cell) => label.test(squeezed(cell)));
    const column = cells.findIndex((cell, index) => index > at && cell !== cells[at]);
    const [, digits = '', said = unit] = /^([\d,.]+)[（(]?(万元|元)?[）)]?$/u.exec(squeezed(cells[column] ?? '')) ?? [];
    const interval = printedAmount(digits, said);
    return interval === undefined ? [] : [{ text: `${digits}${said}`, interval, spot: { row, column }, id, name }];
  });
  return [total, ...parts].flatMap(({ text, interval, spot, id, name }): Fault[] => {
    const value = figures.get(id)?.value;
    if (value === undefined || (value.greaterThanOrEqualTo(interval.low) && value.lessThanOrEqualTo(interval.high)))
      return [];
    const expected = likePrinted(value, text);
    if (!isOneSlipApart(expected, text)) return [];
    const message = `整体自评表${name}印为 ${text}，支出决算表为 ${expected}，请核实`;
    return [
      {
        severity: 'warning',
        message,
        at: form.place(spot),
        actual: text,
        expected,
        figures: [id],
        hint: '核对自评表和支出决算表',
      },
    ];
  });
}
