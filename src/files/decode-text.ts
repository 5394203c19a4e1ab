/** Bytes of a text file → text, whichever of the usual encodings it is in; nothing that would be guesswork. */
import type { Encoding } from '../model/source.ts';
import { LineIndex } from './lines.ts';

export type DecodedText =
  | { readonly text: string; readonly encoding: Encoding }
  | { readonly invalidAt: { line: number; column: number } };

/**
 * UTF-8 with or without byte order mark; UTF-16 with one; else GBK (GB 18030), as older editors and Excel save, where the
 * bytes can hardly be anything else. What is neither is said to be invalid at the first place that is not UTF-8.
 */
export function decodeText(bytes: Uint8Array): DecodedText {
  const utf16 = byteOrder(bytes);
  const text = decoded(utf16 ?? 'utf-8', bytes);
  if (text !== undefined) return { text, encoding: utf16 === undefined ? 'UTF-8' : 'UTF-16' };
  const gbk = utf16 === undefined ? gbkText(bytes) : undefined;
  if (gbk !== undefined) return { text: gbk, encoding: 'GBK' };
  const repaired = new TextDecoder(utf16 ?? 'utf-8').decode(bytes);
  return { invalidAt: new LineIndex(repaired).position(repaired.indexOf('\uFFFD')) };
}

function byteOrder([first, second]: Uint8Array): 'utf-16le' | 'utf-16be' | undefined {
  if (first === 0xff && second === 0xfe) return 'utf-16le';
  return first === 0xfe && second === 0xff ? 'utf-16be' : undefined;
}

/** Without a byte order mark. */
function decoded(encoding: string, bytes: Uint8Array): string | undefined {
  try {
    return new TextDecoder(encoding, { fatal: true }).decode(bytes);
  } catch {
    return undefined;
  }
}

/**
 * Nearly all pairs of bytes are valid GBK, damaged UTF-8 and Latin letters with accents too; they come out as rare
 * characters. So it counts as GBK only where nearly every pair is of the common part, GB 2312, and few of what would be
 * characters of Chinese UTF-8 are whole.
 */
function gbkText(bytes: Uint8Array): string | undefined {
  const text = decoded('gb18030', bytes);
  if (text === undefined || text.includes('\0') || /\p{Co}/u.test(text)) return undefined;
  const { common, rare } = pairsOf(bytes);
  const asUtf8 = new TextDecoder('utf-8').decode(bytes);
  const whole = asUtf8.match(/[\u3000-\u303F\u4E00-\u9FFF\uFF00-\uFFEF]/g)?.length ?? 0;
  const broken = asUtf8.match(/\uFFFD/g)?.length ?? 0;
  return common > COMMON_FOR_A_RARE * rare && broken > BROKEN_FOR_A_WHOLE * whole ? text : undefined;
}

const COMMON_FOR_A_RARE = 9;
const BROKEN_FOR_A_WHOLE = 4;

/** Two bytes that stand for one character in GBK: those of GB 2312 in use, and all others. */
function pairsOf(bytes: Uint8Array): { common: number; rare: number } {
  const count = { common: 0, rare: 0 };
  for (let at = 0; at < bytes.length; at += 1) {
    const first = bytes[at] ?? 0;
    if (first < 0x80) continue;
    const second = bytes[at + 1] ?? 0;
    const isCommon = second >= 0xa1 && ((first >= 0xa1 && first <= 0xa3) || (first >= 0xb0 && first <= 0xf7));
    count[isCommon ? 'common' : 'rare'] += 1;
    at += 1;
  }
  return count;
}
