/** The files of a unit as an editor of them sees them: read, and replaced whole. */
import { existsSync, mkdirSync, readdirSync, readFileSync, realpathSync, rmSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { decodeText } from '../files/decode-text.ts';
import { leaves } from '../files/read-file.ts';
import { removeScratch, replaceFile } from './file-system.ts';

export interface TextFile {
  readonly text: string;
  /** What it stands in; undefined of a file that is not there. */
  readonly bytes: Uint8Array | undefined;
}

const NOTHING: TextFile = { text: '', bytes: undefined };
const MARK = '\uFEFF';

/** The text of a file below `folder`, without byte order mark; undefined where it leads out of it or is no text. */
export function readTextFile(folder: string, name: string): TextFile | undefined {
  const path = resolve(folder, name);
  if (!isInside(folder, path)) return undefined;
  if (!existsSync(path)) return NOTHING;
  const bytes = readFileSync(path);
  const decoded = decodeText(bytes);
  return 'text' in decoded ? { text: decoded.text, bytes } : undefined;
}

/** The file has not been changed since it was read. */
export function isAsRead(folder: string, name: string, { bytes }: TextFile): boolean {
  const path = join(folder, name);
  const now = existsSync(path) ? readFileSync(path) : undefined;
  return now === undefined || bytes === undefined ? now === bytes : Buffer.compare(now, bytes) === 0;
}

/**
 * Replaces a text, in UTF-8, with a byte order mark where there was one.
 * @param before what was read; a file that has changed since is left alone
 * @param text undefined takes the file away
 * @returns false where it has
 */
export function replaceTextFile(folder: string, name: string, before: TextFile, text: string | undefined): boolean {
  if (!isAsRead(folder, name, before)) return false;
  const path = join(folder, name);
  if (text === undefined) {
    rmSync(path, { force: true });
    return true;
  }
  mkdirSync(dirname(path), { recursive: true });
  const [first, second, third] = before.bytes ?? [];
  const marked = first === 0xef && second === 0xbb && third === 0xbf;
  replaceFile(realPath(path), new TextEncoder().encode(marked ? MARK + text : text));
  return true;
}

/** What a program that was killed amid a change has left in a unit's folder. */
export function removeHalfMade(folder: string): void {
  const folders = readdirSync(folder, { withFileTypes: true, recursive: true }).filter((entry) => entry.isDirectory());
  for (const each of [folder, ...folders.map(({ parentPath, name }) => join(parentPath, name))]) removeScratch(each);
}

/** The nearest folder above that exists lies in the unit's, whatever links lead there. */
function isInside(folder: string, path: string): boolean {
  let existing = path;
  while (!existsSync(existing) && dirname(existing) !== existing) existing = dirname(existing);
  return !leaves(realpathSync.native(folder), realpathSync.native(existing)) && !leaves(resolve(folder), path);
}

function realPath(path: string): string {
  return existsSync(path) ? realpathSync.native(path) : path;
}
