/**
 * A part of a TrueType file with the outlines of some glyphs. Glyphs keep their ids, so what names a glyph by its id
 * stays true and composite glyphs need no change; the others are empty.
 */
import type { TrueType } from './true-type.ts';

/** Glyphs with those that they are composed of, ascending; glyph 0, which every font has, among them. */
function closure(font: TrueType, glyphs: readonly number[]): Map<number, Buffer> {
  const found = font.outlines([0, ...glyphs]);
  for (const outline of found.values()) {
    const missing = components(outline).filter((glyph) => !found.has(glyph));
    if (missing.length > 0) for (const [glyph, own] of font.outlines(missing)) found.set(glyph, own);
  }
  return new Map([...found].sort(([a], [b]) => a - b));
}

const MORE_COMPONENTS = 0x20;
const WORD_ARGUMENTS = 0x01;
const SCALE = 0x08;
const TWO_SCALES = 0x40;
const MATRIX = 0x80;

/** Ids of the glyphs that a composite one is made of. */
function components(outline: Buffer): number[] {
  if (outline.length < 10 || outline.readInt16BE(0) >= 0) return [];
  const found: number[] = [];
  let flags = MORE_COMPONENTS;
  for (let at = 10; flags & MORE_COMPONENTS; ) {
    flags = outline.readUInt16BE(at);
    found.push(outline.readUInt16BE(at + 2));
    at += 4 + (flags & WORD_ARGUMENTS ? 4 : 2);
    at += flags & SCALE ? 2 : flags & TWO_SCALES ? 4 : flags & MATRIX ? 8 : 0;
  }
  return found;
}

/** A table of a font file with its tag. */
export type FontTable = readonly [tag: string, content: Buffer];

/** The bytes of a subset for a program that names glyphs by their ids. */
export function subsetOf(font: TrueType, glyphs: readonly number[]): Buffer {
  return fontFile(outlineTables(font, glyphs));
}

/** The tables of a subset that have to do with outlines, in the order of their tags. */
export function outlineTables(font: TrueType, glyphs: readonly number[]): FontTable[] {
  const outlines = closure(font, glyphs);
  const count = Math.max(...outlines.keys()) + 1;
  const loca = new Uint32Array(count + 1);
  const hmtx = Buffer.alloc(4 * count);
  const glyf: Buffer[] = [];
  let offset = 0;
  let next = 0;
  for (const [glyph, outline] of outlines) {
    loca.fill(offset, next, glyph + 1);
    next = glyph + 1;
    hmtx.writeUInt16BE(font.advanceOf(glyph), 4 * glyph);
    hmtx.writeInt16BE(outline.length >= 4 ? outline.readInt16BE(2) : 0, 4 * glyph + 2);
    const padding = -outline.length & 3;
    glyf.push(outline, Buffer.alloc(padding));
    offset += outline.length + padding;
  }
  loca[count] = offset;
  const head = Buffer.from(font.table('head'));
  head.writeUInt32BE(0, 8);
  head.writeInt16BE(1, 50);
  const hhea = Buffer.from(font.table('hhea'));
  hhea.writeUInt16BE(count, 34);
  const maxp = Buffer.from(font.table('maxp'));
  maxp.writeUInt16BE(count, 4);
  return [
    ['glyf', Buffer.concat(glyf)],
    ['head', head],
    ['hhea', hhea],
    ['hmtx', hmtx],
    ['loca', bigEndian(loca)],
    ['maxp', maxp],
  ];
}

/** The very values, turned round where they stand. */
function bigEndian(values: Uint32Array<ArrayBuffer>): Buffer {
  return Buffer.from(values.buffer).swap32();
}

const CHECKSUM_BASE = 0xb1b0afba;

/** The bytes of a font file. @param tables in the order of their tags; the lengths of all but the last need not be multiples of four */
export function fontFile(tables: readonly FontTable[]): Buffer {
  const power = 2 ** Math.floor(Math.log2(tables.length));
  const directory = Buffer.alloc(12 + 16 * tables.length);
  directory.writeUInt32BE(0x00010000, 0);
  directory.writeUInt16BE(tables.length, 4);
  directory.writeUInt16BE(16 * power, 6);
  directory.writeUInt16BE(Math.log2(power), 8);
  directory.writeUInt16BE(16 * (tables.length - power), 10);
  const parts: Buffer[] = [directory];
  let offset = directory.length;
  let headPlace = 0;
  let total = 0;
  tables.forEach(([tag, content], index) => {
    const padded = Buffer.concat([content, Buffer.alloc(-content.length & 3)]);
    const at = 12 + 16 * index;
    directory.write(tag, at, 'latin1');
    const own = checksum(padded);
    total += own;
    directory.writeUInt32BE(own, at + 4);
    directory.writeUInt32BE(offset, at + 8);
    directory.writeUInt32BE(content.length, at + 12);
    if (tag === 'head') headPlace = offset;
    parts.push(padded);
    offset += padded.length;
  });
  const file = Buffer.concat(parts);
  file.writeUInt32BE((CHECKSUM_BASE - checksum(directory) - total) >>> 0, headPlace + 8);
  return file;
}

function checksum(padded: Buffer): number {
  let total = 0;
  const words = new DataView(padded.buffer, padded.byteOffset, padded.length);
  for (let at = 0; at < padded.length; at += 4) total = (total + words.getUint32(at)) | 0;
  return total >>> 0;
}
