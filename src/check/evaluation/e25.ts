/**
 * E25: the weights and scores that a form of a paper that was read prints add up at every level and to its totals; a
 * score is at most its weight, and not all of it where the target was missed. Of a dossier E03 to E09 tell that.
 * Source: 财预〔2020〕10号; notes of the forms.
 */
import { type Decimal, decimal, sum, ZERO } from '../../money/decimal.ts';
import type { Fault, Rule } from '../engine/rule.ts';
import type { Spot } from './marks.ts';
import { isBlank } from './printed-number.ts';
import { type ScoredForm, type ScoredItem, scoredForms } from './scored-form.ts';
import { isMissed } from './target-met.ts';

export const E25: Rule<'print'> = {
  id: 'E25',
  title: '自评表、评分表所印的分值、得分逐级相加，等于总分；得分不大于分值，没有达到目标值的不得满分',
  source: '财预〔2020〕10号；绩效自评表备注',
  severity: 'error',
  needs: 'print',
  check: (context) =>
    (context.view.isRead ? scoredForms(context.view) : []).flatMap((form) =>
      [
        ...tooGreat(form),
        ...levels(form),
        ...totalWeight(form),
        ...totalScore(form),
        ...missed(form),
        ...grades(form),
        ...blanks(form),
        ...noTotal(form),
        ...fullMarks(form),
        ...oddNumbers(form),
      ].map(({ at, ...fault }): Fault => ({ ...fault, at: form.place(at) })),
    ),
};

type Wrong = Omit<Fault, 'at'> & { readonly at: Spot };

function tooGreat({ items }: ScoredForm): Wrong[] {
  return items.flatMap(({ name, weight, score }) => {
    if (weight === undefined || score === undefined || score.value.lessThanOrEqualTo(weight.value)) return [];
    const message = `自评表“${name}”得分 ${score.text}，大于分值 ${weight.text}`;
    return [{ message, at: score, actual: score.text, expected: `不大于 ${weight.text}`, hint: '改正得分或分值' }];
  });
}

/** A cell over several rows is the sum of the weights to its right. */
function levels({ weights }: ScoredForm): Wrong[] {
  return weights.slice(1).flatMap((own, index) =>
    (weights[index] ?? []).flatMap((whole) => {
      const parts = own.filter(({ row }) => row >= whole.row && row < whole.row + whole.rowSpan);
      const added = sum(parts.map(({ value }) => value));
      if (parts.length === 0 || added.equals(whole.value)) return [];
      const message = `评分表这一项分值为 ${whole.text}，下一级各项分值之和为 ${added.toFixed()}`;
      const hint = '核对本项和下一级各项的分值';
      return [{ message, at: whole, actual: whole.text, expected: added.toFixed(), hint }];
    }),
  );
}

const HUNDRED = decimal(100);

/** Weights of the first level, with that of 预算执行, make the total; of the indicators alone what their head says. */
function totalWeight({ weights: [first = []], execution, total, full }: ScoredForm): Wrong[] {
  if (first.length < 2) return [];
  const added = sum(first.map(({ value }) => value));
  const [mark] = first;
  const whole = total.weight?.value ?? HUNDRED;
  const fitting = execution === undefined ? [ZERO] : execution.weight === undefined ? EXECUTION : [execution.weight];
  const fits = fitting.some((weight) => added.plus(weight).equals(whole));
  if (!fits && mark !== undefined) {
    const all = execution?.weight === undefined ? added : added.plus(execution.weight);
    const with_ = execution?.weight === undefined ? '' : `（含预算执行 ${execution.weight.toFixed()}分）`;
    const message = `自评表各项分值之和${with_}为 ${all.toFixed()}，应为 ${whole.toFixed()}`;
    const hint = '核对各项分值和总分';
    return [{ message, at: total.weight ?? mark, actual: all.toFixed(), expected: whole.toFixed(), hint }];
  }
  if (mark === undefined || full === undefined || added.equals(full) || full.equals(whole)) return [];
  const message = `自评表写明各项指标共 ${full.toFixed()}分，各项分值之和为 ${added.toFixed()}`;
  return [{ message, at: mark, actual: added.toFixed(), expected: full.toFixed(), hint: '核对各项分值' }];
}

/** What 预算执行 usually counts, where the form does not say. */
const EXECUTION = [ZERO, decimal(10), decimal(20)];

function totalScore({ scores, isScored, execution, total: { score: total }, full }: ScoredForm): Wrong[] {
  const [first] = scores;
  if (!isScored || first === undefined) return [];
  const added = sum(scores.map(({ value }) => value));
  if (full !== undefined && added.greaterThan(full)) {
    const message = `自评表写明各项指标共 ${full.toFixed()}分，各项得分之和为 ${added.toFixed()}`;
    return [
      { message, at: first, actual: added.toFixed(), expected: `不大于 ${full.toFixed()}`, hint: '核对各项得分' },
    ];
  }
  if (total === undefined) return [];
  const all = added.plus(execution?.score ?? ZERO);
  // Scores of two decimals may have been rounded each for itself.
  const rounded = scores.filter(({ value }) => value.decimalPlaces() > 1).length;
  if (all.minus(total.value).abs().lessThanOrEqualTo(HALF_CENT.times(rounded))) return [];
  const message = `自评表总分印为 ${total.text}，各项得分之和${execution?.score === undefined ? '' : '（含预算执行）'}为 ${all.toFixed()}`;
  const hint = '核对各项得分和总分';
  return [{ message, at: total, actual: total.text, expected: all.toFixed(), hint }];
}

