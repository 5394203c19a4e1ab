/** E12: the standard of a rubric's item: its full marks are the weight, its words are those of its rule, the score is one it allows. */
import type { RubricItem } from '../../model/dossier.ts';
import { allowedScores, fullMarks, rubricItems } from '../../model/rubric.ts';
import type { JsonPath } from '../../model/source.ts';
import { type Decimal, decimal, sum } from '../../money/decimal.ts';
import type { Fault, Rule } from '../engine/rule.ts';

export const E12: Rule<'facts'> = {
  id: 'E12',
  title: '评价标准满分等于分值，得分是标准允许的分数',
  source: '财预〔2020〕10号；绩效评价指标体系',
  severity: 'error',
  needs: 'facts',
  unprinted: '评分表的标准',
  check: ({ dossier: { rubric } }) =>
    rubric === undefined ? [] : rubricItems(rubric).flatMap(({ item, path }) => checkItem(item, path)),
};

function checkItem(item: RubricItem, path: JsonPath): Fault[] {
  const full = fullMarks(item);
  const standard = full.equals(item.weight) ? [] : [wrongFullMarks(item, full, path)];
  return [
    ...standard,
    ...checkWords(item, path),
    ...(item.awarded === undefined ? [] : checkAwarded(item, item.awarded, path)),
  ];
}

/** Numbers and directions of the rule that the standard's words must have. */
function checkWords(item: RubricItem, path: JsonPath): Fault[] {
  const { standard, explanation = '', rule } = item;
  if (standard === undefined) return [];
  const faults =
    rule === undefined
      ? strangeTotal(standard, item)
      : [
          ...missingNumbers(standard, rule),
          ...strangePoints(standard, item),
          ...strangeBounds(standard, rule),
          ...pointsInOrder(standard, rule),
          ...wrongDirections(standard, rule),
        ];
  faults.push(...brokenRanges(standard));
  const formula = /[×xX*]\s*(?!100%)(\d+)%/.exec(explanation)?.[0];
  return [...faults, ...(formula === undefined ? [] : [`“${formula}”`])].map((fault) => ({
    severity: 'warning',
    message: `“${item.names.join('、')}”的评价标准文字与计分规则 rule 不一致：${fault}，请核实`,
    at: [...path, 'standard'],
    hint: 'standard 的文字和 rule 的数写成一致',
  }));
}

function missingNumbers(standard: string, rule: ScoringRule): string[] {
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

const BOUND = /(?:[=＝≤≦≥≧＜＞<>]|大于|小于|低于|高于|超过)\s*(\d+(?:\.\d+)?)(?:%|％|(?=，))/g;

/** ＞6 where the rule counts from 0. */
function strangeBounds(standard: string, rule: ScoringRule): string[] {
  if (rule.kind !== 'bands' && rule.kind !== 'deduction') return [];
  const known =
    rule.kind === 'bands'
      ? rule.bands.flatMap(({ from, over, upTo, under }) =>
          [from, over, upTo, under].flatMap((bound) => bound?.plain.value ?? []),
        )
      : [rule.limit.plain.value, rule.step.plain.value];
  return [...standard.matchAll(BOUND)].flatMap(([quoted, value = '0']) =>
    known.some((bound) => bound.equals(value)) ? [] : [quoted],
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
function pointsInOrder(standard: string, rule: ScoringRule): string[] {
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

type ScoringRule = NonNullable<RubricItem['rule']>;

function numbersOf(standard: string, rule: ScoringRule): (Decimal | undefined)[] {
  switch (rule.kind) {
    case 'deduction':
      return /\d%|百分点/.test(standard)
        ? [rule.limit.plain.value, rule.step.plain.value.equals(1) ? undefined : rule.step.plain.value, rule.deduct]
        : [rule.deduct];
    case 'bands':
      return rule.bands.flatMap(({ from, over, upTo, under, points }) => [
        ...[from, over, upTo, under].map((bound) => bound?.plain.value),
        points,
      ]);
    case 'proportional':
      return [rule.full.plain.value];
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

function wrongDirections(standard: string, rule: ScoringRule): string[] {
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
    ...top.map((value) => new RegExp(`(?:小于|低于|不足)${value.plain.value.toFixed()}%`)),
    ...bottom.map((value) => new RegExp(`(?:大于|高于|超过)${value.plain.value.toFixed()}%`)),
  ];
  return wrong.flatMap((pattern) => pattern.exec(standard)?.[0] ?? []);
}

function wrongFullMarks(item: RubricItem, full: Decimal, path: JsonPath): Fault {
  return {
    message: `“${item.names.join('、')}”的评价标准满分为 ${full.toFixed()} 分，与分值 ${item.weight.toFixed()} 分不一致`,
    at: [...path, 'weight'],
    actual: full.toFixed(),
    expected: item.weight.toFixed(),
  };
}

function checkAwarded(item: RubricItem, awarded: Decimal, path: JsonPath): Fault[] {
  const name = item.names.join('、');
  const actual = awarded.toFixed();
  const at = [...path, 'awarded'];
  if (awarded.isNegative() || awarded.greaterThan(item.weight)) {
    const message = `“${name}”得 ${actual} 分，不在 0～${item.weight.toFixed()} 分之内`;
    return [{ message, at, actual, expected: `0～${item.weight.toFixed()}` }];
  }
  const allowed = allowedScores(item);
  const isFull = awarded.equals(item.weight) && fullMarks(item).greaterThan(item.weight);
  if (allowed === undefined || isFull || allowed.some((score) => score.equals(awarded))) return [];
  const expected = allowed.map((score) => score.toFixed()).join('、');
  return [{ message: `“${name}”得 ${actual} 分，按评价标准只能得 ${expected} 分`, at, actual, expected }];
}
