/**
 * A part of a TrueType file that any program can use as a font: it finds glyphs by their characters, and the font by its
 * name (OpenType 1.9: cmap, name, OS/2, post).
 */
import type { TrueType } from './true-type.ts';
import { fontFile, outlineTables } from './true-type-subset.ts';

/** Tables that are taken over as they are. */
const KEPT = ['OS/2', 'name', 'post'];

/**
 * The bytes of the subset. @param glyphs ids, ascending
 * @param codePoints for each glyph that of its character
 */
export function namedSubset(font: TrueType, glyphs: readonly number[], codePoints: readonly number[]): Buffer {
  const shown = glyphs
    .map((glyph, index) => ({ glyph, codePoint: codePoints[index] as number }))
    .filter(({ glyph }) => glyph > 0)
    .sort((one, other) => one.codePoint - other.codePoint);
  const kept = KEPT.map((tag) => [tag, font.table(tag)] as const);
  const tables = [...outlineTables(font, glyphs), ...kept, ['cmap', characterMap(shown)] as const];
  return fontFile(tables.sort(([one], [other]) => (one < other ? -1 : 1)));
}

interface Shown {
  readonly glyph: number;
  readonly codePoint: number;
}

/** Characters that follow each other, and so do their glyphs. */
interface Stretch {
  readonly first: Shown;
  readonly last: Shown;
}

const WINDOWS = 3;
const BASIC_PLANE = 1;
const ALL_PLANES = 10;
const LAST_OF_BASIC_PLANE = 0xffff;

/** A map of the characters of the basic plane, for every program, and one of all. */
function characterMap(shown: readonly Shown[]): Buffer {
  const segments = segmentMap(stretches(shown.filter(({ codePoint }) => codePoint < LAST_OF_BASIC_PLANE)));
  const groups = groupMap(stretches(shown));
  const header = Buffer.alloc(20);
  header.writeUInt16BE(2, 2);
  header.writeUInt16BE(WINDOWS, 4);
  header.writeUInt16BE(BASIC_PLANE, 6);
  header.writeUInt32BE(header.length, 8);
  header.writeUInt16BE(WINDOWS, 12);
  header.writeUInt16BE(ALL_PLANES, 14);
  header.writeUInt32BE(header.length + segments.length, 16);
  return Buffer.concat([header, segments, groups]);
}

function stretches(shown: readonly Shown[]): Stretch[] {
  const found: { first: Shown; last: Shown }[] = [];
  for (const one of shown) {
    const known = found.at(-1);
    const follows = known?.last.codePoint === one.codePoint - 1 && known.last.glyph === one.glyph - 1;
    if (known !== undefined && follows) known.last = one;
    else found.push({ first: one, last: one });
  }
  return found;
}

/** Format 4. The last segment is that of U+FFFF, which is no character. */
function segmentMap(own: readonly Stretch[]): Buffer {
  const end = { glyph: 0, codePoint: LAST_OF_BASIC_PLANE };
  const segments = [...own, { first: end, last: end }];
  const count = segments.length;
  const power = 2 ** Math.floor(Math.log2(count));
  const words = [
    4,
    16 + 8 * count,
    0,
    2 * count,
    2 * power,
    Math.log2(power),
    2 * (count - power),
    ...segments.map(({ last }) => last.codePoint),
    0,
    ...segments.map(({ first }) => first.codePoint),
    ...segments.map(({ first }) => (first.glyph - first.codePoint) & 0xffff),
    ...segments.map(() => 0),
  ];
  const bytes = Buffer.alloc(2 * words.length);
  words.forEach((word, index) => {
    bytes.writeUInt16BE(word, 2 * index);
  });
  return bytes;
}

/** Format 12. */
function groupMap(own: readonly Stretch[]): Buffer {
  const bytes = Buffer.alloc(16 + 12 * own.length);
  bytes.writeUInt16BE(12, 0);
  bytes.writeUInt32BE(bytes.length, 4);
  bytes.writeUInt32BE(own.length, 12);
  own.forEach(({ first, last }, index) => {
    bytes.writeUInt32BE(first.codePoint, 16 + 12 * index);
    bytes.writeUInt32BE(last.codePoint, 20 + 12 * index);
    bytes.writeUInt32BE(first.glyph, 24 + 12 * index);
  });
  return bytes;
}
