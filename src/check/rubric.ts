/** The rubric as a form: weights add up, standards fit their weights, awarded scores are possible (E03, E04, E07, E12). */
import type { Finding } from '../diagnostics/finding.ts';
import type { RubricItem } from '../model/dossier.ts';
import { allowedScores, fullMarks, type Grade, gradeOf, rubricItems } from '../model/rubric.ts';
import type { JsonPath } from '../model/source.ts';
import { type Decimal, decimal, sum } from '../money/decimal.ts';
import * as messages from './messages.ts';
import type { RuleContext } from './rule.ts';

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
  return [...standard, ...(item.awarded === undefined ? [] : checkAwarded(context, item, item.awarded, path))];
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
