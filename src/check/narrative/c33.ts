/** C33: what one sentence works out is worked out right: 预算A，支出B，没有执行C; 得A分，得B分，共得C分. */
import { sum } from '../../money/decimal.ts';
import type { Print } from '../engine/needs.ts';
import type { Fault, Rule } from '../engine/rule.ts';
import { combined, overlaps } from '../interval.ts';
import { eachSentence } from '../reading/by-section.ts';
import type { ToldSentence } from '../reading/passages.ts';
import { intervalOf } from '../reading/precision.ts';
import type { Quantity, Sentence } from '../reading/sentences.ts';
import { likeNumeral, quote, tell } from '../reading/telling.ts';

export const C33: Rule<'print'> = {
  id: 'C33',
  title: '一句之内预算减支出等于未执行的数，未执行的各部分、各项得分之和等于总数',
  source: '文字中的算术关系',
  severity: 'warning',
  needs: 'print',
  check: (context) => wrongResults(context),
};

const wrongResults = eachSentence((context, told) =>
  resultsIn(told.sentence).flatMap((result) => judge(context, told, result)),
);

/** `result` should be the sum of what is added, less what is taken away. */
interface Result {
  readonly result: Quantity;
  readonly added: readonly Quantity[];
  readonly taken: readonly Quantity[];
  /** As the reader would say it: `预算数减支出数`. */
  readonly how: string;
}

function resultsIn(sentence: Sentence): Result[] {
  return [...leftOver(sentence), ...partsOfLeft(sentence), ...points(sentence)];
}

const BUDGET = /预算数?(?:安排|总额|资金|金额)?(?:为|是|共)?$/;
const SPENT = /(?:支出|执行|使用|支付|执行数|支出数)(?:为|是|共|了)?$/;
const LEFT_AFTER = /^(?:资金|预算)?(?:未|没有|尚未)(?:足额|全部)?(?:执行|支出|使用|支付)/;
const LEFT_BEFORE = /(?:未执行|未支出|未使用|结余|结转|剩余|节余)(?:的)?(?:资金|预算)?(?:数|金额)?(?:为|共|是)?$/;
const OTHER = /其中|另|上年|年初|追加|收回/;

/** 全年预算589.01万元，支出582.52万元，6.49万元没有执行. */
function leftOver({ text, quantities }: Sentence): Result[] {
  const money = quantities.filter(({ kind, inBrackets }) => kind === 'amount' && !inBrackets);
  return money.flatMap((budget, index): Result[] => {
    const [spent, left] = [money[index + 1], money[index + 2]];
    if (spent === undefined || left === undefined || !BUDGET.test(budget.lead) || !SPENT.test(spent.lead)) return [];
    const isLeft = LEFT_AFTER.test(text.slice(left.end)) || LEFT_BEFORE.test(left.lead);
    const between = text.slice(budget.end, left.start);
    if (!isLeft || OTHER.test(between) || /[；。]/.test(between)) return [];
    return [{ result: left, added: [budget], taken: [spent], how: '预算数减支出数' }];
  });
}

/** 6.49万元没有执行：甲2.96万元、乙1.8万元…: all that follow the colon. */
function partsOfLeft({ text, quantities }: Sentence): Result[] {
  return quantities.flatMap((left, index): Result[] => {
    const head = text.slice(left.end);
    if (left.kind !== 'amount' || !/^(?:未|没有|尚未)(?:足额|全部)?(?:执行|支出|使用|支付)：/.test(head)) return [];
    const parts = quantities.slice(index + 1).filter(({ kind }) => kind === 'amount');
    return parts.length < 2 ? [] : [{ result: left, added: parts, taken: [], how: '所列各部分之和' }];
  });
}

const SCORED = /得分?(?:为)?$/;
const TOTAL = /(?:共|合计|总共|一共|总计|综合)得分?(?:为)?$/;

/** 预算执行得9.89分，绩效指标得89.5分，共得99.39分. */
function points({ quantities }: Sentence): Result[] {
  const scores = quantities.filter(({ unit, lead }) => unit === '分' && SCORED.test(lead));
  const at = scores.findIndex(({ lead }) => TOTAL.test(lead));
  const total = scores[at];
  const parts = scores.slice(0, Math.max(at, 0));
  return total === undefined || parts.length < 2
    ? []
    : [{ result: total, added: parts, taken: [], how: '各项得分之和' }];
}

function judge(context: Print, { passage, sentence }: ToldSentence, { result, added, taken, how }: Result): Fault[] {
  const intervals = (list: readonly Quantity[]) => list.map((one) => intervalOf(one, context));
  const reached = combined(intervals(added), intervals(taken));
  if ([result, ...added, ...taken].some(({ approximate }) => approximate)) return [];
  if (overlaps(reached, intervalOf(result, context))) return [];
  const worked = sum(added.map(({ value }) => value)).minus(sum(taken.map(({ value }) => value)));
  const expected = likeNumeral(context, result, worked);
  return [
    tell('warning', passage, {
      message: `${quote(sentence.text, result)}：${how}（${[...added, ...taken].map(({ text }) => text).join('、')}）为 ${expected}，请核实`,
      actual: result.text,
      expected,
      hint: '改正写错的一个数',
    }),
  ];
}
