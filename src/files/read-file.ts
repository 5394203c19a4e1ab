/** The one place where files that others wrote are opened: regular files of bounded size, none outside its folder. */
import { closeSync, constants, fstatSync, openSync, readSync, realpathSync } from 'node:fs';
import { isAbsolute, relative, sep } from 'node:path';
import { FILE_BYTES } from '../model/limits.ts';
import type { FileProblem } from './file-problem.ts';

export type ReadFile =
  | { readonly bytes: Uint8Array; readonly problem?: never }
  | { readonly problem: FileProblem; readonly bytes?: never };

/**
 * Reads a whole file. Devices and pipes are not waited for; links are followed as long as they stay in the folder.
 * @param inside folder that the file's real path must lie in
 * @param limit bytes above which it is `tooLarge`
 */
export function readFileInside(path: string, inside: string, limit: number = FILE_BYTES): ReadFile {
  try {
    const real = realpathSync.native(path);
    if (leaves(realpathSync.native(inside), real)) return { problem: 'outside' };
    return readRegularFile(real, limit);
  } catch (error) {
    return { problem: problemOf(error) };
  }
}

function readRegularFile(path: string, limit: number): ReadFile {
  // Without `O_NONBLOCK` the opening of a pipe waits for its writer.
  const file = openSync(path, constants.O_RDONLY | (constants.O_NONBLOCK ?? 0));
  try {
    const status = fstatSync(file);
    if (!status.isFile()) return { problem: 'notAFile' };
    return status.size > limit ? { problem: 'tooLarge' } : { bytes: readAll(file, status.size) };
  } finally {
    closeSync(file);
  }
}

/** As many bytes as the file had when it was opened, or fewer where it has been cut meanwhile. */
function readAll(file: number, size: number): Uint8Array {
  const bytes = new Uint8Array(size);
  let done = 0;
  for (let read = -1; read !== 0 && done < size; done += read) read = readSync(file, bytes, done, size - done, null);
  return bytes.subarray(0, done);
}

function problemOf(error: unknown): FileProblem {
  const { code } = error as NodeJS.ErrnoException;
  if (code === 'ENOENT' || code === 'ENOTDIR' || code === 'ENAMETOOLONG') return 'missing';
  return code === 'EISDIR' || code === 'ENXIO' ? 'notAFile' : 'denied';
}

/** Whether a real path lies outside a folder. */
export function leaves(folder: string, path: string): boolean {
  const away = relative(folder, path);
  return away === '..' || away.startsWith(`..${sep}`) || isAbsolute(away);
}
