/** The numbers that a text names, each with its unit, in their order: what no change of words may touch. */

const DIGITS = '[+-]?\\d+(?:[,.]\\d+)*(?:[万亿]?元|个百分点|[万亿%‰]|\\p{L})?';
const WORDS = '[〇零一二三四五六七八九十百千万亿两]';
const NUMBER = new RegExp(`${DIGITS}|百分之${WORDS}+|${WORDS}+(?:元|%|个百分点|成|倍)`, 'gu');

/** `增长12.5％` → `['12.5%']`. */
export function numbersIn(text: string): readonly string[] {
  return text.normalize('NFKC').replace(/\s/g, '').match(NUMBER) ?? [];
}
