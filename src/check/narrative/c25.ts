/**
 * C25: “合计X，其中：a、b、c” adds up. Parts that exceed the whole are wrong; parts that fall a little short are asked
 * about; parts that are plainly only some of the whole are not.
 */
import { sum } from '../../money/decimal.ts';
import type { Print } from '../engine/needs.ts';
import type { Fault, Rule } from '../engine/rule.ts';
import { combined, overlaps } from '../interval.ts';
import { eachSentence } from '../reading/by-section.ts';
import type { Passage } from '../reading/passages.ts';
import { intervalOf } from '../reading/precision.ts';
import { likeNumeral, quote, tell } from '../reading/telling.ts';
import { type Breakdown, breakdownsOf } from './breakdowns.ts';

export const C25: Rule<'print'> = {
  id: 'C25',
  title: '“合计…，其中：…”各部分之和等于总数',
  source: '文字中的算术关系',
  severity: 'error',
  needs: 'print',
  check: (context) => wrongSums(context),
};

const wrongSums = eachSentence((context, { passage, sentence }) =>
  breakdownsOf(sentence).flatMap((breakdown) => addsUp(context, passage, breakdown)),
);

/** Short by at most this part of the whole: a slip, not a choice of parts. */
const NEARLY = 0.05;

function addsUp(context: Print, passage: Passage, { whole, parts, sentence, all, brackets }: Breakdown): Fault[] {
  const reached = combined(
    parts.map((part) => intervalOf(part, context)),
    [],
  );
  const added = sum(parts.map(({ value }) => value));
  if (overlaps(reached, intervalOf(whole, context))) return [];
  const short = whole.value.minus(added);
  const exceeds = short.isNegative();
  const slip = !exceeds && short.lessThanOrEqualTo(whole.value.times(NEARLY));
  if (!exceeds && !slip && !all) return [];
  if (whole.kind === 'count' && (slip || overlapping(whole)) && !brackets) return [];
  const sure = whole.kind === 'amount' && (exceeds || all);
  const expected = likeNumeral(context, whole, added);
  const figures = [whole, ...parts].flatMap(({ start }) => passage.printed.figureAt(sentence.start + start) ?? []);
  return [
    tell(sure ? 'error' : 'warning', passage, {
      message: `${quote(sentence.text, whole)}，所列 ${parts.map(({ text }) => text).join('、')}之和为 ${expected}${sure ? '' : '，请核实'}`,
      actual: expected,
      expected: whole.text,
      hint: '核对各部分和总数，有无漏列的部分',
      figures,
    }),
  ];
}

/** 女60人、党员50人: people may be counted in several parts. */
function overlapping({ unit }: Breakdown['whole']): boolean {
  return unit === '人' || unit === '名';
}
