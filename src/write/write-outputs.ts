/**
 * All files of a build appear together or not at all, whenever the process dies.
 *
 * The files of `out/<unit>` are made in `out/.juesuan/<unit>/tmp-<own>`, and the two folders are exchanged in one step:
 * before it the former build stands in `out/<unit>`, after it the new one, and it is never absent. Where the system
 * cannot exchange (`exchange.ts`), the made folder is renamed to `new`, and from then on the build counts: `settle` moves
 * the former folder to `old` and `new` into its place. Between these two renames the folder is absent; a process that
 * dies there leaves `new` and `old`, from which whoever comes next finishes, before it reads.
 *
 * A name may have one folder before it (`.history/0003.json.gz`). Each folder that is written to has a `manifest.json`
 * of its own that lists its files: those that the former manifest lists and the new one does not are removed.
 */
import { cpSync, existsSync, linkSync, lstatSync, mkdirSync, readFileSync, renameSync, rmSync } from 'node:fs';
import { basename, dirname, join, posix } from 'node:path';
import { exchange, prepareExchange } from './exchange.ts';
import {
  errorCode,
  hasContent,
  namesIn,
  removeIfEmpty,
  renameDurably,
  syncFolder,
  writeAllDurably,
} from './file-system.ts';
import { assertHeld, isHeld, isStillHeld, takeLock, tryLock } from './lock.ts';
import { assertReplaceable, mountError, type Places, placesOf, WORK_FOLDER } from './places.ts';

const MANIFEST = 'manifest.json';
const WAIT_SECONDS = 30;

/**
 * Writes a build's files as the content of `outDir`. Files of the former build that are not in the new one go; files
 * that somebody else put there stay. Nothing is touched when all is there already.
 * @returns whether anything was written
 * @throws OutputsBusyError when another process writes the same folder for longer than half a minute
 * @throws OutputPlaceError where the folder cannot be replaced; LockLostError when another process has taken over
 */
export async function writeOutputs(outDir: string, files: ReadonlyMap<string, Uint8Array>): Promise<boolean> {
  for (const name of files.keys()) assertPlainPath(name);
  const places = placesOf(outDir);
  if (isHeld(places.lock)) return await replace(places, files);
  const release = lockOutputs(outDir);
  try {
    return await replace(places, files);
  } finally {
    release();
  }
}

/**
 * Keeps other processes from building into `outDir` until the returned function is called, which also removes what was
 * replaced: the caller can tell what became of the build before that. Taken before the dossier is read, it makes the
 * build that reads last the one that is kept.
 */
export function lockOutputs(outDir: string, waitSeconds: number = WAIT_SECONDS): () => void {
  const places = placesOf(outDir);
  assertReplaceable(places);
  if (existsSync(places.final)) prepareExchange();
  const release = takeLock(places.lock, outDir, waitSeconds);
  return () => {
    try {
      if (isStillHeld(places.lock)) removeLeftovers(places);
    } finally {
      release();
    }
  };
}

/**
 * Repairs what builds that died have left under `outRoot`, except where a build is running. Every command that reads
 * outputs calls it first.
 */
export function recover(outRoot: string): void {
  const links = namesIn(outRoot).filter((name) => isLinkToFolder(join(outRoot, name)));
  for (const unit of new Set([...namesIn(join(outRoot, WORK_FOLDER)), ...links])) recoverUnit(join(outRoot, unit));
  removeIfEmpty(join(outRoot, WORK_FOLDER));
}

function isLinkToFolder(path: string): boolean {
  return lstatSync(path).isSymbolicLink() && existsSync(path);
}

function recoverUnit(outDir: string): void {
  const places = placesOf(outDir);
  if (!existsSync(places.work)) return;
  const release = tryLock(places.lock);
  if (release === undefined) return;
  try {
    settle(places);
    removeLeftovers(places);
  } finally {
    release();
  }
}

/** A file name, or one of a folder. */
function assertPlainPath(path: string): void {
  const names = path.split('/');
  const plain = names.every((name) => name !== '' && name !== '.' && name !== '..' && !/[\\\0]/.test(name));
  if (!plain || names.length > 2) throw new Error(`not a file name: ${path}`);
}

async function replace(places: Places, files: ReadonlyMap<string, Uint8Array>): Promise<boolean> {
  assertReplaceable(places);
  settle(places);
  removeLeftovers(places);
  if (isThere(places.final, files)) return false;
  try {
    await stage(places, files);
    assertHeld(places.lock, places.named);
    await putInPlace(places);
  } catch (error) {
    assertHeld(places.lock, places.named);
    undo(places);
    throw isMountPoint(error) ? mountError(places.named) : error;
  }
  return true;
}

/** A mount of the same disk shows only here; elsewhere the same code means a file that another program has open. */
function isMountPoint(error: unknown): boolean {
  return process.platform === 'linux' && ['EBUSY', 'EXDEV'].includes(errorCode(error));
}

async function putInPlace(places: Places): Promise<void> {
  const { final, scratch, next } = places;
  if (!existsSync(final)) {
    renameDurably(scratch, final);
  } else if (await exchange(scratch, final)) {
    syncFolder(dirname(final));
    syncFolder(dirname(scratch));
  } else {
    renameDurably(scratch, next);
  }
  settle(places);
}

