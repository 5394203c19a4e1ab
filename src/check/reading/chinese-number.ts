/** Chinese ordinals of headings and lists, 一…九十九. */

const DIGITS = '零一二三四五六七八九';

/** 十二 → 12, 3 → 3; undefined when it is neither. */
export function numberOf(numeral: string): number | undefined {
  if (/^\d+$/.test(numeral)) return Number.parseInt(numeral, 10);
  const match = /^(?:([一二三四五六七八九])?(十))?([一二三四五六七八九])?$/.exec(numeral);
  if (match === null || numeral === '') return undefined;
  const tens = match[2] === undefined ? 0 : match[1] === undefined ? 1 : DIGITS.indexOf(match[1]);
  return tens * 10 + (match[3] === undefined ? 0 : DIGITS.indexOf(match[3]));
}
