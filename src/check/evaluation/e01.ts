/**
 * E01: 执行率 = 执行数 ÷ 全年（调整后）预算数; blank where both are zero; the share of an amount in the whole is no rate
 * of execution. Source: the form's column head 执行率（B/A）; 财预〔2020〕10号.
 */
import { type Decimal, decimal } from '../../money/decimal.ts';
import type { Print } from '../engine/needs.ts';
import { answer } from '../engine/reads.ts';
import type { Fault, Rule } from '../engine/rule.ts';
import { type Interval, quotientReaches } from '../interval.ts';
import { type Execution, executions, namedIn } from './executions.ts';
import { type ExecutionRow, type PrintedForm, printedForms } from './printed-form.ts';
import {
  holds,
  isBlank,
  leastDecimals,
  middle,
  printedAmount,
  printedInterval,
  printedNumber,
} from './printed-number.ts';
import { eachSpoken, type Sentence } from './sentences.ts';

const HUNDRED = decimal(100);

export const E01: Rule<'print'> = {
  id: 'E01',
  title: '执行率＝执行数÷全年（调整后）预算数；预算和执行都为零的留空；比重不是执行率',
  source: '绩效自评表“执行率（B/A）”栏；财预〔2020〕10号',
  severity: 'error',
  needs: 'print',
  check: (context) => [
    ...printedForms(context.view).flatMap((form) => form.execution.flatMap((row) => checkRow(form, row, context))),
    ...wrongSentences(context),
  ],
};

const wrongSentences = eachSpoken((context, sentence) => checkSentence(sentence, context));

function checkRow({ place }: PrintedForm, row: ExecutionRow, { profile }: Print): Fault[] {
  const [budget, executed, rate] = [row.budget, row.executed, row.rate].map((text) => printedNumber(text ?? ''));
  if (rate === undefined || isBlank(row.rate ?? '')) return [];
  const what = `自评表“${row.label}”一行`;
  if ((budget?.isZero() ?? true) && (executed?.isZero() ?? true)) {
    const message = `${what}预算数和执行数都为零，执行率却写 ${row.rate}`;
    const told = error(message, place(row.spots.rate), row.rate, '空白', '预算和执行都为零的，执行率留空');
    return [rate.isZero() ? { ...told, severity: 'info' } : told];
  }
  if (budget === undefined || executed === undefined || budget.isZero()) return [];
  const [part, whole] = [executed, budget].map((value) => printedInterval(value, leastDecimals(profile.money)));
  const result = percentInterval(rate, leastDecimals(profile.percent));
  if (part === undefined || whole === undefined || quotientReaches(part, whole, result)) return [];
  const expected = percent(executed.div(budget), rate);
  const message = `${what}执行率印为 ${row.rate}，按执行数 ${row.executed} ÷ 预算数 ${row.budget} 应为 ${expected}`;
  return [error(message, place(row.spots.rate), row.rate, expected, '改正执行率，或改正预算数、执行数')];
}

function checkSentence(sentence: Sentence, context: Print): Fault[] {
  if (!/[%％]/.test(sentence.text)) return [];
  const pair = PAIR.exec(sentence.text);
  if (pair !== null) return checkPair(sentence, pair);
  if (!sentence.text.includes('执行率')) return [];
  const all = answer(context, executions, undefined);
  return [...checkNamed(sentence, all), ...checkHeading(sentence, all)];
}

const AMOUNT = '[^，。；\\d]{0,6}([\\d,.]+)(亿元|万元|元)';
/** 预算数…万元，执行数…万元，执行率…% with nothing else between. */
const PAIR = new RegExp(
  `(?<!年初|上年)(?:预算数?|预算资金|财政拨款|拨款资金|下达资金)${AMOUNT}[，,][^。；\\d]{0,14}?` +
    `(?:执行数?|支出|支付|使用[^，。；\\d]{0,8})${AMOUNT}[，,][^。；\\d]{0,6}?` +
    '(?:执行率|执行进度|完成(?:全年|调整)?预算的)[^。；\\d]{0,4}([\\d.]+)[%％]',
);