function isThere(final: string, files: ReadonlyMap<string, Uint8Array>): boolean {
  const gone = [...outdated(final, files)].some((name) => existsSync(join(final, name)));
  return !gone && [...files].every(([name, content]) => hasContent(join(final, name), content));
}

/** Files of the former state that the new one no longer lists, folder by folder. */
function outdated(final: string, files: ReadonlyMap<string, Uint8Array>): ReadonlySet<string> {
  const manifests = [...files].filter(([path]) => posix.basename(path) === MANIFEST);
  return new Set(
    manifests.flatMap(([path, content]) => {
      const kept = listedFiles(path, content);
      return [...listedFiles(path, readIfThere(join(final, path)))].filter((name) => !kept.has(name));
    }),
  );
}

function readIfThere(path: string): Uint8Array {
  try {
    return readFileSync(path);
  } catch {
    return new Uint8Array();
  }
}

/** What a manifest lists, `{ "files": [{ "file": name, … }] }`, and the manifest itself. */
function listedFiles(manifest: string, content: Uint8Array): ReadonlySet<string> {
  const inFolder = (name: string) => posix.join(posix.dirname(manifest), name);
  try {
    const { files } = JSON.parse(new TextDecoder().decode(content)) as { files: { file: string }[] };
    return new Set([manifest, ...files.map(({ file }) => inFolder(file))]);
  } catch {
    return new Set();
  }
}

/**
 * Makes the whole new folder aside: the files, written unless they stand there already, and what is kept of the former
 * one.
 */
async function stage({ final, scratch }: Places, files: ReadonlyMap<string, Uint8Array>): Promise<void> {
  mkdirSync(scratch, { recursive: true });
  const folders = new Set([...files.keys()].filter((path) => path.includes('/')).map((path) => posix.dirname(path)));
  const replaced = new Set([...files.keys(), ...outdated(final, files)]);
  for (const name of namesIn(final)) {
    if (folders.has(name)) keepFolder(name, { final, scratch }, replaced);
    else if (!replaced.has(name)) copy(join(final, name), join(scratch, name));
  }
  for (const folder of folders) mkdirSync(join(scratch, folder), { recursive: true });
  const isKept = (name: string, content: Uint8Array) =>
    hasContent(join(final, name), content) && linked(join(final, name), join(scratch, name));
  const anew = [...files].filter(([name, content]) => !isKept(name, content));
  await writeAllDurably(new Map(anew.map(([name, content]) => [join(scratch, name), content])));
  for (const folder of folders) syncFolder(join(scratch, folder));
  syncFolder(scratch);
}

/** What stays in a folder that is written to: linked where the system can, since nobody edits the states kept there. */
function keepFolder(
  folder: string,
  { final, scratch }: Pick<Places, 'final' | 'scratch'>,
  replaced: ReadonlySet<string>,
): void {
  mkdirSync(join(scratch, folder), { recursive: true });
  for (const name of namesIn(join(final, folder))) {
    const path = posix.join(folder, name);
    if (replaced.has(path)) continue;
    const [from, to] = [join(final, path), join(scratch, path)];
    if (!linked(from, to)) copy(from, to);
  }
}

/** Whether the file now stands there under both names: its content is on the disk already. */
function linked(from: string, to: string): boolean {
  try {
    linkSync(from, to);
    return true;
  } catch {
    return false;
  }
}

function copy(from: string, to: string): void {
  cpSync(from, to, { recursive: true, preserveTimestamps: true, verbatimSymlinks: true });
}

/**
 * Brings a complete `new` into its place; without one, makes sure that the former folder is in its place. The two
 * renames follow each other at once, and are brought to the disk together: each order of them can be finished.
 */
function settle(places: Places): void {
  const { final, next, old } = places;
  if (existsSync(next)) {
    if (isEntry(final)) {
      discard(places, old);
      renameSync(final, old);
    }
    renameSync(next, final);
    syncFolder(dirname(final));
    syncFolder(dirname(next));
  } else if (existsSync(old) && !isEntry(final)) {
    renameDurably(old, final);
  }
}

/** Removing takes many steps: under another name first, so that what bears a name of `Places` is always a whole folder. */
function discard({ work }: Places, folder: string): void {
  if (!existsSync(folder)) return;
  const aside = join(work, `gone-${basename(folder)}`);
  rmSync(aside, { recursive: true, force: true });
  renameDurably(folder, aside);
  rmSync(aside, { recursive: true, force: true });
}

/** After a failure in this process (a full disk, a file that another program has open): the former folder again. */
function undo(places: Places): void {
  const { final, next, old } = places;
  discard(places, next);
  if (existsSync(old) && !isEntry(final)) renameDurably(old, final);
  removeLeftovers(places);
}

/** Also a link that leads nowhere is an entry. */
function isEntry(path: string): boolean {
  return lstatSync(path, { throwIfNoEntry: false }) !== undefined;
}

/**
 * The former folder, and what processes that died, and this one, have left half-made: whoever holds the lock is the only
 * one at work, and all is in its place. A folder is renamed before it is removed, so that an exchange that a dead
 * process has begun does not find half of it.
 */
function removeLeftovers(places: Places): void {
  const { final, work, old } = places;
  if (isEntry(final)) discard(places, old);
  for (const name of namesIn(work)) {
    if (name.startsWith('tmp-')) discard(places, join(work, name));
    else if (/^(?:lock|gone)-/.test(name)) rmSync(join(work, name), { recursive: true, force: true });
  }
}
