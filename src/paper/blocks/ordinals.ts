/** Ordinals of headings (GB/T 9704-2012, 7.3.3) → their levels. */
import type { PaperHeading } from '../../model/paper.ts';

export type Level = PaperHeading['level'];

const CHINESE = '[一二三四五六七八九十百]+';

const ORDINALS: readonly (readonly [RegExp, Level])[] = [
  [new RegExp(`^第${CHINESE}(?:部分|章|篇)`, 'u'), 1],
  [new RegExp(`^${CHINESE}、`, 'u'), 2],
  [new RegExp(`^[（(]${CHINESE}[）)]`, 'u'), 3],
  [/^\d{1,2}[.．、](?!\d)/u, 4],
  [/^[（(]\d{1,2}[）)]/u, 5],
];

export function levelOfOrdinal(text: string): Level | undefined {
  return ORDINALS.find(([ordinal]) => ordinal.test(text))?.[1];
}
