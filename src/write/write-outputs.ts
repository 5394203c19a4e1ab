/**
 * All files of a build appear together or not at all, whenever the process dies.
 *
 * The files of `out/<unit>` are made in `out/.juesuan/<unit>/tmp-<pid>`. Renamed to `new` they are complete, and the
 * build counts: `settle` moves the former folder to `old` and `new` into its place. A process that dies before leaves
 * the former state; one that dies after leaves `new` or `old`, from which the next `settle` finishes.
 *
 * A name may have one folder before it (`.history/0003.json.gz`). Each folder that is written to has a `manifest.json`
 * of its own that lists its files: those that the former manifest lists and the new one does not are removed.
 */
import { cpSync, existsSync, linkSync, lstatSync, mkdirSync, readFileSync, rmSync } from 'node:fs';
import { basename, dirname, join, posix, resolve } from 'node:path';
import { hasContent, namesIn, removeIfEmpty, renameDurably, syncFolder, writeDurably } from './file-system.ts';
import { isAlive, isHeld, takeLock, tryLock } from './lock.ts';

export { OutputsBusyError } from './lock.ts';

const WORK_FOLDER = '.juesuan';
const MANIFEST = 'manifest.json';
const WAIT_SECONDS = 30;

/** The places that a build of one unit uses; `final` is the only one that users see. */
interface Places {
  readonly final: string;
  readonly work: string;
  readonly lock: string;
  readonly next: string;
  readonly old: string;
  readonly scratch: string;
}

function placesOf(outDir: string): Places {
  const final = resolve(outDir);
  const work = join(dirname(final), WORK_FOLDER, basename(final));
  const inWork = (name: string) => join(work, name);
  return {
    final,
    work,
    lock: inWork('lock'),
    next: inWork('new'),
    old: inWork('old'),
    scratch: inWork(`tmp-${process.pid}`),
  };
}

/**
 * Writes a build's files as the content of `outDir`. Files of the former build that are not in the new one go; files
 * that somebody else put there stay. Nothing is touched when all is there already.
 * @returns whether anything was written
 * @throws OutputsBusyError when another process writes the same folder for longer than half a minute
 */
export function writeOutputs(outDir: string, files: ReadonlyMap<string, Uint8Array>): boolean {
  for (const name of files.keys()) assertPlainPath(name);
  const places = placesOf(outDir);
  if (isHeld(places.lock)) return replace(places, files);
  const release = lockOutputs(outDir);
  try {
    return replace(places, files);
  } finally {
    release();
  }
}

/**
 * Keeps other processes from building into `outDir` until the returned function is called. Taken before the dossier is
 * read, it makes the build that reads last the one that is kept.
 */
export function lockOutputs(outDir: string, waitSeconds: number = WAIT_SECONDS): () => void {
  const { lock } = placesOf(outDir);
  return takeLock(lock, outDir, waitSeconds);
}

/** Repairs what builds that died have left under `outRoot`, except where a build is running. */
export function recover(outRoot: string): void {
  const workRoot = join(outRoot, WORK_FOLDER);
  for (const unit of namesIn(workRoot)) {
    const places = placesOf(join(outRoot, unit));
    const release = tryLock(places.lock);
    if (release === undefined) continue;
    try {
      settle(places);
    } finally {
      release();
    }
  }
  removeIfEmpty(workRoot);
}

/** A file name, or one of a folder. */
function assertPlainPath(path: string): void {
  const names = path.split('/');
  const plain = names.every((name) => name !== '' && name !== '.' && name !== '..' && !/[\\\0]/.test(name));
  if (!plain || names.length > 2) throw new Error(`not a file name: ${path}`);
}

function replace(places: Places, files: ReadonlyMap<string, Uint8Array>): boolean {
  settle(places);
  if (isThere(places.final, files)) return false;
  try {
    stage(places, files);
    renameDurably(places.scratch, places.next);
    settle(places);
  } catch (error) {
    undo(places);
    throw error;
  }
  return true;
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

/** Makes the whole new folder aside: the files, and what is kept of the former one. */
function stage({ final, scratch }: Places, files: ReadonlyMap<string, Uint8Array>): void {
  mkdirSync(scratch, { recursive: true });
  const folders = new Set([...files.keys()].filter((path) => path.includes('/')).map((path) => posix.dirname(path)));
  const replaced = new Set([...files.keys(), ...outdated(final, files)]);
  for (const name of namesIn(final)) {
    if (folders.has(name)) keepFolder(name, { final, scratch }, replaced);
    else if (!replaced.has(name)) copy(join(final, name), join(scratch, name));
  }
  for (const folder of folders) mkdirSync(join(scratch, folder), { recursive: true });
  for (const [name, content] of files) writeDurably(join(scratch, name), content);
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
    if (!replaced.has(path)) linkOrCopy(join(final, path), join(scratch, path));
  }
}

function linkOrCopy(from: string, to: string): void {
  try {
    linkSync(from, to);
  } catch {
    copy(from, to);
  }
}

function copy(from: string, to: string): void {
  cpSync(from, to, { recursive: true, preserveTimestamps: true, verbatimSymlinks: true });
}

/** Brings a complete `new` into its place; without one, makes sure that the former folder is in its place. */
function settle(places: Places): void {
  const { final, next, old } = places;
  if (existsSync(next)) {
    if (isEntry(final)) {
      discard(places, old);
      renameDurably(final, old);
    }
    renameDurably(next, final);
  } else if (existsSync(old) && !isEntry(final)) {
    renameDurably(old, final);
  }
  discard(places, old);
  removeScratch(places);
}

/** Removing takes many steps: under another name first, so that `old` is always a whole folder. */
function discard({ scratch }: Places, folder: string): void {
  if (!existsSync(folder)) return;
  rmSync(scratch, { recursive: true, force: true });
  renameDurably(folder, scratch);
  rmSync(scratch, { recursive: true, force: true });
}

/** After a failure in this process (a full disk, a file that another program has open): the former folder again. */
function undo(places: Places): void {
  const { final, next, old } = places;
  discard(places, next);
  if (existsSync(old) && !isEntry(final)) renameDurably(old, final);
  removeScratch(places);
}

/** Also a link that leads nowhere is an entry. */
function isEntry(path: string): boolean {
  return lstatSync(path, { throwIfNoEntry: false }) !== undefined;
}

/** The half-made folders of this process and of those that are no more. */
function removeScratch({ work, scratch }: Places): void {
  for (const name of namesIn(work)) {
    const pid = /^(?:tmp|lock)-(\d+)$/.exec(name)?.[1];
    const path = join(work, name);
    if (pid !== undefined && (path === scratch || !isAlive(Number(pid)))) {
      rmSync(path, { recursive: true, force: true });
    }
  }
}
