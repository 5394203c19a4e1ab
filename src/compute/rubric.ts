/** The rubric: scores by the standard's own rule from a measure, or as awarded; sums over its levels (rules E04, E07). */
import type { Finding } from '../diagnostics/finding.ts';
import { nearest } from '../diagnostics/suggest.ts';
import type { RubricItem, RubricMeasure, RubricOperand, RubricRule } from '../model/dossier.ts';
import { fullMarks, rubricItems } from '../model/rubric.ts';
import { type Decimal, decimal, round, ZERO } from '../money/decimal.ts';
import { type Claim, claimed } from '../money/typed.ts';
import type { ComputeContext } from './context.ts';

const HUNDRED = decimal(100);
type Path = readonly (string | number)[];

/** Enters the figures of the rubric; findings E12 for a measure that gives no score, V43 for unknown figures. */
export function computeRubric(context: ComputeContext): Finding[] {
  const { dossier } = context;
  if (dossier.rubric === undefined) return [];
  const findings = rubricItems(dossier.rubric).flatMap(({ item, path }) => computeItem(context, item, path));
  computeLevels(context);
  return findings;
}

function computeLevels(context: ComputeContext): void {
  const { book, dossier, locate } = context;
  const first = (dossier.rubric?.level1 ?? []).map((level, i) => {
    const id = `rubric.level1.${i + 1}`;
    const path = ['rubric', 'level1', i];
    enterWeight(context, id, level.name, level.weight, path);
    const second = level.level2.map((group, j) => {
      const groupId = `${id}.level2.${j + 1}`;
      enterWeight(context, groupId, group.name, group.weight, [...path, 'level2', j]);
      const scores = group.items.map((item) => `rubric.items.${item.id}.score`);
      return book.total({ id: `${groupId}.score`, label: `${group.name}得分`, unit: 'score' }, scores);
    });
    return book.total({ id: `${id}.score`, label: `${level.name}得分`, unit: 'score' }, second);
  });
  const weights = (dossier.rubric?.level1 ?? []).map((_, i) => `rubric.level1.${i + 1}.weight`);
  book.total({ id: 'rubric.totalWeight', label: '评分表总分值', unit: 'score' }, weights);
  book.total({ id: 'rubric.totalScore', label: '评分表合计得分', unit: 'score' }, first);
  const full = { id: 'rubric.fullMarks', label: '评分表满分', unit: 'score' as const };
  book.leaf(full, dossier.rubric?.total ?? HUNDRED, locate(['rubric', 'total']));
}

function enterWeight(context: ComputeContext, id: string, name: string, weight: Decimal, path: Path): string {
  const naming = { id: `${id}.weight`, label: `${name}分值`, unit: 'score' as const };
  return context.book.leaf(naming, weight, context.locate([...path, 'weight']));
}

function computeItem(context: ComputeContext, item: RubricItem, path: Path): Finding[] {
  const { book, locate } = context;
  const id = `rubric.items.${item.id}`;
  const name = item.names.join('、');
  const weight = enterWeight(context, id, name, item.weight, path);
  const score = { id: `${id}.score`, label: `${name}得分`, unit: 'score' as const };
  if (item.measure === undefined || item.rule === undefined) {
    book.leaf(score, item.awarded, locate([...path, 'awarded']));
    return [];
  }
  const unknown = unknownFigures(context, item.measure, path);
  const measure = unknown.length > 0 ? undefined : enterMeasure(context, id, name, item.measure, path);
  const value = measure === undefined ? undefined : measuredValue(context, measure);
  const isAmount = measure !== undefined && isYuan(context, measure);
  const points = value === undefined ? undefined : pointsOf(item, item.rule, { value, isAmount });
  const rounded = points && round(points, context.scoring.decimals, context.scoring.rounding);
  book.derived(score, rounded ?? ZERO, `按“${name}”的评价标准计分`, [
    weight,
    ...(measure === undefined ? [] : [measure]),
  ]);
  return points === undefined && unknown.length === 0 ? [noScore(context, name, value, path)] : unknown;
}

function enterMeasure(context: ComputeContext, id: string, name: string, measure: RubricMeasure, path: Path): string {
  if ('figure' in measure) return measure.figure;
  const isAmount = [measure.part, measure.whole].some((one) => typeof one === 'string' && isYuan(context, one));
  const part = operand(context, `${id}.part`, measure.part, isAmount, [...path, 'measure', 'part', 'value']);
  const whole = operand(context, `${id}.whole`, measure.whole, isAmount, [...path, 'measure', 'whole', 'value']);
  return context.book.ratio({ id: `${id}.measure`, label: name }, part, whole);
}

