/** The typefaces of official documents by their Windows names, as office files give them. */
import type { FontRole } from '../style/typefaces.ts';

export const LATIN_FONT = 'Times New Roman';
/** The one Windows face that draws ☑. */
export const SYMBOL_FONT = 'Segoe UI Symbol';

const EAST_ASIAN: Readonly<Record<FontRole, string>> = {
  fang: '仿宋_GB2312',
  kai: '楷体_GB2312',
  hei: '黑体',
  song: '方正小标宋简体',
  fallback: '宋体',
  latin: LATIN_FONT,
  latinBold: LATIN_FONT,
  symbol: SYMBOL_FONT,
};

/** The name of the face that sets the Chinese characters of a role. */
export function eastAsianFont(role: FontRole): string {
  return EAST_ASIAN[role];
}

/** The name of the face that sets letters and digits next to it; thin ones do not go with 黑体. */
export function latinFont(role: FontRole): string {
  if (role === 'symbol') return SYMBOL_FONT;
  return role === 'hei' ? EAST_ASIAN.hei : LATIN_FONT;
}
