/** What a zip file holds, checked before anything else unpacks it (PKWARE's APPNOTE 6.3.10, without zip64). */
import { inflateRawSync } from 'node:zlib';

const END = 0x06054b50;
const CENTRAL = 0x02014b50;
const LOCAL = 0x04034b50;
const END_SIZE = 22;
const CENTRAL_SIZE = 46;
const LOCAL_SIZE = 30;
const COMMENT_BYTES = 0xffff;
const STORED = 0;
const DEFLATED = 8;
const ENCRYPTED_FLAG = 1;

export class BrokenZip extends Error {}
export class ZipTooLarge extends Error {}

export interface ZipEntry {
  readonly name: string;
  /** Its bytes are behind a password. */
  readonly encrypted: boolean;
  readonly content: Uint8Array;
}

/**
 * All entries, unpacked. Each must be as long as it says.
 * @param limit bytes of all of them together
 * @throws BrokenZip, ZipTooLarge
 */
export function zipEntries(bytes: Uint8Array, limit: number): ZipEntry[] {
  const file = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  try {
    return entriesOf(file, limit);
  } catch (error) {
    // What lies beyond the end of the file.
    if (error instanceof RangeError) throw new BrokenZip(error.message);
    throw error;
  }
}

function entriesOf(file: Buffer, limit: number): ZipEntry[] {
  const end = endOf(file);
  const entries: ZipEntry[] = [];
  let left = limit;
  let at = file.readUInt32LE(end + 16);
  for (let count = file.readUInt16LE(end + 10); count > 0; count -= 1) {
    if (file.readUInt32LE(at) !== CENTRAL) throw new BrokenZip('no entry of the directory');
    const size = file.readUInt32LE(at + 24);
    left -= size;
    if (left < 0) throw new ZipTooLarge(`more than ${limit} bytes`);
    const nameLength = file.readUInt16LE(at + 28);
    const name = file.toString('utf8', at + CENTRAL_SIZE, at + CENTRAL_SIZE + nameLength);
    const encrypted = (file.readUInt16LE(at + 8) & ENCRYPTED_FLAG) !== 0;
    entries.push({ name, encrypted, content: encrypted ? new Uint8Array() : contentOf(file, at, size) });
    at += CENTRAL_SIZE + nameLength + file.readUInt16LE(at + 30) + file.readUInt16LE(at + 32);
  }
  return entries;
}

function endOf(file: Buffer): number {
  const lowest = Math.max(0, file.length - END_SIZE - COMMENT_BYTES);
  for (let at = file.length - END_SIZE; at >= lowest; at -= 1) if (file.readUInt32LE(at) === END) return at;
  throw new BrokenZip('no directory');
}

/** @param at where the entry stands in the directory. @param size that it says it has */
function contentOf(file: Buffer, at: number, size: number): Uint8Array {
  const local = file.readUInt32LE(at + 42);
  if (file.readUInt32LE(local) !== LOCAL) throw new BrokenZip('no entry where the directory says');
  const start = local + LOCAL_SIZE + file.readUInt16LE(local + 26) + file.readUInt16LE(local + 28);
  const packed = file.subarray(start, start + file.readUInt32LE(at + 20));
  const content = unpacked(file.readUInt16LE(at + 10), packed, size);
  if (content.length !== size) throw new BrokenZip(`${content.length} bytes instead of ${size}`);
  return content;
}

function unpacked(method: number, packed: Buffer, size: number): Uint8Array {
  if (method === STORED) return packed;
  if (method !== DEFLATED) throw new BrokenZip(`unknown method ${method}`);
  try {
    return inflateRawSync(packed, { maxOutputLength: size + 1 });
  } catch (error) {
    throw new BrokenZip(error instanceof Error ? error.message : String(error));
  }
}
