/**
 * E06: a qualitative indicator scores within the band of its grade. Source: notes of the forms; 财预〔2020〕10号.
 */
import type { Indicator } from '../../model/dossier.ts';
import { decimal, round } from '../../money/decimal.ts';
import type { Print } from '../engine/needs.ts';
import type { Fault, Rule } from '../engine/rule.ts';
import { type PrintedEvaluation, type PrintedIndicator, printedEvaluations } from './printed-evaluation.ts';
import { printedNumber } from './printed-number.ts';

const GRADES = { achieved: '达成预期指标', partly: '部分达成预期指标', missed: '未达成预期指标' } as const;

export const E06: Rule<'print'> = {
  id: 'E06',
  title: '定性指标得分在所评档次的区间内',
  source: '绩效自评表备注；财预〔2020〕10号',
  severity: 'error',
  needs: 'print',
  check: (context) =>
    printedEvaluations(context).flatMap((form) =>
      form.indicators.flatMap((placed) => [
        ...checkPercent(form, placed, context),
        ...checkPrinted(form, placed, context),
      ]),
    ),
};

interface Band {
  readonly low: number;
  readonly high: number;
}

function bandOf({ method, grade }: Indicator, { profile }: Print): Band | undefined {
  const band = method === 'qualitative' && grade !== undefined ? profile.scoring?.bands?.[grade] : undefined;
  return band && { low: band[0], high: band[1] };
}

function checkPercent(form: PrintedEvaluation, { indicator, path }: PrintedIndicator, context: Print): Fault[] {
  const band = bandOf(indicator, context);
  const { percent, grade } = indicator;
  if (band === undefined || percent === undefined || grade === undefined) return [];
  if (percent.greaterThanOrEqualTo(band.low) && percent.lessThanOrEqualTo(band.high)) return [];
  const range = `${band.low}%～${band.high}%`;
  return [
    {
      severity: 'error',
      message: `${form.name}“${indicator.name}”评为“${GRADES[grade]}”，得分比例应在 ${range}，这里是 ${percent.toFixed()}%`,
      at: [...path, 'percent'],
      actual: `${percent.toFixed()}%`,
      expected: range,
      hint: '改正得分比例 percent，或改正档次 grade',
      related: [[...path, 'grade']],
    },
  ];
}

/** The printed score, against the band in points. */
function checkPrinted(form: PrintedEvaluation, placed: PrintedIndicator, context: Print): Fault[] {
  const { indicator, path, printed } = placed;
  const band = bandOf(indicator, context);
  const score = printedNumber(printed?.score ?? '');
  if (band === undefined || score === undefined) return [];
  const points = (percent: number) =>
    round(indicator.weight.times(decimal(percent)).div(100), context.profile.score.decimals, context.profile.rounding);
  const [low, high] = [points(band.low), points(band.high)];
  if (score.greaterThanOrEqualTo(low) && score.lessThanOrEqualTo(high)) return [];
  if (isOutside(indicator, band)) return [];
  const range = `${low.toFixed()}～${high.toFixed()}`;
  return [
    {
      severity: 'error',
      message: `${form.name}“${indicator.name}”得分印为 ${printed?.score}，所评档次应在 ${range} 分之间`,
      at: path,
      actual: score.toFixed(),
      expected: range,
      hint: '改正得分或档次',
      ...(form.printed && { related: [form.printed.table.place] }),
    },
  ];
}

/** The dossier's own percent is told already. */
function isOutside({ percent }: Indicator, { low, high }: Band): boolean {
  return percent !== undefined && (percent.lessThan(low) || percent.greaterThan(high));
}
