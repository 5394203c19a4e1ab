/** What a face says its character is → the character that a reader sees. */

/** Radicals that look like characters (⼀ for 一): some programs write them. */
const RADICALS = /[\u2e80-\u2fdf]/gu;
// biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is looked for
const CONTROL = /[\u0000-\u001f\u007f\u00ad\ufeff\u200b-\u200f\u2060]/gu;
const SPACES = /[\u00a0\u2000-\u200a\u202f]/gu;
/** Of GB 18030's first edition; a reader of PDFs finds no other meaning for it. */
const UNKNOWN = /[\ue000-\uf8ff]/gu;

export function readableText(unicode: string): string {
  return unicode
    .replace(CONTROL, '')
    .replace(SPACES, ' ')
    .replace(RADICALS, (radical) => radical.normalize('NFKC'))
    .replace(/[ﬀ-ﬆ]/gu, (ligature) => ligature.normalize('NFKC'))
    .replace(UNKNOWN, '�');
}
