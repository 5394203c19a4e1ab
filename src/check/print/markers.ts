/** Numbers at the head of headings, paragraphs and enumerated clauses. */
import { rememberedByText } from '../../model/remembered.ts';
import { numberOf } from '../reading/chinese-number.ts';

/** Lists that are counted apart: 第一部分, 一、, （一）, 1., （1）, ①, 一是. */
export type MarkerStyle = 'part' | 'han' | 'bracketedHan' | 'digit' | 'bracketedDigit' | 'circled' | 'clause';

export interface Marker {
  readonly style: MarkerStyle;
  readonly number: number;
  /** As printed: `（三）`. */
  readonly text: string;
  readonly at: number;
}

const LEADING: readonly (readonly [MarkerStyle, RegExp])[] = [
  ['part', /^第([一二三四五六七八九十]+)部分/],
  ['han', /^([一二三四五六七八九十]+)、/],
  ['bracketedHan', /^[（(]([一二三四五六七八九十]+)[）)]/],
  ['digit', /^(\d{1,2})(?:[.．](?!\d(?!\d{3}年))|、(?!\d{1,2}月(?!\d)))/],
  ['bracketedDigit', /^[（(](\d{1,2})[）)]/],
];

const CIRCLED = '①②③④⑤⑥⑦⑧⑨⑩⑪⑫⑬⑭⑮⑯⑰⑱⑲⑳';
const INLINE =
  /[。；：，;](?:(?<digit>\d{1,2})[.．、](?!\d)|[（(](?<bracketed>\d{1,2})[）)])|[。；][（(](?<han>[一二三四五六七八九十]{1,3})[）)]|(?<circled>[①-⑳])|(?<first>一)是|(?:^|[。；：，;、）])(?<clause>[二三四五六七八九十])是/g;

const MAY_LEAD = /^[第一二三四五六七八九十（(\d]/;

export function leadingMarker(text: string): Marker | undefined {
  if (!MAY_LEAD.test(text)) return undefined;
  for (const [style, pattern] of LEADING) {
    const match = pattern.exec(text);
    const number = match === null ? undefined : numberOf(match[1] ?? '');
    if (match !== null && number !== undefined) return { style, number, text: match[0], at: 0 };
  }
  return undefined;
}

const SHORTEST = 4;
/** Cheap: whether a text can hold inline markers at all. */
const MAY_ENUMERATE = /[。；：，;][（(]?\d|[。；][（(][一二三四五六七八九十]|[①-⑳]|[一二三四五六七八九十]是/;

/** Markers in the order of the text: the leading one, then those of clauses. */
export function markersOf(text: string): readonly Marker[] {
  return text.length < SHORTEST ? [] : remembered(text);
}

/** Characters of texts of which the markers are kept: those of a report. */
const KEPT = 100_000;

const remembered = rememberedByText((text): readonly Marker[] => {
  const leading = leadingMarker(text);
  const inline = !MAY_ENUMERATE.test(text)
    ? []
    : [...text.matchAll(INLINE)].flatMap((match) => inlineMarker(match) ?? []);
  return leading === undefined ? inline : [leading, ...inline];
}, KEPT);

function inlineMarker(match: RegExpMatchArray): Marker | undefined {
  const { digit, bracketed, han, circled, first, clause } = match.groups ?? {};
  const text = match[0].replace(/^[。；：，;、）]/, '');
  const at = (match.index ?? 0) + match[0].length - text.length;
  if (digit !== undefined) return { style: 'digit', number: Number(digit), text, at };
  if (bracketed !== undefined) return { style: 'bracketedDigit', number: Number(bracketed), text, at };
  if (circled !== undefined) return { style: 'circled', number: CIRCLED.indexOf(circled) + 1, text, at };
  const number = numberOf(han ?? first ?? clause ?? '');
  const style = han === undefined ? 'clause' : 'bracketedHan';
  return number === undefined ? undefined : { style, number, text, at };
}

/** A text without the numbers at its head: `三、支出决算表` → `支出决算表`. */
export function withoutMarker(text: string): string {
  const marker = leadingMarker(text);
  return (marker === undefined ? text : text.slice(marker.text.length)).trim();
}
