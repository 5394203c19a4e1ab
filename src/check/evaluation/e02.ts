/**
 * E02: 预算执行得分 = 分值 × 执行率, the rate counted up to 100 %, rounded once; the same score in table and text.
 * Source: the form's column head 得分（20分×执行率）.
 */
import type { Profile } from '../../model/profile.ts';
import { type Decimal, decimal, round } from '../../money/decimal.ts';
import type { Print } from '../engine/needs.ts';
import { answer } from '../engine/reads.ts';
import type { Fault, Rule } from '../engine/rule.ts';
import { overlaps } from '../interval.ts';
import { type Execution, executions, namedIn } from './executions.ts';
import { type ExecutionRow, type PrintedForm, printedForms } from './printed-form.ts';
import { holds, isBlank, leastDecimals, printedInterval, printedNumber } from './printed-number.ts';
import { eachSpoken, type Sentence } from './sentences.ts';

const ONE = decimal(1);

export const E02: Rule<'print'> = {
  id: 'E02',
  title: '预算执行得分＝分值×执行率（执行率最高按100%计），只取舍一次',
  source: '绩效自评表“得分”栏；财预〔2020〕10号',
  severity: 'error',
  needs: 'print',
  check: (context) => [
    ...printedForms(context.view).flatMap((form) => form.execution.flatMap((row) => checkRow(form, row, context))),
    ...wrongSentences(context),
  ],
};

const wrongSentences = eachSpoken((context, sentence) => checkSentence(sentence, context));

/** Whether rounding of the printed amounts and of the score itself lets it come out so. */
function reached(row: ExecutionRow, weight: Decimal, score: Decimal, { money, score: style }: Profile): boolean {
  const [budget, executed] = [row.budget, row.executed].map((text) =>
    printedInterval(printedNumber(text ?? '') ?? ONE, leastDecimals(money)),
  );
  if (budget === undefined || executed === undefined || !budget.low.greaterThan(0)) return true;
  const capped = (ratio: Decimal) => weight.times(ratio.greaterThan(ONE) ? ONE : ratio);
  const possible = { low: capped(executed.low.div(budget.high)), high: capped(executed.high.div(budget.low)) };
  return overlaps(possible, printedInterval(score, style.decimals));
}

function checkRow({ place }: PrintedForm, row: ExecutionRow, { profile }: Print): Fault[] {
  const weight = weightOf(row, profile.scoring?.executionWeight);
  const [budget, executed, score] = [row.budget, row.executed, row.score].map((text) => printedNumber(text ?? ''));
  if (weight === undefined || budget === undefined || executed === undefined || score === undefined) return [];
  if (isBlank(row.score ?? '') || reached(row, weight, score, profile)) return [];
  const ratio = executed.div(budget);
  const expected = round(weight.times(ratio.greaterThan(1) ? ONE : ratio), profile.score.decimals, profile.rounding);
  const formula = `${weight.toFixed()} × ${row.executed} ÷ ${row.budget}`;
  const message = `自评表“${row.label}”一行得分印为 ${row.score}，按 ${formula} 应为 ${expected.toFixed()}`;
  return [wrong(message, place(row.spots.score), score, expected)];
}

function weightOf(row: ExecutionRow, executionWeight: number | undefined): Decimal | undefined {
  return printedNumber(row.weight ?? '') ?? (executionWeight === undefined ? undefined : decimal(executionWeight));
}

const SCORE = /预算执行(?:情况|率)?(?:自评|评价)?得分?为?([\d.]+)分/;

function checkSentence({ text, printed }: Sentence, context: Print): Fault[] {
  const scoreText = SCORE.exec(text)?.[1];
  const score = printedNumber(scoreText ?? '');
  if (score === undefined) return [];
  const meant = meantBy(answer(context, executions, undefined), [...printed.headings, text].join('\n'));
  if (meant.length === 0 || meant.some((one) => holds(printedInterval(score), one.score))) return [];
  const expected = meant[0]?.score;
  if (expected === undefined) return [];
  const message = `“${shown(text)}”：${meant[0]?.label}预算执行得分应为 ${expected.toFixed()} 分（与自评表一致）`;
  const told = wrong(message, printed.place, score, expected);
  return [{ ...told, figures: meant.map(({ id }) => `${id}.executionScore`) }];
}

function meantBy(all: readonly Execution[], text: string): Execution[] {
  return namedIn(all, text).filter(({ id }) => id === 'performance.overall' || id.startsWith('projects.'));
}

function shown(text: string): string {
  return SCORE.exec(text)?.[0] ?? text;
}

function wrong(message: string, place: Fault['at'], score: Decimal, expected: Decimal): Fault {
  return {
    severity: 'error',
    message,
    at: place,
    actual: score.toFixed(),
    expected: expected.toFixed(),
    hint: '用未取舍的执行率计算，只在最后取舍一次；文字与自评表用同一个得分',
  };
}