function operand(context: ComputeContext, id: string, operand: RubricOperand, isAmount: boolean, path: Path): string {
  if (typeof operand === 'string') return operand;
  const naming = { id, label: operand.label, unit: isAmount ? ('yuan' as const) : ('quantity' as const) };
  return context.book.leaf(naming, claimed(operand.value, isAmount), context.locate(path));
}

function isYuan({ book }: ComputeContext, id: string): boolean {
  return book.get(id)?.unit === 'yuan';
}

/** A ratio in percent, as standards write it; anything else as it is. */
function measuredValue({ book }: ComputeContext, id: string): Decimal | undefined {
  const figure = book.get(id);
  return figure?.unit === 'ratio' ? figure.value?.times(HUNDRED) : figure?.value;
}

/** What an item is judged by, in 元 where it is an amount. */
interface Measured {
  readonly value: Decimal;
  readonly isAmount: boolean;
}

/** Points for a measured value, between 0 and the weight; undefined where no band holds it. */
function pointsOf(item: RubricItem, rule: RubricRule, value: Measured): Decimal | undefined {
  const points = rawPoints(rule, value, fullMarks(item));
  if (points === undefined) return undefined;
  if (points.isNegative()) return ZERO;
  return points.greaterThan(item.weight) ? item.weight : points;
}

function rawPoints(rule: RubricRule, measured: Measured, full: Decimal): Decimal | undefined {
  switch (rule.kind) {
    case 'deduction':
      return full.minus(
        deviation(rule, measured).div(claimed(rule.step, measured.isAmount)).floor().times(rule.deduct),
      );
    case 'bands':
      return rule.bands.find((band) => holds(band, measured))?.points;
    case 'proportional':
      return full.times(measured.value).div(claimed(rule.full, measured.isAmount));
    case 'steps':
      return undefined;
  }
}

/** How far a value lies beyond the limit, on the side where points are lost. */
function deviation(
  { limit, beyond }: Extract<RubricRule, { kind: 'deduction' }>,
  { value, isAmount }: Measured,
): Decimal {
  const above = value.minus(claimed(limit, isAmount));
  const lost = beyond === 'below' ? above.negated() : beyond === 'either' ? above.abs() : above;
  return lost.isNegative() ? ZERO : lost;
}

type Band = Extract<RubricRule, { kind: 'bands' }>['bands'][number];

function holds({ from, over, upTo, under }: Band, { value, isAmount }: Measured): boolean {
  const isBeyond = (bound: Claim | undefined, beyond: (bound: Decimal) => boolean) =>
    bound !== undefined && beyond(claimed(bound, isAmount));
  return !(
    isBeyond(from, (least) => value.lessThan(least)) ||
    isBeyond(over, (limit) => value.lessThanOrEqualTo(limit)) ||
    isBeyond(upTo, (most) => value.greaterThan(most)) ||
    isBeyond(under, (limit) => value.greaterThanOrEqualTo(limit))
  );
}

function unknownFigures(context: ComputeContext, measure: RubricMeasure, path: Path): Finding[] {
  const named: (readonly [key: string, id: RubricOperand])[] =
    'figure' in measure
      ? [['figure', measure.figure]]
      : [
          ['part', measure.part],
          ['whole', measure.whole],
        ];
  return named.flatMap(([key, id]) => {
    if (typeof id !== 'string' || context.book.has(id)) return [];
    const near = nearest(id, context.book.set.keys());
    const expected = near === undefined ? {} : { expected: near };
    const place = context.locate([...path, 'measure', key]);
    const hint = '用 juesuan explain 单位 可列出全部数据代号';
    return [
      {
        rule: 'V43',
        severity: 'error' as const,
        message: `计分依据的数据代号“${id}”不存在`,
        place,
        actual: id,
        ...expected,
        hint,
      },
    ];
  });
}

function noScore(context: ComputeContext, name: string, value: Decimal | undefined, path: Path): Finding {
  const why = value === undefined ? '计分依据的基数为零' : `没有一档包含 ${value.toFixed(2)}`;
  return {
    rule: 'E12',
    severity: 'error',
    message: `“${name}”不能计分：${why}`,
    place: context.locate([...path, 'measure']),
    hint: '补全分档，或改为 awarded 直接写评定的得分',
  };
}
