/**
 * Packages (zip files, PKWARE's APPNOTE 6.3.10) by node's zlib. The same parts give the same bytes in every process and
 * time zone: the stamp of each part is the first day that a zip file knows.
 */
import { pipeline } from 'node:stream/promises';
import { promisify } from 'node:util';
import { createGzip, gzip, gzipSync } from 'node:zlib';
import { inOneGo } from '../files/in-one-go.ts';

/** Path in the package → text or bytes. */
export type Parts = ReadonlyMap<string, string | Uint8Array>;

/** A part as it stands in a package. */
export interface Deflated {
  readonly data: Uint8Array;
  /** Checksum and size of the content, 4 bytes each. */
  readonly trailer: Uint8Array;
}

const LEVEL = { level: 6 };

export function deflated(content: string | Uint8Array): Deflated {
  return ofGzip(gzipSync(content, LEVEL));
}

const gzipAside = promisify<Uint8Array, ReturnType<typeof inOneGo>, Buffer>(gzip);

/** The same bytes made on another thread: for parts that are large. */
export async function deflatedAside(content: string): Promise<Deflated> {
  const bytes = Buffer.from(content);
  return ofGzip(await gzipAside(bytes, inOneGo(bytes, LEVEL.level)));
}

/** The same bytes of a text that comes piece by piece, for one that is longer than memory. */
export async function deflatedPieces(pieces: Iterable<string>): Promise<Deflated> {
  const bytes: Buffer[] = [];
  await pipeline(joined(pieces), createGzip(LEVEL), async (chunks: AsyncIterable<Buffer>) => {
    for await (const chunk of chunks) bytes.push(chunk);
  });
  return ofGzip(Buffer.concat(bytes));
}

/** Characters that are handed on at once: a piece by itself costs as much as thousands. */
const AT_ONCE = 65_536;

function* joined(pieces: Iterable<string>): Generator<string> {
  let text = '';
  for (const piece of pieces) {
    text += piece;
    if (text.length < AT_ONCE) continue;
    yield text;
    text = '';
  }
  yield text;
}

/** A gzip file is 10 bytes, the deflated data, checksum and size. */
function ofGzip(bytes: Buffer): Deflated {
  const gzipped = new Uint8Array(bytes);
  return { data: gzipped.subarray(10, -8), trailer: gzipped.subarray(-8) };
}

const LOCAL = 0x04034b50;
const CENTRAL = 0x02014b50;
const END = 0x06054b50;
/** Sizes of the headers in bytes, with their signatures. */
const LOCAL_SIZE = 30;
const CENTRAL_SIZE = 46;
const END_SIZE = 22;

const VERSION = 20;
const DEFLATE = 8;
/** Midnight of 1 January 1980: 2 bytes for the time, 2 for the day. */
const STAMP = 0x0021_0000;

/** The parts as a package, in their order. Paths are ASCII. */
export function zip(parts: ReadonlyMap<string, Deflated>): Uint8Array {
  const files: Uint8Array[] = [];
  const directory: Uint8Array[] = [];
  let offset = 0;
  for (const [path, { data, trailer }] of parts) {
    const name = Buffer.from(path, 'ascii');
    const facts = [
      numbers([VERSION, 2], [0, 2], [DEFLATE, 2], [STAMP, 4]),
      trailer.subarray(0, 4),
      numbers([data.length, 4]),
      trailer.subarray(4),
      numbers([name.length, 2], [0, 2]),
    ];
    files.push(numbers([LOCAL, 4]), ...facts, name, data);
    directory.push(numbers([CENTRAL, 4], [VERSION, 2]), ...facts, numbers([0, 6], [0, 4], [offset, 4]), name);
    offset += LOCAL_SIZE + name.length + data.length;
  }
  const size = directory.reduce((sum, { length }) => sum + length, 0);
  const end = numbers([END, 4], [0, 4], [parts.size, 2], [parts.size, 2], [size, 4], [offset, 4], [0, 2]);
  return Buffer.concat([...files, ...directory, end]);
}

/** Little-endian numbers of so many bytes each. */
function numbers(...list: readonly (readonly [value: number, bytes: number])[]): Uint8Array {
  const written = Buffer.alloc(list.reduce((sum, [, bytes]) => sum + bytes, 0));
  let at = 0;
  for (const [value, bytes] of list) at = written.writeUIntLE(value, at, bytes);
  return written;
}

/** Another package without a comment, with the stamps of ours. */
export function stamped(bytes: Uint8Array): Uint8Array {
  const file = Buffer.from(bytes);
  let at = file.readUInt32LE(file.length - END_SIZE + 16);
  while (file.readUInt32LE(at) === CENTRAL) {
    file.writeUInt32LE(STAMP, at + 12);
    file.writeUInt32LE(STAMP, file.readUInt32LE(at + 42) + 10);
    at += CENTRAL_SIZE + file.readUInt16LE(at + 28) + file.readUInt16LE(at + 30) + file.readUInt16LE(at + 32);
  }
  return file;
}