const HALF_CENT = decimal('0.005');

/** 预算执行情况（20分） and 绩效指标（80分） are all there is. */
function fullMarks({ execution, full, scores: [first] }: ScoredForm): Wrong[] {
  if (execution?.weight === undefined || full === undefined || first === undefined) return [];
  const all = execution.weight.plus(full);
  if (all.equals(HUNDRED) || full.equals(HUNDRED)) return [];
  const message = `自评表写明预算执行 ${execution.weight.toFixed()}分、各项指标 ${full.toFixed()}分，合计 ${all.toFixed()}分，应为 100分`;
  const expected = `${HUNDRED.minus(execution.weight).toFixed()}分`;
  return [{ message, at: first, actual: `${full.toFixed()}分`, expected, hint: '改正表中写明的分值' }];
}

/** Scores without a line of totals. */
function noTotal({ isScored, hasTotal, scores }: ScoredForm): Wrong[] {
  const [first] = scores;
  if (!isScored || hasTotal || first === undefined) return [];
  const added = sum(scores.map(({ value }) => value)).toFixed();
  const message = `自评表各项都有得分（相加为 ${added}），没有印总分一行，请核实`;
  return [{ severity: 'warning', message, at: first, expected: '总分', hint: '补上总分一行' }];
}

/** 09 for 90: no number of a form begins with a nought. */
function oddNumbers({ items, targetColumn, actualColumn }: ScoredForm): Wrong[] {
  return items.flatMap(({ name, row, target, actual, weight, score }) =>
    [
      { what: '目标值', text: target, at: { row, column: targetColumn ?? 0 } },
      { what: '完成值', text: actual, at: { row, column: actualColumn ?? 0 } },
      ...(weight === undefined ? [] : [{ what: '分值', text: weight.text, at: weight }]),
      ...(score === undefined ? [] : [{ what: '得分', text: score.text, at: score }]),
    ].flatMap(({ what, text, at }): Wrong[] => {
      if (!/^[≥≤>＞<＜=＝]?0\d+(?:\.\d+)?(?![\d年月日.-])/u.test(text)) return [];
      const message = `自评表“${name}”${what}印为 ${text}，数字以 0 开头，请核实`;
      return [{ severity: 'warning', message, at, actual: text, hint: `改正${what}` }];
    }),
  );
}

/** All marks for what was not reached. */
function missed({ items, isFull: isAll, actualColumn }: ScoredForm): Wrong[] {
  return items.flatMap((item) => {
    const { name, weight, score: own, target, actual, relation, row } = item;
    const isFull = own !== undefined && (weight === undefined ? isAll : own.value.greaterThanOrEqualTo(weight.value));
    if (!isFull || own.value.isZero() || actualColumn === undefined || !isMissed(item)) return [];
    const message = `自评表“${name}”目标值 ${relation}${target}，完成值 ${actual}，没有达到，却得满分 ${own.text}，请核实`;
    const hint = '改正目标值、完成值或得分';
    return [{ severity: 'warning', message, at: { row, column: actualColumn }, actual, hint }];
  });
}

const GRADE = /^(\d{1,3})%?[—–～~-]+(\d{1,3})%/u;

/** A result that is graded 100%—80% scores between these parts of the weight. */
function grades({ items }: ScoredForm): Wrong[] {
  return items.flatMap(({ name, weight, score, actual }) => {
    const grade = GRADE.exec(actual);
    if (grade === null || weight === undefined || score === undefined) return [];
    const ends = [grade[1] ?? '0', grade[2] ?? '0'].map((end) => weight.value.times(end).div(HUNDRED));
    const [low, high] = ends.sort((one, other) => one.comparedTo(other));
    if (low === undefined || high === undefined || isBetween(score.value, low, high)) return [];
    const expected = `${low.toDecimalPlaces(2).toFixed()}至${high.toDecimalPlaces(2).toFixed()}`;
    const message = `自评表“${name}”完成值为 ${grade[0]}，分值 ${weight.text}，得分印为 ${score.text}`;
    return [{ message, at: score, actual: score.text, expected, hint: '得分应在所评档次的区间之内' }];
  });
}

function isBetween(value: Decimal, low: Decimal, high: Decimal): boolean {
  return value.plus(HALF_CENT).greaterThanOrEqualTo(low) && value.minus(HALF_CENT).lessThanOrEqualTo(high);
}

/** Scored without a target or a result, where most other lines have theirs. */
function blanks({ items, targetColumn, actualColumn }: ScoredForm): Wrong[] {
  return [
    ...blanksOf(items, targetColumn, '目标值', ({ target }) => target),
    ...blanksOf(items, actualColumn, '完成值', ({ actual }) => actual),
  ];
}

function blanksOf(
  items: readonly ScoredItem[],
  column: number | undefined,
  what: string,
  textOf: (item: ScoredItem) => string,
): Wrong[] {
  const told = items.filter((item) => !isBlank(textOf(item)));
  if (column === undefined || told.length * 2 < items.length) return [];
  return items.flatMap((item) => {
    const { name, row, score } = item;
    if (!isBlank(textOf(item)) || score === undefined || score.value.isZero()) return [];
    const message = `自评表“${name}”得分 ${score.text}，没有写${what}`;
    return [{ message, at: { row, column }, expected: what, hint: `补写${what}` }];
  });
}
