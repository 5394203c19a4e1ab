/** Sentences with their quantities: what each number is said of, and how. */
import { type Numeral, numeralsOf } from './numerals.ts';
import { type TermAt, termsIn } from './terms.ts';

/**
 * - `budget`, `final`: 预算为…, 决算为…;  `completion`: 完成预算的…;
 * - `change`, `rate`: 增加…, 下降…;  `prior`: the other year's amount in 与上年…相比;
 * - `share`: 占…的…;  `execution`: 执行率…;  `value`: everything else.
 */
export type Role = 'value' | 'budget' | 'final' | 'completion' | 'change' | 'rate' | 'prior' | 'share' | 'execution';

export interface Quantity extends Numeral {
  readonly role: Role;
  /** Text between the quantity before and this one. */
  readonly lead: string;
  /** +1 增加, −1 减少; of changes and rates. */
  readonly direction?: 1 | -1;
  /** What a share is a share of, a completion a completion of. */
  readonly denominator?: string;
  /** Nearest term before it in its sentence. */
  readonly subject?: TermAt;
  /** Stands in a statement of reasons (主要原因…). */
  readonly inReason: boolean;
  /** In brackets that explain the quantity before them. */
  readonly inBrackets: boolean;
}

export interface Sentence {
  readonly text: string;
  /** Of its first character in the paragraph. */
  readonly start: number;
  readonly quantities: readonly Quantity[];
  readonly terms: readonly TermAt[];
  /** Where 主要原因 begins. */
  readonly reasonsFrom?: number;
}

const MOVED = /(增加|增长|增幅|上升|提高|上涨|减少|下降|降幅|降低|压减)(了|额|幅度)?(为|达)?\s*$/;
const DOWN = /^(减少|下降|降幅|降低|压减)/;
const BUDGET = /预算(数|安排|金额)?(为|是)?\s*$/;
const FINAL = /(决算|执行)(数|支出)?(为|是)?\s*$/;
const COMPLETION = /(?:完成|为)((?:年初|全年|全年调整|调整后?)?预算(?:数)?)的?\s*$/;
const SHARE = /占(?:比)?([^占，。；]*?)的?(?:比重|比例)?(?:为)?\s*$/;
const EXECUTION = /执行率(为|达到?|是)?\s*$/;
const REASONS = /(主要)?(变动|增减|减少|增加|增长|下降)?的?(主要)?原因(是|：|为)/g;
/** What is not a reason any more: …；公务接待费支出决算为3.18万元, …；决算数较上年减少0.45万元; but …；二是项目支出决算比上年减少. */
const STATED_ANEW =
  /；(?!（?[一二三四五六七八九]）?[是、]|其[一二三四五]|另|同时)(?=[^，。；\d]{0,30}(?:支出|收入)?决算数?(?:为|较|比|与|，)|(?:比|较|与|同)(?:上年|去年|\d{4}年|年初预算|预算))/;
const UNMOVED = /持平|无增减|无变化/;
const COMPARED = /(?:与|同|比|较)(?:上年度?|去年|\d{4}年度?)/;
const COMPARED_UNTIL = /相比|增加|减少|增长|下降|降低|上升|提高|持平|无增减|无变化/;

/** Sentences of a paragraph; 。 inside quotation marks or brackets ends one too, which does no harm here. */
export function sentencesOf(text: string): Sentence[] {
  let end = 0;
  return text.split(/(?<=[。！？\n])/).flatMap((part) => {
    const start = end;
    end += part.length;
    return part.trim() === '' ? [] : [sentence(part, start)];
  });
}

