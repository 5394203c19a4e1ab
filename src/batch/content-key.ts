/**
 * What a result was made from, as one hash. Equal keys have equal results, down to the bytes of the files: a result that
 * is there under its key need not be made again, on whatever machine it was made.
 */
import { createHash, type Hash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { basename, join, relative, sep } from 'node:path';
import { programVersion } from '../library/installation.ts';
import type { DossierSource } from '../library/types.ts';
import { FILE_BYTES } from '../model/limits.ts';
import type { BatchTask } from '../model/unit-result.ts';
import type { SharedPaths } from '../pipeline.ts';
import { errorCode } from '../write/file-system.ts';

/** Of all that every unit of a batch shares: program, templates, catalogues, fonts, task and options. */
export function sharedKey(paths: SharedPaths, task: BatchTask, options: object): string {
  const hash = createHash('sha256');
  add(hash, [programKey(), task, JSON.stringify(options)]);
  for (const folder of [paths.templates, paths.catalogues, paths.fonts]) {
    for (const [name, content] of filesOf(folder)) add(hash, [name, content]);
  }
  return hash.digest('hex');
}

/** The folder of the bundle bears the digest of the sources; sources themselves are told by the version alone. */
function programKey(): string {
  const bundle = basename(import.meta.dirname);
  return bundle.startsWith('program-') ? bundle : programVersion();
}

/** @param name what findings call the dossier */
export function unitKey(shared: string, name: string, dossier: DossierSource): string {
  const hash = createHash('sha256');
  add(hash, [shared, name]);
  for (const [path, content] of typeof dossier === 'string' ? filesOf(dossier, FILE_BYTES) : sorted(dossier))
    add(hash, [path, content]);
  return hash.digest('hex');
}

function sorted(files: ReadonlyMap<string, Uint8Array>): [string, Uint8Array][] {
  return [...files].sort(([one], [other]) => (one < other ? -1 : 1));
}

/** Each part with its length before it, so that no two lists of parts make the same text. */
function add(hash: Hash, parts: readonly (string | Uint8Array)[]): void {
  for (const part of parts) {
    const bytes = typeof part === 'string' ? Buffer.from(part) : part;
    hash.update(`${bytes.length}\n`).update(bytes);
  }
}

/**
 * Every file below a folder, by its path with `/`, in order; nothing where there is no folder.
 * @param limit bytes above which the size of a file stands for it
 */
function* filesOf(folder: string, limit = Number.POSITIVE_INFINITY): Generator<[path: string, content: Uint8Array]> {
  for (const path of pathsBelow(folder)) yield [relative(folder, path).split(sep).join('/'), contentOf(path, limit)];
}

/** What cannot be read is told in the findings; here it only has to differ from what can. */
function contentOf(path: string, limit: number): Uint8Array {
  const { size } = statSync(path);
  try {
    return size > limit ? Buffer.from(`${size} bytes`) : readFileSync(path);
  } catch (error) {
    return Buffer.from(errorCode(error));
  }
}

function pathsBelow(folder: string): string[] {
  if (!existsSync(folder)) return [];
  const entries = readdirSync(folder, { recursive: true, withFileTypes: true });
  const paths = entries.map(({ parentPath, name }) => join(parentPath, name));
  const isHidden = (path: string) => /(?:^|[\\/])\./.test(relative(folder, path));
  return paths.filter((path) => !isHidden(path) && isFile(path)).sort((one, other) => (one < other ? -1 : 1));
}

/** Links are followed, as the reader of a dossier does. */
function isFile(path: string): boolean {
  return statSync(path, { throwIfNoEntry: false })?.isFile() ?? false;
}
