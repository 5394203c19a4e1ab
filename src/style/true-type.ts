/**
 * A TrueType file read by place: tables that say which glyph a character has and how wide it is, and the outlines of
 * the glyphs that are asked for. The file is never read as a whole (OpenType 1.9: cmap, head, hhea, hmtx, loca, glyf).
 */
import { closeSync, openSync, readSync } from 'node:fs';

export interface TrueType {
  readonly file: string;
  readonly unitsPerEm: number;
  /** Number of glyphs; ids are below it. */
  readonly glyphCount: number;
  /** The glyph of a code point; 0 where there is none. */
  glyphOf(codePoint: number): number;
  /** Advance of a glyph, in units of the em. */
  advanceOf(glyph: number): number;
  /** The bytes of a table; empty where there is none. */
  table(tag: string): Buffer;
  /** The outlines of glyphs as they stand in the file; empty for a glyph without one. */
  outlines(glyphs: readonly number[]): Map<number, Buffer>;
}

interface Stretch {
  readonly offset: number;
  readonly length: number;
}

const DIRECTORY = 12;
const ENTRY = 16;
/** Planes of code points up to which a map is kept as one array. */
const BASIC_PLANE = 0x10000;

/** @throws Error when the file is none of TrueType outlines */
export function openTrueType(file: string): TrueType {
  const header = readStretches(file, [{ offset: 0, length: DIRECTORY }])[0] as Buffer;
  const entries = readStretches(file, [{ offset: DIRECTORY, length: header.readUInt16BE(4) * ENTRY }])[0] as Buffer;
  const tables = new Map<string, Stretch>();
  for (let at = 0; at < entries.length; at += ENTRY) {
    const place = { offset: entries.readUInt32BE(at + 8), length: entries.readUInt32BE(at + 12) };
    tables.set(entries.toString('latin1', at, at + 4), place);
  }
  const needed = ['head', 'hhea', 'maxp', 'cmap', 'hmtx', 'loca'].map((tag) => tables.get(tag));
  if (needed.includes(undefined)) throw new Error(`${file} is no TrueType font`);
  const [head, hhea, maxp, cmap, hmtx, loca] = readStretches(file, needed as Stretch[]) as [
    Buffer,
    Buffer,
    Buffer,
    Buffer,
    Buffer,
    Buffer,
  ];
  const glyphCount = maxp.readUInt16BE(4);
  const longMetrics = hhea.readUInt16BE(34);
  const metrics = words16(hmtx);
  const glyphs = glyphMap(cmap);
  const glyf = tables.get('glyf')?.offset ?? 0;
  const offsetOf = head.readInt16BE(50) === 0 ? (at: number) => loca.readUInt16BE(2 * at) * 2 : longOffset(loca);
  return {
    file,
    unitsPerEm: head.readUInt16BE(18),
    glyphCount,
    glyphOf: (codePoint) =>
      codePoint < BASIC_PLANE ? (glyphs.basic[codePoint] ?? 0) : (glyphs.further.get(codePoint) ?? 0),
    advanceOf: (glyph) => metrics[2 * Math.min(glyph, longMetrics - 1)] as number,
    table: (tag) => readStretches(file, [tables.get(tag) ?? { offset: 0, length: 0 }])[0] as Buffer,
    outlines: (wanted) => {
      const stretches = wanted.map((glyph) => {
        const offset = offsetOf(glyph);
        return { offset: glyf + offset, length: offsetOf(glyph + 1) - offset };
      });
      const read = readStretches(file, stretches);
      return new Map(wanted.map((glyph, index) => [glyph, read[index] as Buffer]));
    },
  };
}

function longOffset(loca: Buffer): (at: number) => number {
  return (at) => loca.readUInt32BE(4 * at);
}

function readStretches(file: string, stretches: readonly Stretch[]): Buffer[] {
  const descriptor = openSync(file, 'r');
  try {
    return stretches.map(({ offset, length }) => {
      const bytes = Buffer.allocUnsafe(length);
      const read = length === 0 ? 0 : readSync(descriptor, bytes, 0, length, offset);
      if (read < length) throw new Error(`${file} ends too early`);
      return bytes;
    });
  } finally {
    closeSync(descriptor);
  }
}

interface GlyphMap {
  readonly basic: Uint16Array;
  readonly further: ReadonlyMap<number, number>;
}

/** Reads the subtables of Unicode: format 4 (the basic plane) and format 12 (all planes). */
function glyphMap(cmap: Buffer): GlyphMap {
  const basic = new Uint16Array(BASIC_PLANE);
  const further = new Map<number, number>();
  const starts = new Map<number, number>();
  for (let index = 0; index < cmap.readUInt16BE(2); index += 1) {
    const start = cmap.readUInt32BE(8 + 8 * index);
    starts.set(cmap.readUInt16BE(start), start);
  }
  const segments = starts.get(4);
  const groups = starts.get(12);
  if (groups !== undefined) readGroups(cmap, groups, basic, further);
  else if (segments !== undefined) readSegments(cmap, segments, basic);
  return { basic, further };
}

function readSegments(cmap: Buffer, start: number, basic: Uint16Array): void {
  const words = words16(cmap.subarray(start));
  const count = (words[3] as number) / 2;
  const [ends, begins] = [7, 8 + count];
  const [deltas, ranges] = [begins + count, begins + 2 * count];
  for (let segment = 0; segment < count; segment += 1) {
    const begin = words[begins + segment] as number;
    const end = Math.min(words[ends + segment] as number, LAST_CODE);
    const delta = words[deltas + segment] as number;
    const range = words[ranges + segment] as number;
    const first = ranges + segment + range / 2 - begin;
    for (let code = begin; code <= end; code += 1) {
      const glyph = range === 0 ? code : (words[first + code] as number);
      basic[code] = range !== 0 && glyph === 0 ? 0 : glyph + delta;
    }
  }
}

/** U+FFFF is no character: it ends a table of segments. */
const LAST_CODE = 0xfffe;

/** The bytes as numbers of 16 bits, the high byte first in the file. */
function words16(bytes: Buffer): Uint16Array {
  const even = Buffer.alloc(bytes.length & ~1);
  bytes.copy(even);
  even.swap16();
  return new Uint16Array(even.buffer, even.byteOffset, even.length / 2);
}

function readGroups(cmap: Buffer, start: number, basic: Uint16Array, further: Map<number, number>): void {
  const words = words16(cmap.subarray(start));
  const long = (at: number) => (words[at] as number) * 0x10000 + (words[at + 1] as number);
  const count = long(6);
  for (let group = 0; group < count; group += 1) {
    const at = 8 + 6 * group;
    const begin = long(at);
    const end = long(at + 2);
    const glyph = long(at + 4);
    for (let code = begin; code <= end; code += 1) {
      if (code < BASIC_PLANE) basic[code] = glyph + code - begin;
      else further.set(code, glyph + code - begin);
    }
  }
}
