/**
 * Packages (zip files, PKWARE's APPNOTE 6.3.10) by node's zlib. The same parts give the same bytes in every process and
 * time zone: the stamp of each part is the first day that a zip file knows.
 */
import { gzipSync, inflateRawSync } from 'node:zlib';

/** Path in the package → text or bytes. */
export type Parts = ReadonlyMap<string, string | Uint8Array>;

const LOCAL = 0x04034b50;
const CENTRAL = 0x02014b50;
const END = 0x06054b50;
/** Sizes of the headers in bytes, with their signatures. */
const LOCAL_SIZE = 30;
const CENTRAL_SIZE = 46;
const END_SIZE = 22;

const VERSION = 20;
const DEFLATE = 8;
/** 1 January 1980. */
const FIRST_DAY = 0x0021;

/** The parts as a package, in their order. Paths are ASCII, texts become UTF-8. */
export function zip(parts: Parts): Uint8Array {
  const files: Uint8Array[] = [];
  const directory: Uint8Array[] = [];
  let offset = 0;
  for (const [path, content] of parts) {
    const name = Buffer.from(path, 'ascii');
    const { facts, data } = deflated(content, name.length);
    files.push(numbers([LOCAL, 4]), facts, name, data);
    directory.push(numbers([CENTRAL, 4], [VERSION, 2]), facts, Buffer.alloc(10), numbers([offset, 4]), name);
    offset += LOCAL_SIZE + name.length + data.length;
  }
  const size = directory.reduce((sum, { length }) => sum + length, 0);
  const end = numbers([END, 4], [0, 4], [parts.size, 2], [parts.size, 2], [size, 4], [offset, 4], [0, 2]);
  return Buffer.concat([...files, ...directory, end]);
}

/** A part's data, and what both of its headers say of it. */
function deflated(content: string | Uint8Array, nameLength: number) {
  // A gzip file is 10 bytes, the deflated data, checksum and size.
  const gzip = gzipSync(content, { level: 6 });
  const trailer = gzip.subarray(-8);
  const data = gzip.subarray(10, -8);
  const facts = Buffer.concat([
    numbers([VERSION, 2], [0, 2], [DEFLATE, 2], [0, 2], [FIRST_DAY, 2]),
    trailer.subarray(0, 4),
    numbers([data.length, 4]),
    trailer.subarray(4),
    numbers([nameLength, 2], [0, 2]),
  ]);
  return { facts, data };
}

/** Little-endian numbers of so many bytes each. */
function numbers(...list: readonly (readonly [value: number, bytes: number])[]): Uint8Array {
  const written = Buffer.alloc(list.reduce((sum, [, bytes]) => sum + bytes, 0));
  let at = 0;
  for (const [value, bytes] of list) at = written.writeUIntLE(value, at, bytes);
  return written;
}

/** The parts of a package that has no comment, in its order. */
export function unzip(bytes: Uint8Array): ReadonlyMap<string, Uint8Array> {
  const file = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length);
  const end = file.length - END_SIZE;
  const parts = new Map<string, Uint8Array>();
  let at = file.readUInt32LE(end + 16);
  for (let count = file.readUInt16LE(end + 10); count > 0; count -= 1) {
    const name = file.toString('utf8', at + CENTRAL_SIZE, at + CENTRAL_SIZE + file.readUInt16LE(at + 28));
    const local = file.readUInt32LE(at + 42);
    const start = local + LOCAL_SIZE + file.readUInt16LE(local + 26) + file.readUInt16LE(local + 28);
    const data = file.subarray(start, start + file.readUInt32LE(at + 20));
    parts.set(name, file.readUInt16LE(at + 10) === DEFLATE ? inflateRawSync(data) : data);
    at += CENTRAL_SIZE + file.readUInt16LE(at + 28) + file.readUInt16LE(at + 30) + file.readUInt16LE(at + 32);
  }
  return parts;
}
