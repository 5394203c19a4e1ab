/**
 * E05: a quantitative indicator scores its weight × B/A (正向) or × A/B (反向), at most the weight and at least 0; a
 * result far beyond the target asks whether the target was set too low.
 * Source: notes of the forms; 财预〔2020〕10号 (完成值高于指标值较多的, 分析原因, 偏低的适度调减分值).
 */
import type { Indicator } from '../../model/dossier.ts';
import { type Decimal, decimal, round, ZERO } from '../../money/decimal.ts';
import type { Print } from '../engine/needs.ts';
import type { Fault, Rule } from '../engine/rule.ts';
import { type PrintedEvaluation, type PrintedIndicator, printedEvaluations } from './printed-evaluation.ts';
import { holds, printedInterval, printedNumber } from './printed-number.ts';
import { numberText, valueText } from './value-text.ts';

/** Twice the target: beyond any rounding of expectations. */
const FAR = decimal(2);

export const E05: Rule<'print'> = {
  id: 'E05',
  title: '定量指标得分＝权重×完成程度，在0和权重之间；完成值远高于目标值的，核实目标值是否偏低',
  source: '绩效自评表备注；财预〔2020〕10号',
  severity: 'error',
  needs: 'print',
  check: (context) =>
    printedEvaluations(context).flatMap((form) => [
      ...form.indicators.flatMap((placed) => checkScore(form, placed, context)),
      ...checkFarBeyond(form),
    ]),
};

function checkScore(form: PrintedEvaluation, placed: PrintedIndicator, context: Print): Fault[] {
  const { indicator, printed, path } = placed;
  const score = printedNumber(printed?.score ?? '');
  const expected = earned(indicator);
  if (score === undefined || expected === undefined) return [];
  const { decimals } = context.profile.score;
  if (holds(printedInterval(score, decimals), round(expected, decimals, context.profile.rounding))) return [];
  const right = round(expected, decimals, context.profile.rounding).toFixed();
  const basis = `目标值 ${valueText(indicator.target)}、完成值 ${valueText(indicator.actual ?? {})}、权重 ${indicator.weight.toFixed()}`;
  return [
    {
      severity: 'error',
      message: `${form.name}“${indicator.name}”得分印为 ${printed?.score}，按${basis} 应为 ${right}`,
      at: path,
      actual: score.toFixed(),
      expected: right,
      hint: '改正得分；得分不超过权重，不低于 0',
      ...(form.printed && { related: [form.printed.table.place] }),
    },
  ];
}

/** Exact score by the formula; undefined for 定性 and for blanks. */
function earned({ method, weight, target, actual }: Indicator): Decimal | undefined {
  if (method === 'qualitative' || target.value === undefined || actual?.value === undefined) return undefined;
  const [part, whole] = method === 'positive' ? [actual.value, target.value] : [target.value, actual.value];
  if (whole.isZero()) return weight;
  const score = weight.times(part).div(whole);
  if (score.isNegative()) return ZERO;
  return score.greaterThan(weight) ? weight : score;
}

function checkFarBeyond(form: PrintedEvaluation): Fault[] {
  const far = form.indicators.filter(({ indicator }) => isFarBeyond(indicator));
  return far.map(({ indicator, path }) => ({
    severity: 'info',
    message: `${form.name}“${indicator.name}”${farBeyond(indicator)}，请核实目标值是否偏低`,
    at: [...path, 'actual'],
    hint: '目标值设定明显偏低的，按偏离程度适度调减得分，并说明原因；不偏低的不必改',
    related: [[...path, 'target']],
  }));
}

/** A count of so few: one time more is half as much again. */
const FEW = 5;

function isFarBeyond({ method, target, actual }: Indicator): boolean {
  if (method !== 'positive' || target.value === undefined || actual?.value === undefined) return false;
  if (target.unit !== '%' && target.value.lessThan(FEW)) return false;
  return target.value.greaterThan(0) && actual.value.greaterThanOrEqualTo(target.value.times(FAR));
}

function farBeyond({ target, actual }: Indicator): string {
  const times = round((actual?.value ?? ZERO).div(target.value ?? FAR), 1).toFixed();
  return `完成值 ${numberText(actual ?? {})} 是目标值 ${numberText(target)} 的 ${times} 倍`;
}