function sentence(text: string, start: number): Sentence {
  const numerals = numeralsOf(text);
  const terms = numerals.length > 0 || UNMOVED.test(text) ? termsIn(text) : [];
  if (numerals.length === 0) return { text, start, quantities: [], terms };
  const reasons = reasonsIn(text);
  const reasonsFrom = reasons[0]?.start;
  const compared = comparedZone(text);
  const depths = /[（(]/.test(text) ? depthsOf(text) : [];
  const depthOf = (at: number) => depths[at] ?? 0;
  const quantities = numerals.map((numeral, index) => {
    const lead = text.slice(numerals[index - 1]?.end ?? 0, numeral.start);
    const isPrior = compared !== undefined && numeral.start > compared.start && numeral.end <= compared.end;
    const rated = isPrior && numeral.kind === 'amount' ? { role: 'prior' as const } : roleOf(lead, numeral);
    return {
      ...numeral,
      lead,
      ...rated,
      ...subjectOf(terms, numeral, rated.role, text, depthOf),
      inReason: reasons.some(({ start, end }) => numeral.start > start && numeral.start < end),
      inBrackets: depthOf(numeral.start) > 0,
    };
  });
  return {
    text,
    start,
    quantities: quantities.map(withSubjectOfChange),
    terms,
    ...(reasonsFrom !== undefined && { reasonsFrom }),
  };
}

/** From 主要原因 to the end, or to where another amount is stated. */
function reasonsIn(text: string): { start: number; end: number }[] {
  return [...text.matchAll(REASONS)].map(({ index: start }) => {
    const length = text.slice(start).search(STATED_ANEW);
    return { start, end: length === -1 ? text.length : start + length };
  });
}

/** A rate right after a change is of what changed. */
function withSubjectOfChange(quantity: Quantity, index: number, all: readonly Quantity[]): Quantity {
  const before = all[index - 1];
  if (quantity.role !== 'rate' || before?.role !== 'change') return quantity;
  const { subject: _, ...rest } = quantity;
  return before.subject === undefined ? rest : { ...rest, subject: before.subject };
}

/** From 与上年 to 相比 or to the first word of change: amounts there are last year's. */
function comparedZone(text: string): { start: number; end: number } | undefined {
  const match = COMPARED.exec(text);
  if (match === null) return undefined;
  const start = match.index + match[0].length;
  const end = text.slice(start).search(COMPARED_UNTIL);
  return end === -1 ? undefined : { start: match.index, end: start + end };
}

function roleOf(lead: string, { kind }: Numeral): Pick<Quantity, 'role' | 'direction' | 'denominator'> {
  const moved = MOVED.exec(lead);
  if (moved !== null && kind !== 'count') {
    return { role: kind === 'percent' ? 'rate' : 'change', direction: DOWN.test(moved[0]) ? -1 : 1 };
  }
  if (kind === 'percent') return percentRole(lead);
  if (kind === 'amount' && BUDGET.test(lead)) return { role: 'budget' };
  if (kind === 'amount' && FINAL.test(lead)) return { role: 'final' };
  return { role: 'value' };
}

function percentRole(lead: string): Pick<Quantity, 'role' | 'denominator'> {
  const completion = COMPLETION.exec(lead);
  if (completion !== null) return { role: 'completion', denominator: completion[1] ?? '' };
  if (EXECUTION.test(lead)) return { role: 'execution' };
  const share = SHARE.exec(lead);
  return share === null ? { role: 'value' } : { role: 'share', denominator: share[1] ?? '' };
}

/** The subject of a share stands before 占; that of anything else before the number. */
function subjectOf(
  terms: readonly TermAt[],
  { start }: Numeral,
  role: Role,
  text: string,
  depthOf: (at: number) => number,
): { subject?: TermAt } {
  const until = role === 'share' ? text.lastIndexOf('占', start) : start;
  const depth = depthOf(start);
  const subject = terms.findLast((at) => at.end <= until && depthOf(at.start) <= depth && !isDenominator(text, at));
  const isMove = role === 'change' || role === 'rate' || role === 'prior';
  return subject === undefined || (isMove && !isOf(text, subject, start)) ? {} : { subject };
}

const COMPARISON = /(?:与|同|比|较)(?:上年度?|去年|\d{4}年度?)(?:同期)?(?:决算数?)?(?:相比)?/g;
const MOVE_ONLY =
  /^(?:（[^（）]*）)?[\s\d.,%万亿元]*(?:财政拨款)?(?:支出)?(?:决算)?(?:数|总额|经费)?(?:各|均|共|分别|同比|相应|略有)*(?:增加|增长|上升|提高|上涨|减少|下降|降低|压减)?(?:了|额|幅度)?(?:为|达)?$/;

/** 办公费增加3万元 after 机关运行经费 is no change of the latter: its clause must name the subject or nothing. */
function isOf(text: string, { name }: TermAt, start: number): boolean {
  const head = text.slice(0, start);
  const clause = head.slice(Math.max(...['，', '；', '：', '。'].map((mark) => head.lastIndexOf(mark, start))) + 1);
  const at = clause.lastIndexOf(name);
  const rest = (at === -1 ? clause : clause.slice(at + name.length)).replace(COMPARISON, '');
  return MOVE_ONLY.test(rest);
}

/** 占本年支出合计的: named to divide by, not spoken of. */
function isDenominator(text: string, { start, end }: TermAt): boolean {
  return /占$/.test(text.slice(0, start)) && /^(总额|金额)?的?\d/.test(text.slice(end));
}

/** How many brackets are open at each character. */
function depthsOf(text: string): number[] {
  let depth = 0;
  return Array.from({ length: text.length }, (_, at) => {
    const here = depth;
    const mark = text.charAt(at);
    if (mark === '（' || mark === '(') depth += 1;
    else if (mark === '）' || mark === ')') depth = Math.max(depth - 1, 0);
    return here;
  });
}