function checkPair({ text, printed }: Sentence, match: RegExpExecArray): Fault[] {
  const [, first = '', firstUnit = '', second = '', secondUnit = '', rateText = ''] = match;
  const budget = printedAmount(first, firstUnit);
  const executed = printedAmount(second, secondUnit);
  const rate = printedNumber(rateText);
  if (budget === undefined || executed === undefined || rate === undefined) return [];
  if (budget.low.isNegative() || quotientReaches(executed, budget, percentInterval(rate))) return [];
  const expected = percent(middle(executed).div(middle(budget)), rate);
  const message = `“${match[0]}”：${second}${secondUnit} ÷ ${first}${firstUnit} 应为 ${expected}，这里写 ${rateText}%`;
  const hint = text.includes('占') ? '占总额的比重不是执行率，请分开写' : '改正执行率，或改正所写的预算数、执行数';
  return [error(message, printed.place, `${rateText}%`, expected, hint)];
}

const NAMED = /([\d,.]+)(亿元|万元|元)[，,、（(]*[^，。；\d]{0,8}执行率[^。；\d]{0,4}([\d.]+)[%％]/g;

/** An amount that is what a named project or kind of spending has spent, with a rate that is not its rate. */
function checkNamed({ text, printed }: Sentence, all: readonly Execution[]): Fault[] {
  return [...text.matchAll(NAMED)].flatMap(([quoted, amountText = '', unit = '', rateText = '']) => {
    const amount = printedAmount(amountText, unit);
    const rate = printedNumber(rateText);
    if (amount === undefined || rate === undefined) return [];
    const meant = namedIn(all, text).filter(({ executed }) => holds(amount, executed));
    const stated = percentInterval(rate);
    if (meant.length === 0 || meant.some((one) => holds(stated, one.rate))) return [];
    const [one] = meant;
    if (one?.rate === undefined) return [];
    return [wrongRate(quoted, one, rateText, printed.place)];
  });
}

const ALONE = /^[（(]?[一二三四五六七八九十\d]*[）)]?[、.．]?(?:预算)?执行率[：:为]?\s*([\d.]+)[%％]$/;

/** 执行率：58.31% alone under a heading about the whole department. */
function checkHeading({ text, printed }: Sentence, all: readonly Execution[]): Fault[] {
  const rateText = ALONE.exec(text.trim())?.[1];
  const rate = printedNumber(rateText ?? '');
  const overall = all.find(({ id }) => id === 'performance.overall');
  if (rateText === undefined || rate === undefined || overall?.rate === undefined) return [];
  if (printed.headings.at(-1)?.includes('整体') !== true || holds(percentInterval(rate), overall.rate)) return [];
  return [wrongRate(text, overall, rateText, printed.place)];
}

function wrongRate(quoted: string, one: Execution, rateText: string, place: Fault['at']): Fault {
  const rate = printedNumber(rateText) ?? HUNDRED;
  const expected = percent(one.rate ?? HUNDRED, rate);
  const share = holds(percentInterval(rate), one.share) ? `；${rateText}% 是它占总支出的比重` : '';
  const message = `“${quoted}”：${one.label}的预算执行率应为 ${expected}${share}`;
  const told = error(message, place, `${rateText}%`, expected, '执行率＝执行数÷全年预算数，请改正');
  return { ...told, figures: [`${one.id}.executionRate`] };
}

function percentInterval(percentage: Decimal, decimals = 0): Interval {
  const { low, high } = printedInterval(percentage, decimals);
  return { low: low.div(HUNDRED), high: high.div(HUNDRED) };
}

function percent(ratio: Decimal, like: Decimal): string {
  return `${ratio.times(HUNDRED).toDecimalPlaces(Math.max(2, like.decimalPlaces())).toFixed()}%`;
}

function error(message: string, place: Fault['at'], actual: string | undefined, expected: string, hint: string): Fault {
  return {
    severity: 'error',
    message,
    at: place,
    ...(actual && { actual }),
    expected,
    hint,
  };
}
