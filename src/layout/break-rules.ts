/** Where a line may break: UAX #14 as pdfmake applies it, and on top of it the rules of Chinese official papers. */
import breakerModule from 'pdfmake/js/TextBreaker.js';
import { rememberedByText } from '../model/remembered.ts';

/** CommonJS with an `exports.default`: Node hands an importer the whole `exports`, a bundler may unwrap it. */
const TextBreaker = breakerModule.default ?? (breakerModule as unknown as typeof breakerModule.default);
const breaker = new TextBreaker();

/** Never first in a line. */
const NOT_FIRST = /^[，。、；：？！）》〉」』】〕”’…～·％%‰℃]/u;
/** Never last in a line. */
const NOT_LAST = /[（《〈「『【〔“‘￥]$/u;

/** Pairs (end of the text before, start of the text after) that stay together. */
const TOGETHER: readonly (readonly [RegExp, RegExp])[] = [
  // 1,114.03|万元, 12|月, 1163.68|㎡, 101|号
  [/[0-9０-９%％]$/u, /^[\p{Script=Han}㎡㎥㎞㎏㎝㎎℃‰°]/u],
  // 1,114.03万|元
  [/[0-9０-９][十百千万亿]+$/u, /^[\p{Script=Han}㎡]/u],
  [/第$/u, /^[0-9０-９一二三四五六七八九十]/u],
  // 〔2021〕|101号
  [/〔[0-9]{4}〕$/u, /^第?[0-9]/u],
  [/[≥≤＞＜±＋－=＝]$/u, /^[0-9０-９]/u],
  [/—$/u, /^—/u],
  [/…$/u, /^…/u],
  [/·$/u, /^./u],
  // 2020|—|2024年
  [/[0-9]$/u, /^—[0-9]/u],
  [/[0-9]—$/u, /^[0-9]/u],
  // 万元/|年
  [/[/／]$/u, /^\p{Script=Han}/u],
];

/** UAX #14 forbids breaks on both sides of every quotation mark; between hanzi their direction is known. */
const APART: readonly (readonly [RegExp, RegExp])[] = [
  [/[\p{Script=Han}，。、；：？！）》〉】〕”’]$/u, /^[“‘]/u],
  [/[”’]$/u, /^[\p{Script=Han}（《〈【〔“‘0-9A-Za-z]/u],
];

/** Hanzi that the rules above name; between any two others no rule forbids a break. */
const NAMED: ReadonlySet<number> = new Set([...'第十百千万亿'].map((hanzi) => hanzi.charCodeAt(0)));
const FIRST_HANZI = 0x4e00;
const LAST_HANZI = 0x9fff;

/** Characters before and after a place that the rules look at. */
const CONTEXT = 12;
/** Characters of stretches whose breaks are kept. */
const KEPT_STRETCHES = 100_000;

/**
 * For each offset (UTF-16) in `text` 1 where a line may end, else 0; its beginning and end are no such places. UAX #14 is
 * asked only of the stretches from one plain hanzi to the next: neither its rules nor ours reach beyond one.
 */
export function breakOffsets(text: string): Uint8Array {
  const offsets = new Uint8Array(text.length + 1);
  let at = 1;
  while (at < text.length) {
    if (isPlain(text, at - 1) && isPlain(text, at)) {
      offsets[at] = 1;
      at += 1;
      continue;
    }
    const start = at - 1;
    while (at < text.length && !isPlain(text, at)) at += 1;
    const end = Math.min(at + 1, text.length);
    addStretch(offsets, text, start, end);
    at = end;
  }
  return offsets;
}

function isPlain(text: string, at: number): boolean {
  const code = text.charCodeAt(at);
  return code >= FIRST_HANZI && code <= LAST_HANZI && !NAMED.has(code);
}

/** Marks the offsets within the stretch from `start` to `end`. */
function addStretch(offsets: Uint8Array, text: string, start: number, end: number): void {
  for (const at of breaksWithin(likeOthers(text.slice(start, end)))) offsets[start + at] = 1;
}

/** The stretch with the same hanzi at its ends and the same digit for each, so that it is known again: no rule tells them apart. */
function likeOthers(stretch: string): string {
  const like = stretch.replace(/[1-9]/g, '0');
  if (like.length < 2) return like;
  const first = isPlain(like, 0) ? '一' : like.charAt(0);
  const last = isPlain(like, like.length - 1) ? '一' : like.charAt(like.length - 1);
  return first + like.slice(1, -1) + last;
}

/** The offsets within a stretch at which a line may end. */
const breaksWithin = rememberedByText((stretch: string): readonly number[] => {
  const byStandard = standardBreaks(stretch);
  const found: number[] = [];
  for (let at = 1; at < stretch.length; at += 1) {
    if (byStandard.has(at) ? !isTogether(stretch, at) : isApart(stretch, at)) found.push(at);
  }
  return found;
}, KEPT_STRETCHES);

function standardBreaks(stretch: string): ReadonlySet<number> {
  const offsets = new Set<number>();
  let offset = 0;
  for (const word of breaker.getBreaks({ text: stretch }, null)) {
    offset += word.text.length;
    offsets.add(offset);
  }
  return offsets;
}

/** Whether a line may end between two texts that are read apart, such as what was and what has come in its place. */
export function mayPart(before: string, after: string): boolean {
  return !NOT_FIRST.test(after) && !NOT_LAST.test(before);
}

function isTogether(text: string, at: number): boolean {
  const after = text.slice(at, at + CONTEXT);
  const before = text.slice(Math.max(0, at - CONTEXT), at);
  if (!mayPart(before, after)) return true;
  return TOGETHER.some(([end, start]) => start.test(after) && end.test(before));
}

function isApart(text: string, at: number): boolean {
  if (!/[“‘”’]/u.test(text.slice(at - 1, at + 1))) return false;
  const after = text.slice(at, at + CONTEXT);
  const before = text.slice(Math.max(0, at - CONTEXT), at);
  return APART.some(([end, start]) => start.test(after) && end.test(before));
}
