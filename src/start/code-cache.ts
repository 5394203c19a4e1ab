/**
 * Compiled code of a script, kept in a file. V8 takes it only from its own version with its own settings, but trusts
 * every byte of it, and of the source compares no more than the length; so checksums of both stand before it.
 */
import { mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { crc32 } from 'node:zlib';

/** Checksum of the source, then of the code, each in four bytes. */
const HEAD = 8;

/** Folder of the code of this Node below that of the scripts: several versions may share an installation. */
export const CACHE_FOLDER = `code-${process.version}-${process.platform}-${process.arch}`;

/** Node 20 has checksums from 20.15 on; before, there is no kept code. */
export const canKeepCode = typeof crc32 === 'function';

/** The code kept for a source, or undefined when there is none, or none that is whole and made from this source. */
export function readCode(file: string, source: Buffer): Buffer | undefined {
  if (!canKeepCode) return undefined;
  let bytes: Buffer;
  try {
    bytes = readFileSync(file);
  } catch {
    return undefined;
  }
  if (bytes.length <= HEAD) return undefined;
  const code = bytes.subarray(HEAD);
  const isWhole = bytes.readUInt32LE(0) === crc32(source) && bytes.readUInt32LE(4) === crc32(code);
  return isWhole ? code : undefined;
}

/** Keeps the code of a source; whoever reads meanwhile finds the former file or this one, whole. */
export function writeCode(file: string, source: Buffer, code: Buffer): void {
  const head = Buffer.alloc(HEAD);
  head.writeUInt32LE(crc32(source), 0);
  head.writeUInt32LE(crc32(code), 4);
  const draft = `${file}.${process.pid}.tmp`;
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(draft, Buffer.concat([head, code]));
  renameSync(draft, file);
}
