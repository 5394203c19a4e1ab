/** The rubric as a form: weights add up, standards fit their weights, awarded scores are possible (E03, E04, E07, E12). */
import type { Finding } from '../diagnostics/finding.ts';
import type { RubricItem } from '../model/dossier.ts';
import { allowedScores, fullMarks, type Grade, gradeOf, rubricItems } from '../model/rubric.ts';
import type { JsonPath } from '../model/source.ts';
import { type Decimal, decimal, sum } from '../money/decimal.ts';
import type { Accounts as RuleContext } from './engine/needs.ts';
import * as messages from './messages.ts';

const HUNDRED = decimal(100);

/** Findings about the rubric of a dossier; without one only about the grade. */
export function checkRubric(context: RuleContext, grades: readonly Grade[] | undefined): Finding[] {
  const { rubric } = context.dossier;
  if (rubric === undefined) return checkGrade(context, grades);
  return [
    ...checkWeights(context),
    ...rubricItems(rubric).flatMap(({ item, path }) => checkItem(context, item, path)),
    ...checkGrade(context, grades),
  ];
}

function checkWeights(context: RuleContext): Finding[] {
  const { rubric } = context.dossier;
  const first = rubric?.level1 ?? [];
  const total = rubric?.total ?? HUNDRED;
  return [
    ...sameWeight(context, 'E03', '评分表', total, first, ['rubric', 'level1']),
    ...first.flatMap((level, i) => [
      ...sameWeight(context, 'E04', level.name, level.weight, level.level2, ['rubric', 'level1', i, 'weight']),
      ...level.level2.flatMap((group, j) =>
        sameWeight(context, 'E04', group.name, group.weight, group.items, [
          'rubric',
          'level1',
          i,
          'level2',
          j,
          'weight',
        ]),
      ),
    ]),
  ];
}

interface Weighted {
  readonly weight: Decimal;
}

function sameWeight(
  { locate }: RuleContext,
  rule: string,
  name: string,
  weight: Decimal,
  parts: readonly Weighted[],
  path: JsonPath,
): Finding[] {
  const total = sum(parts.map((part) => part.weight));
  if (total.equals(weight)) return [];
  const [actual, expected] = [total.toFixed(), weight.toFixed()];
  const message = messages.rubricWeights(name, actual, expected);
  return [{ rule, severity: 'error', message, place: locate(path), actual, expected }];
}

function checkItem(context: RuleContext, item: RubricItem, path: JsonPath): Finding[] {
  const full = fullMarks(item);
  const standard = full.equals(item.weight) ? [] : [wrongFullMarks(context, item, full, path)];
  return [
    ...standard,
    ...checkWords(context, item, path),
    ...(item.awarded === undefined ? [] : checkAwarded(context, item, item.awarded, path)),
  ];
}

/** Numbers and directions of the rule that the standard's words must have. */
function checkWords({ locate }: RuleContext, item: RubricItem, path: JsonPath): Finding[] {
  const { standard, explanation = '', rule } = item;
  if (standard === undefined) return [];
  const faults =
    rule === undefined
      ? strangeTotal(standard, item)
      : [
          ...missingNumbers(standard, rule),
          ...strangePoints(standard, item),
          ...pointsInOrder(standard, rule),
          ...wrongDirections(standard, rule),
        ];
  faults.push(...brokenRanges(standard));
  const formula = /[×xX*]\s*(?!100%)(\d+)%/.exec(explanation)?.[0];
  return [...faults, ...(formula === undefined ? [] : [`“${formula}”`])].map((fault) => ({
    rule: 'E12',
    severity: 'warning',
    message: messages.rubricWords(item.names.join('、'), fault),
    place: locate([...path, 'standard']),
    hint: messages.RUBRIC_WORDS,
  }));
}

function missingNumbers(standard: string, rule: Rule): string[] {
  const told = new Set([...standard.matchAll(/\d+(?:\.\d+)?/g)].map(([number]) => number));
  const isTold = (value: Decimal) => value.isZero() || told.has(value.toFixed());
  return numbersOf(standard, rule)
    .filter((value) => value !== undefined && !isTold(value))
    .map((value) => `${value?.toFixed()}`);
}

/** Points that the standard names and the rule does not know. */
function strangePoints(standard: string, item: RubricItem): string[] {
  const { rule, weight } = item;
  if (
    rule === undefined ||
    rule.kind === 'proportional' ||
    (rule.kind === 'steps' && pointsAddUp(standard, rule.points))
  )
    return [];
  const points =
    rule.kind === 'bands' ? rule.bands.map((band) => band.points) : rule.kind === 'steps' ? rule.points : [rule.deduct];
  const known = [...points, weight, fullMarks(item)];
  return [...standard.matchAll(/(\d+(?:\.\d+)?)分/g)].flatMap(([quoted, value = '0']) =>
    known.some((point) => point.equals(value)) ? [] : [quoted],
  );
}

const POINTS = /(\d+(?:\.\d+)?)分/g;

/** Without a rule the points of the standard are alternatives, the best of which is the weight, or add up to it. */
function strangeTotal(standard: string, { weight }: RubricItem): string[] {
  const points = [...standard.matchAll(POINTS)].map(([, value = '0']) => decimal(value));
  const fits = points.some((point) => point.equals(weight)) || sum(points).equals(weight);
  return points.length < 2 || fits ? [] : [points.map((point) => `${point.toFixed()}分`).join('、')];
}

