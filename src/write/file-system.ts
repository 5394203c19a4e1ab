/** Small file operations that survive a power cut where the system allows. */
import {
  closeSync,
  fsync,
  fsyncSync,
  openSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmdirSync,
  rmSync,
  writeSync,
} from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { promisify } from 'node:util';

/** `ENOENT`, `EACCES` …; the empty text for other errors. */
export function errorCode(error: unknown): string {
  const code = error instanceof Error ? (error as NodeJS.ErrnoException).code : undefined;
  return code ?? '';
}

/** Writes a new file and waits until it is on the disk. */
function writeDurably(path: string, content: Uint8Array): void {
  const file = openSync(path, 'wx', 0o644);
  try {
    writeAll(file, content);
    fsyncSync(file);
  } finally {
    closeSync(file);
  }
}

/** A text or bytes; or texts that are written one after the other as they come, of which no two are in memory. */
export type WrittenContent = string | Uint8Array | Iterable<string>;

/** Writes new files, by their paths, and waits until all are on the disk: the system brings them there together. */
export async function writeAllDurably(files: ReadonlyMap<string, WrittenContent>): Promise<void> {
  const open: number[] = [];
  try {
    for (const [path, content] of files) {
      const file = openSync(path, 'wx', 0o644);
      open.push(file);
      for (const piece of piecesOf(content)) writeAll(file, piece);
    }
    const brought = await Promise.allSettled(open.map((file) => syncFile(file)));
    for (const one of brought) if (one.status === 'rejected') throw one.reason;
  } finally {
    for (const file of open) closeSync(file);
  }
}

function* piecesOf(content: WrittenContent): Generator<Uint8Array> {
  if (content instanceof Uint8Array) yield content;
  else for (const text of typeof content === 'string' ? [content] : content) yield Buffer.from(text);
}

const syncFile = promisify(fsync);

function writeAll(file: number, content: Uint8Array): void {
  for (let done = 0; done < content.length; ) done += writeSync(file, content, done);
}

/** Writes a file whole or not at all: the former one stays until the new one is on the disk. */
export function replaceFile(path: string, content: Uint8Array): void {
  const scratch = join(dirname(path), `.${basename(path)}.${process.pid}.tmp`);
  try {
    rmSync(scratch, { force: true });
    writeDurably(scratch, content);
    renameDurably(scratch, path);
  } catch (error) {
    rmSync(scratch, { force: true });
    throw error;
  }
}

/** Removes what a process that died in `replaceFile` has left in a folder, which nobody else writes to now. */
export function removeScratch(folder: string): void {
  for (const name of namesIn(folder)) if (SCRATCH.test(name)) rmSync(join(folder, name), { force: true });
}

const SCRATCH = /^\..+\.\d+\.tmp$/;

/** Renames and waits until both folders are on the disk. */
export function renameDurably(from: string, to: string): void {
  renameSync(from, to);
  syncFolder(dirname(to));
  syncFolder(dirname(from));
}

/** Waits until a folder's list of names is on the disk, where the system can do so (Windows cannot). */
export function syncFolder(path: string): void {
  let folder: number;
  try {
    folder = openSync(path, 'r');
  } catch (error) {
    if (['EISDIR', 'EPERM', 'EACCES'].includes(errorCode(error))) return;
    throw error;
  }
  try {
    fsyncSync(folder);
  } catch (error) {
    if (!['EINVAL', 'EPERM', 'ENOTSUP'].includes(errorCode(error))) throw error;
  } finally {
    closeSync(folder);
  }
}

/** Names in a folder, sorted; none where there is no folder. */
export function namesIn(folder: string): string[] {
  try {
    return readdirSync(folder).sort();
  } catch (error) {
    if (errorCode(error) === 'ENOENT') return [];
    throw error;
  }
}

/** Whether a file exists with exactly this content. */
export function hasContent(path: string, content: Uint8Array): boolean {
  try {
    return Buffer.compare(readFileSync(path), content) === 0;
  } catch {
    return false;
  }
}

/** Removes a folder unless something is in it. */
export function removeIfEmpty(folder: string): void {
  try {
    rmdirSync(folder);
  } catch {
    // Another build has its work there, or has removed it.
  }
}
