/** Where a line may break: UAX #14 as pdfmake applies it, and on top of it the rules of Chinese official papers. */
import { PdfTextBreaker } from './pdfmake-modules.ts';

const breaker = new PdfTextBreaker();

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

/** Characters before and after a place that the rules look at. */
const CONTEXT = 12;

/** Offsets (UTF-16) in `text` at which a line may end; the end of the text is not among them. */
export function breakOffsets(text: string): ReadonlySet<number> {
  const offsets = new Set<number>();
  let offset = 0;
  for (const word of breaker.getBreaks({ text }, null)) {
    offset += word.text.length;
    if (offset < text.length) offsets.add(offset);
  }
  for (let at = 1; at < text.length; at += 1) {
    if (offsets.has(at) ? isTogether(text, at) : isApart(text, at)) {
      if (offsets.has(at)) offsets.delete(at);
      else offsets.add(at);
    }
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
