/** The kinds of change to a piece of text: what a slip of hand, a stale copy or a wrong template does. */
import type { Kind } from './mutant.ts';
import type { Random } from './random.ts';

export interface Edit {
  readonly kind: Kind;
  readonly start: number;
  readonly end: number;
  readonly text: string;
}

type Mutation = (text: string, random: Random) => Edit[];

const NUMBER = /\d+(?:[,.]\d+)*/g;
const YEAR = /(?:19|20)\d\d(?=年|\.\d{1,2}\.\d|-\d\d-\d\d)/g;
const TOTAL = /(?:合计|总计|总额|总分|总支出|(?<!公)共)[^，。；\d]{0,6}$/;

/** Every kind of change at every place of a text where it can be made, one for each place. */
export function textEdits(text: string, random: Random): Edit[] {
  const mutations: readonly Mutation[] = [digits, swaps, years, units, words, totals];
  return mutations.flatMap((mutation) => mutation(text, random));
}

/** Numbers of a text that are no years. */
export function numbersIn(text: string): { start: number; text: string }[] {
  const years = new Set([...text.matchAll(YEAR)].map((match) => match.index));
  return [...text.matchAll(NUMBER)]
    .filter((match) => !years.has(match.index))
    .map((match) => ({ start: match.index, text: match[0] }));
}

/** One digit of each number becomes another. */
function digits(text: string, random: Random): Edit[] {
  return numbersIn(text).map(({ start, text: number }) => {
    const places = [...number].flatMap((mark, at) => (/\d/.test(mark) ? [at] : []));
    return otherDigit('digit', number, start + (places[random(places.length)] ?? 0), start, random);
  });
}

function otherDigit(kind: Kind, number: string, at: number, start: number, random: Random): Edit {
  const old = Number(number[at - start]);
  return { kind, start: at, end: at + 1, text: String((old + 1 + random(9)) % 10) };
}

/** Two neighbouring digits of a number change places. */
function swaps(text: string, random: Random): Edit[] {
  return numbersIn(text).flatMap(({ start, text: number }) => {
    const pairs = [...number].flatMap((mark, at) => {
      const next = number[at + 1] ?? '';
      return /\d/.test(mark) && /\d/.test(next) && mark !== next ? [at] : [];
    });
    const at = pairs[random(Math.max(pairs.length, 1))];
    if (at === undefined) return [];
    const swapped = `${number[at + 1]}${number[at]}`;
    return [{ kind: 'swap' as const, start: start + at, end: start + at + 2, text: swapped }];
  });
}

/** The year before or after. */
function years(text: string, random: Random): Edit[] {
  return [...text.matchAll(YEAR)].map((match) => ({
    kind: 'year' as const,
    start: match.index,
    end: match.index + 4,
    text: String(Number(match[0]) + (random(3) === 0 ? 1 : -1)),
  }));
}

/** 万元 becomes 元, 元 becomes 万元. */
function units(text: string): Edit[] {
  return [...text.matchAll(/(?<=\d)(万元|元)|(?<=单位：)(万元|元)/g)].map((match) => ({
    kind: 'unit' as const,
    start: match.index,
    end: match.index + match[0].length,
    text: match[0] === '元' ? '万元' : '元',
  }));
}

const OPPOSITES: readonly (readonly [string, string])[] = [
  ['增加', '减少'],
  ['增长', '下降'],
  ['上升', '下降'],
  ['大于', '小于'],
  ['高于', '低于'],
  ['增幅', '降幅'],
];
const WHOLES: readonly (readonly [string, string])[] = [
  ['本年收入合计', '本年支出合计'],
  ['本年收入', '本年支出'],
  ['总收入', '总支出'],
  ['政府采购支出总额', '授予中小企业合同金额'],
  ['货物支出金额', '工程支出金额'],
  ['服务支出金额', '工程支出金额'],
  ['一般公共预算项目支出', '一般公共预算财政拨款支出'],
  ['年初预算', '全年预算'],
];

/** A word of direction, or what a share is a share of, becomes its opposite. */
function words(text: string): Edit[] {
  const directions = OPPOSITES.flatMap((pair) => flips('direction', text, pair, /(?=[^，。；]{0,12}\d|预算)/));
  const wholes = WHOLES.flatMap((pair) =>
    flips('denominator', text, pair, /(?=(?:合计|总额)?的?\d)/, /(?:占|完成|为)$/),
  );
  return [...directions, ...once(wholes)];
}

function flips(kind: Kind, text: string, pair: readonly [string, string], follows: RegExp, leads = /(?:)/): Edit[] {
  return pair.flatMap((word, side) => {
    const other = pair[1 - side] ?? '';
    return [...text.matchAll(new RegExp(`${word}${follows.source}`, 'g'))]
      .filter((match) => leads.test(text.slice(0, match.index)))
      .map((match) => ({ kind, start: match.index, end: match.index + word.length, text: other }));
  });
}

function once(edits: readonly Edit[]): Edit[] {
  return edits.filter(({ start }, index) => edits.findIndex((other) => other.start === start) === index);
}

/** The last digit of a total is off by one. */
function totals(text: string): Edit[] {
  return numbersIn(text).flatMap((number) =>
    TOTAL.test(text.slice(0, number.start)) ? offByOne(number.text, number.start) : [],
  );
}

/** The last digit of a number, one more. */
export function offByOne(number: string, start: number): Edit[] {
  const at = number.search(/\d\D*$/);
  if (at === -1) return [];
  const text = String((Number(number[at]) + 1) % 10);
  return [{ kind: 'total', start: start + at, end: start + at + 1, text }];
}

/** Where the change stands, for people: a few words around it. */
export function around(text: string, { start, end }: Pick<Edit, 'start' | 'end'>): string {
  const [before, after] = [text.slice(Math.max(start - 24, 0), start), text.slice(end, end + 16)];
  return `${before}【${text.slice(start, end)}】${after}`.replaceAll(/\s+/g, ' ');
}

export function applied(text: string, { start, end, text: changed }: Edit): string {
  return text.slice(0, start) + changed + text.slice(end);
}