/** Points of the bands, told in another order or number than the rule has them. */
function pointsInOrder(standard: string, rule: Rule): string[] {
  if (rule.kind !== 'bands') return [];
  const told = [...standard.matchAll(POINTS)].map(([, value = '0']) => decimal(value));
  if (told.length !== rule.bands.length) return [];
  return told.flatMap((value, index) => (rule.bands[index]?.points.equals(value) ? [] : [`${value.toFixed()}分`]));
}

const RANGE = /(\d+)%?(?:（含）)?[-－—～]+(\d+)%/g;

/** 0-10%, 10-20%, 30-40%: ranges that follow each other and do not meet. */
function brokenRanges(standard: string): string[] {
  const ranges = [...standard.matchAll(RANGE)].map(([text, low, high]) => ({
    text,
    low: Number(low),
    high: Number(high),
  }));
  return ranges.flatMap(({ text, low, high }, index) => {
    const before = ranges[index - 1];
    const meets = before === undefined || before.high === low || before.low === high;
    return low < high && meets ? [] : [text];
  });
}

type Rule = NonNullable<RubricItem['rule']>;

function numbersOf(standard: string, rule: Rule): (Decimal | undefined)[] {
  switch (rule.kind) {
    case 'deduction':
      return /\d%|百分点/.test(standard)
        ? [rule.limit, rule.step.equals(1) ? undefined : rule.step, rule.deduct]
        : [rule.deduct];
    case 'bands':
      return rule.bands.flatMap(({ from, over, upTo, under, points }) => [from, over, upTo, under, points]);
    case 'proportional':
      return [rule.full];
    case 'steps':
      return pointsAddUp(standard, rule.points) ? [] : [...rule.points];
  }
}

/** ①…2分；②…2分: the steps are the sums of the single points. */
function pointsAddUp(standard: string, points: readonly Decimal[]): boolean {
  const single = [...standard.matchAll(/(\d+(?:\.\d+)?)分/g)].map(([, value = '0']) => decimal(value));
  const full = points.reduce((best, value) => (value.greaterThan(best) ? value : best), decimal(0));
  return single.length > 1 && sum(single).equals(full);
}

function wrongDirections(standard: string, rule: Rule): string[] {
  if (rule.kind === 'deduction') {
    const wrong =
      rule.beyond === 'below' ? /每(?:超过|超出|高于)/ : rule.beyond === 'above' ? /每(?:低于|降低|少于)/ : /(?!)/;
    return wrong.exec(standard) ?? [];
  }
  if (rule.kind !== 'bands') return [];
  const top = rule.bands.flatMap(({ over, upTo, under }) =>
    upTo === undefined && under === undefined && over !== undefined ? [over] : [],
  );
  const bottom = rule.bands.flatMap(({ from, over, under }) =>
    from === undefined && over === undefined && under !== undefined ? [under] : [],
  );
  const wrong = [
    ...top.map((value) => new RegExp(`(?:小于|低于|不足)${value.toFixed()}%`)),
    ...bottom.map((value) => new RegExp(`(?:大于|高于|超过)${value.toFixed()}%`)),
  ];
  return wrong.flatMap((pattern) => pattern.exec(standard)?.[0] ?? []);
}

function wrongFullMarks({ locate }: RuleContext, item: RubricItem, full: Decimal, path: JsonPath): Finding {
  return {
    rule: 'E12',
    severity: 'error',
    message: messages.rubricFullMarks(item.names.join('、'), full.toFixed(), item.weight.toFixed()),
    place: locate([...path, 'weight']),
    actual: full.toFixed(),
    expected: item.weight.toFixed(),
  };
}

function checkAwarded({ locate }: RuleContext, item: RubricItem, awarded: Decimal, path: JsonPath): Finding[] {
  const name = item.names.join('、');
  const actual = awarded.toFixed();
  const place = locate([...path, 'awarded']);
  if (awarded.isNegative() || awarded.greaterThan(item.weight)) {
    const message = messages.rubricBeyondWeight(name, actual, item.weight.toFixed());
    return [{ rule: 'E12', severity: 'error', message, place, actual, expected: `0～${item.weight.toFixed()}` }];
  }
  const allowed = allowedScores(item);
  const isFull = awarded.equals(item.weight) && fullMarks(item).greaterThan(item.weight);
  if (allowed === undefined || isFull || allowed.some((score) => score.equals(awarded))) return [];
  const expected = allowed.map((score) => score.toFixed()).join('、');
  return [
    { rule: 'E12', severity: 'error', message: messages.rubricStep(name, actual, expected), place, actual, expected },
  ];
}

/** E07: the grade in print is that of the computed total. */
function checkGrade({ dossier, figures, locate }: RuleContext, grades: readonly Grade[] | undefined): Finding[] {
  const printed = dossier.declared?.grade;
  const total = (figures.get('rubric.totalScore') ?? figures.get('performance.overall.totalScore'))?.value;
  if (printed === undefined || total === undefined) return [];
  const expected = gradeOf(total, grades);
  if (expected === undefined || expected === printed) return [];
  const message = messages.rubricGrade(printed, total.toFixed(), expected);
  return [{ rule: 'E07', severity: 'error', message, place: locate(['declared', 'grade']), actual: printed, expected }];
}
