/** Counts that the prose tells of its work: 受理办结市民热线386件, 辖区283家定点医药机构开展自查自纠. */

import type { Print } from '../engine/needs.ts';
import { eachQuantity } from '../reading/by-section.ts';
import { isOneSlipApart } from '../reading/one-slip.ts';
import type { Passage } from '../reading/passages.ts';
import type { Quantity, Sentence } from '../reading/sentences.ts';

export interface Metric {
  readonly passage: Passage;
  readonly sentence: Sentence;
  readonly quantity: Quantity;
  /** Words right before the number, from the last mark. */
  readonly before: string;
  /** Words right after its unit, to the next mark. */
  readonly after: string;
  readonly year: number;
}

const MARK = /[，。；：、（）()“”《》\s]/;
const FINANCE = /预算|决算|支出|收入|经费|资金|合计|总计|增加|减少|得分|分值/;
const PLANNED = /目标|计划|力争|拟[^，。]{0,6}$/;
/** Values further apart than this are not taken for the same fact. */
const CLOSE = 0.1;
const SHORTEST = 4;
/** Smaller counts are compared only where the very same words stand around them. */
const LEAST = 10;
const WHOLE_CLAUSE = 6;

/** Exact counts of the prose that are no accounts, scores or percentages. */
export const metricsOf = eachQuantity((context, { passage, sentence, quantity }) =>
  quantity.kind === 'count' ? metric(context, passage, sentence, quantity) : [],
);

function metric(context: Print, passage: Passage, sentence: Sentence, quantity: Quantity): Metric[] {
  const { approximate, unit, start, end } = quantity;
  if (approximate || unit === '分') return [];
  const head = sentence.text.slice(0, start);
  const before = head.slice(lastMark(head) + 1);
  const tail = sentence.text.slice(end);
  const mark = tail.search(/[，。；：、]/);
  const after = mark === -1 ? tail : tail.slice(0, mark);
  if (FINANCE.test(before) || PLANNED.test(head)) return [];
  return [{ passage, sentence, quantity, before, after, year: yearOf(context, head) }];
}

function lastMark(text: string): number {
  for (let at = text.length - 1; at >= 0; at--) if (MARK.test(text[at] ?? '')) return at;
  return -1;
}

function yearOf({ dossier }: Print, head: string): number {
  const clause = head.slice(Math.max(head.lastIndexOf('；'), head.lastIndexOf('。')) + 1);
  return Number([...clause.matchAll(/(20\d\d)年/g)].at(-1)?.[1] ?? dossier.year);
}

/** Words that stand around more numbers are those of a list, not of one fact. */
const LIST = 50;

/** Of each metric those that come after it and share some of its words: all that can be the same fact. */
export function alike(all: readonly Metric[]): (one: Metric) => readonly Metric[] {
  const order = new Map(all.map((metric, index) => [metric, index]));
  const groups = new Map<string, Metric[]>();
  for (const metric of all) {
    for (const words of wordsOf(metric)) {
      const group = groups.get(words);
      if (group === undefined) groups.set(words, [metric]);
      else group.push(metric);
    }
  }
  const ofOneFact = (words: string) => {
    const group = groups.get(words) ?? [];
    return group.length > LIST ? [] : group;
  };
  return (one) => {
    const found = new Set(wordsOf(one).flatMap(ofOneFact));
    const after = [...found].filter((other) => (order.get(other) ?? 0) > (order.get(one) ?? 0));
    return after.sort((a, b) => (order.get(a) ?? 0) - (order.get(b) ?? 0));
  };
}

/** What stands right before the number and right after it, of what unit and year. */
function wordsOf({ before, after, quantity, year }: Metric): string[] {
  const [lead, end] = [before.slice(-SHORTEST), after.slice(0, SHORTEST)];
  return [
    ...(lead.length < SHORTEST ? [] : [`${quantity.unit} ${year} ${lead}…`]),
    ...(end.length < SHORTEST ? [] : [`${quantity.unit} ${year} …${end}`]),
  ];
}

/** The words that two metrics share, when they look like one fact with two values. */
export function sameMetric(one: Metric, other: Metric): string | undefined {
  const { table } = one.passage.printed;
  if (table !== undefined && table === other.passage.printed.table) return undefined;
  if (one.passage === other.passage || one.quantity.unit !== other.quantity.unit || one.year !== other.year)
    return undefined;
  const [a, b] = [one.quantity.value, other.quantity.value];
  if (isSameClause(one, other) && !a.equals(b)) return one.before;
  const words = commonSuffix(one.before, other.before);
  if (words.length > SHORTEST && isOneSlipApart(one.quantity.text, other.quantity.text)) return words;
  if (
    a.lessThan(LEAST) ||
    b.lessThan(LEAST) ||
    a.equals(b) ||
    a
      .minus(b)
      .abs()
      .div(a.greaterThan(b) ? a : b)
      .greaterThan(CLOSE)
  )
    return undefined;
  const noun = commonSuffix(one.before, other.before);
  if (noun.length >= SHORTEST) return noun;
  const object = commonPrefix(one.after, other.after);
  if (object.length < SHORTEST) return undefined;
  const action = longestCommon(one.after.slice(object.length), other.after.slice(object.length));
  return action.length >= SHORTEST ? `${object}${action}` : undefined;
}

/** The same words before and after, and enough of them to mean one fact. */
function isSameClause(one: Metric, other: Metric): boolean {
  return one.before === other.before && one.after === other.after && one.before.length >= WHOLE_CLAUSE;
}

function commonSuffix(a: string, b: string): string {
  let length = 0;
  while (length < Math.min(a.length, b.length) && a.at(-1 - length) === b.at(-1 - length)) length += 1;
  return a.slice(a.length - length);
}

function commonPrefix(a: string, b: string): string {
  let length = 0;
  while (length < Math.min(a.length, b.length) && a[length] === b[length]) length += 1;
  return a.slice(0, length);
}

function longestCommon(a: string, b: string): string {
  let best = '';
  for (let start = 0; start < a.length; start++) {
    while (b.includes(a.slice(start, start + best.length + 1)) && start + best.length < a.length) {
      best = a.slice(start, start + best.length + 1);
    }
  }
  return best;
}
