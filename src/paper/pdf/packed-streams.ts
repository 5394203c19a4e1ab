/** Streams of a PDF that would unpack to more than any paper holds, found before the library meets them. */
import { inflateSync } from 'node:zlib';

/** Bytes of a packed stream below which it cannot unpack to much: deflate packs to a thousandth at best. */
const SMALL = 8 * 1024;
/** Unpacked bytes of a stream: of a font or a picture, and of what is drawn or listed. */
const MOST = { data: 128 * 1024 * 1024, drawn: 8 * 1024 * 1024 };
/** Bytes before a stream in which its dictionary is looked for. */
const DICTIONARY = 600;

/** Whether a stream is too large. What is broken, or packed otherwise, is left to the library. */
export function holdsTooMuch(bytes: Uint8Array): boolean {
  const file = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  for (let at = file.indexOf('stream'); at >= 0; at = file.indexOf('stream', at + 6)) {
    const end = file.indexOf('endstream', at + 6);
    if (end < 0) return false;
    const dictionary =
      file
        .toString('latin1', Math.max(0, at - DICTIONARY), at)
        .split('endobj')
        .at(-1) ?? '';
    if (isTooLarge(dictionary, file.subarray(at + 6, end))) return true;
    at = end + 3;
  }
  return false;
}

function isTooLarge(dictionary: string, content: Buffer): boolean {
  // Packed twice over: no program does that to a paper.
  if (/\/Fl(?:ateDecode)?\s*\/Fl(?:ateDecode)?\b/u.test(dictionary)) return true;
  const isData = /\/(?:Image|Length1|Type1C|CIDFontType0C|OpenType|N 3)\b/u.test(dictionary);
  const limit = isData ? MOST.data : MOST.drawn;
  if (!dictionary.includes('/FlateDecode')) return !isData && content.length > limit;
  if (content.length < SMALL) return false;
  const start = content[0] === 0x0d ? 2 : 1;
  try {
    inflateSync(content.subarray(start), { maxOutputLength: limit });
    return false;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'ERR_BUFFER_TOO_LARGE';
  }
}
