/** Characters of symbol faces that papers use, as the characters that look like them. */

const WINGDINGS: Readonly<Record<number, string>> = {
  108: '●',
  110: '■',
  111: '□',
  113: '□',
  114: '□',
  117: '◆',
  168: '□',
  251: '✗',
  252: '✓',
  253: '☒',
  254: '☑',
};
const WINGDINGS_2: Readonly<Record<number, string>> = {
  79: '✗',
  80: '✓',
  81: '☒',
  82: '☑',
  83: '☒',
  84: '☑',
  163: '□',
};

/** @param code four hexadecimal digits; symbol faces begin at F000 */
export function symbol(font: string, code: string): string {
  const value = Number.parseInt(code, 16);
  if (Number.isNaN(value) || value > 0xffff) return '';
  const own = value >= 0xf000 ? value - 0xf000 : value;
  const face = /Wingdings 2/i.test(font) ? WINGDINGS_2 : WINGDINGS;
  if (/Wingdings/i.test(font)) return face[own] ?? '�';
  return String.fromCodePoint(own);
}
