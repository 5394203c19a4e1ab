/**
 * What a result was made from, as one hash. Equal keys have equal results, down to the bytes of the files: a result that
 * is there under its key need not be made again, on whatever machine it was made.
 */
import { createHash, type Hash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { basename, join, relative, sep } from 'node:path';
import { programVersion } from '../library/installation.ts';
import type { DossierSource, PaperSource } from '../library/types.ts';
import { FILE_BYTES, PAPER_BYTES } from '../model/limits.ts';
import type { BatchTask, ExpectedUnit } from '../model/unit-result.ts';
import type { SharedPaths } from '../pipeline.ts';
import { errorCode } from '../write/file-system.ts';
import type { UnitWishes } from './unit-wishes.ts';

/** Of all that comes with the program, or stands in for it: two machines that agree in it make the same bytes. */
export function installationKey(paths: SharedPaths): string {
  const hash = createHash('sha256');
  add(hash, [programKey()]);
  for (const folder of [paths.templates, paths.catalogues, paths.fonts]) {
    for (const [name, content] of filesOf(folder)) add(hash, [name, content]);
  }
  return hash.digest('hex');
}

/** The same with what is done with each unit of a batch. */
export function sharedKey(installation: string, task: BatchTask, wishes: UnitWishes): string {
  const hash = createHash('sha256');
  add(hash, [installation, task, JSON.stringify(wishes)]);
  return hash.digest('hex');
}

/** The folder of the bundle bears the digest of the sources; sources themselves are told by the version alone. */
function programKey(): string {
  const bundle = basename(import.meta.dirname);
  return bundle.startsWith('program-') ? bundle : programVersion();
}

/** Bytes of one file that is read. */
const READ_BYTES: Readonly<Record<BatchTask, number>> = {
  build: FILE_BYTES,
  check: FILE_BYTES,
  draft: FILE_BYTES,
  audit: PAPER_BYTES,
};

/** The same for a folder or a file and for what `dossierFiles` reads of it. */
export function unitKey(
  shared: string,
  unit: ExpectedUnit,
  task: BatchTask,
  dossier: DossierSource | PaperSource,
): string {
  const limit = READ_BYTES[task];
  const hash = createHash('sha256');
  add(hash, [shared, dossierName(unit)]);
  for (const [path, content] of typeof dossier === 'string' ? filesOf(dossier, limit) : sorted(dossier, limit))
    add(hash, [path, content]);
  return hash.digest('hex');
}

/** What findings call the dossier of a unit. */
export function dossierName({ folder, name }: ExpectedUnit): string {
  return folder ?? name;
}

/** The files of a dossier or a paper, for who reads it elsewhere. */
export function dossierFiles(folder: string): ReadonlyMap<string, Uint8Array> {
  return new Map(filesOf(folder));
}

function sorted(files: ReadonlyMap<string, Uint8Array>, limit: number): [string, Uint8Array][] {
  const inOrder = [...files].sort(([one], [other]) => (one < other ? -1 : 1));
  return inOrder.map(([path, content]) => [path, content.length > limit ? sizeOf(content.length) : content]);
}

/** What is too large to be read counts by its size. */
function sizeOf(bytes: number): Uint8Array {
  return Buffer.from(`${bytes} bytes`);
}

/** Each part with its length before it, so that no two lists of parts make the same text. */
function add(hash: Hash, parts: readonly (string | Uint8Array)[]): void {
  for (const part of parts) {
    const bytes = typeof part === 'string' ? Buffer.from(part) : part;
    hash.update(`${bytes.length}\n`).update(bytes);
  }
}

/**
 * Every file below a folder, by its path with `/`, in order; of a file itself, by its name; nothing where there is neither.
 * @param limit bytes above which the size of a file stands for it
 */
function* filesOf(folder: string, limit = Number.POSITIVE_INFINITY): Generator<[path: string, content: Uint8Array]> {
  if (isFile(folder)) return yield [basename(folder), contentOf(folder, limit)];
  for (const path of pathsBelow(folder)) yield [relative(folder, path).split(sep).join('/'), contentOf(path, limit)];
}

/** What cannot be read is told in the findings; here it only has to differ from what can. */
function contentOf(path: string, limit: number): Uint8Array {
  const { size } = statSync(path);
  try {
    return size > limit ? sizeOf(size) : readFileSync(path);
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
