/**
 * All files of a build appear together or not at all, whenever the process dies.
 *
 * The files of `out/<unit>` are made in `out/.juesuan/<unit>/tmp-<pid>`. Renamed to `new` they are complete, and the
 * build counts: `settle` moves the former folder to `old` and `new` into its place. A process that dies before leaves
 * the former state; one that dies after leaves `new` or `old`, from which the next `settle` finishes.
 */
import { cpSync, existsSync, lstatSync, mkdirSync, readFileSync, rmSync } from 'node:fs';
import { basename, dirname, join, resolve } from 'node:path';
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
  for (const name of files.keys()) assertPlainName(name);
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

function assertPlainName(name: string): void {
  if (name === '' || name === '.' || name === '..' || /[/\\\0]/.test(name)) throw new Error(`not a file name: ${name}`);
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
  const gone = [...formerNames(final)].some((name) => !files.has(name) && existsSync(join(final, name)));
  return !gone && [...files].every(([name, content]) => hasContent(join(final, name), content));
}

/** Makes the whole new folder aside: the files, and what others had put into the former one. */
function stage({ final, scratch }: Places, files: ReadonlyMap<string, Uint8Array>): void {
  mkdirSync(scratch, { recursive: true });
  const former = formerNames(final);
  for (const name of namesIn(final)) {
    if (files.has(name) || former.has(name)) continue;
    cpSync(join(final, name), join(scratch, name), {
      recursive: true,
      preserveTimestamps: true,
      verbatimSymlinks: true,
    });
  }
  for (const [name, content] of files) writeDurably(join(scratch, name), content);
  syncFolder(scratch);
}

/** The files that the former build wrote, by its manifest: `{ "files": [{ "file": name, … }] }`. */
function formerNames(final: string): ReadonlySet<string> {
  try {
    const { files } = JSON.parse(readFileSync(join(final, MANIFEST), 'utf8')) as { files: { file: string }[] };
    return new Set([MANIFEST, ...files.map(({ file }) => file)]);
  } catch {
    return new Set();
  }
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
