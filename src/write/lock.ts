/**
 * One writer per output folder, across processes, containers and machines that share a disk. A lock is a folder that
 * appears with its owner's name already in it (a rename), so that a half-made lock is never seen.
 *
 * It ends with its holder. Of a process of this machine the system tells whether it runs still. Any other is watched: a
 * holder touches its lock every second, and one that was not touched for `SILENT_SECONDS`, as the waiting process
 * counts them (no two clocks are compared), is taken over. A holder that was only slow finds out before it puts its
 * files in place (`assertHeld`) and gives up.
 */
import { randomUUID } from 'node:crypto';
import {
  closeSync,
  futimesSync,
  mkdirSync,
  openSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { dirname, join } from 'node:path';
import { z } from '../model/zod.ts';
import { errorCode, removeIfEmpty } from './file-system.ts';
import { lifeOf, ownIdentity } from './process-identity.ts';

const ownerShape = z.object({ pid: z.int().positive(), machine: z.string(), started: z.string(), token: z.string() });
type Owner = z.infer<typeof ownerShape>;

/** Another process is writing the same outputs. */
export class OutputsBusyError extends Error {
  constructor(
    readonly folder: string,
    readonly lock: string,
    readonly pid: number | undefined,
  ) {
    super(
      `另一个程序${pid === undefined ? '' : `（进程 ${pid}）`}正在编制 ${folder}，请等它完成后再试。` +
        `如果确认没有别的程序在编制，请删去 ${lock} 后重试。`,
    );
    this.name = 'OutputsBusyError';
  }
}

/** The lock was taken over: this process was silent for too long, or somebody removed the lock. */
export class LockLostError extends Error {
  constructor(folder: string) {
    super(`编制 ${folder} 时太久没有响应，已由另一个程序接手；这一次没有写入，原有的文件不受影响。请重试。`);
    this.name = 'LockLostError';
  }
}

const OWNER = 'owner.json';
const PAUSE_MILLISECONDS = 100;
const BEAT_MILLISECONDS = 1000;
/** A holder that cannot be asked for counts as dead after so long without a beat … */
const SILENT_SECONDS = 20;
/** … and a lock without a readable owner after so long: a holder's name is in it from the start. */
const NAMELESS_SECONDS = 2;

interface Held {
  readonly token: string;
  /** Ends the beat. */
  readonly stop: () => void;
}

/** Locks that this process holds, by their path. */
const held = new Map<string, Held>();

/** Whether this process holds the lock, as far as it knows. */
export function isHeld(lock: string): boolean {
  return held.has(lock);
}

/** Whether the lock is this process's own still: another one may have taken it over. */
export function isStillHeld(lock: string): boolean {
  const own = held.get(lock);
  return own !== undefined && readOwner(lock)?.token === own.token;
}

/** @throws LockLostError unless the lock is still this process's own */
export function assertHeld(lock: string, folder: string): void {
  if (!isStillHeld(lock)) throw new LockLostError(folder);
}

/**
 * Takes the lock, waiting for up to `seconds`.
 * @returns the function that gives it back
 * @throws OutputsBusyError
 */
export function takeLock(lock: string, folder: string, seconds: number): () => void {
  let seen = '';
  let silent = 0;
  for (let waited = 0; ; waited += PAUSE_MILLISECONDS) {
    const release = tryLock(lock, silent / 1000);
    if (release !== undefined) return release;
    if (waited >= seconds * 1000) throw new OutputsBusyError(folder, lock, readOwner(lock)?.pid);
    Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, PAUSE_MILLISECONDS);
    const beat = beatOf(lock);
    silent = beat === seen ? silent + PAUSE_MILLISECONDS : 0;
    seen = beat;
  }
}

/**
 * Takes the lock if nobody alive holds it.
 * @param silentSeconds how long its holder has been seen to be silent
 * @returns the function that gives it back
 */
export function tryLock(lock: string, silentSeconds = 0): (() => void) | undefined {
  if (held.has(lock)) return undefined;
  const taken = claim(lock) || (removeDead(lock, silentSeconds) && claim(lock));
  return taken ? () => release(lock) : undefined;
}

const TAKEN = ['ENOTEMPTY', 'EEXIST', 'EPERM', 'EACCES', 'ENOENT'];

function claim(lock: string): boolean {
  const owner: Owner = { ...ownIdentity(), token: randomUUID() };
  const own = `${lock}-${owner.token}`;
  mkdirSync(own, { recursive: true });
  try {
    writeFileSync(join(own, OWNER), JSON.stringify(owner));
    renameSync(own, lock);
  } catch (error) {
    rmSync(own, { recursive: true, force: true });
    if (TAKEN.includes(errorCode(error))) return false;
    throw error;
  }
  held.set(lock, { token: owner.token, stop: startBeat(join(lock, OWNER)) });
  return true;
}

/** Touches the owner's file as long as the event loop turns; by its handle, so that no later owner's is touched. */
function startBeat(file: string): () => void {
  const handle = openSync(file, 'r+');
  const timer = setInterval(() => futimesSync(handle, new Date(), new Date()), BEAT_MILLISECONDS);
  timer.unref();
  return () => {
    clearInterval(timer);
    closeSync(handle);
  };
}

/** Changes with every beat and every owner. */
function beatOf(lock: string): string {
  const status = statSync(join(lock, OWNER), { throwIfNoEntry: false, bigint: true });
  return status === undefined ? 'nameless' : `${status.ino} ${status.mtimeNs}`;
}

/** Moves a dead owner's lock away. What was moved is looked at again: somebody may have taken it over meanwhile. */
function removeDead(lock: string, silentSeconds: number): boolean {
  const owner = readOwner(lock);
  if (!isDead(owner, silentSeconds)) return false;
  const aside = `${lock}-${randomUUID()}`;
  try {
    renameSync(lock, aside);
    if (readOwner(aside)?.token === owner?.token) rmSync(aside, { recursive: true, force: true });
    else renameSync(aside, lock);
  } catch (error) {
    // Gone already; or a third process has claimed it while the second's lock was looked at: that one will find out.
    if (!TAKEN.includes(errorCode(error))) throw error;
  }
  return true;
}

function isDead(owner: Owner | undefined, silentSeconds: number): boolean {
  if (owner === undefined) return silentSeconds >= NAMELESS_SECONDS;
  if (owner.pid === process.pid && lifeOf(owner) === 'alive') {
    return ![...held.values()].some(({ token }) => token === owner.token);
  }
  const life = lifeOf(owner);
  return life === 'dead' || (life === 'unknown' && silentSeconds >= SILENT_SECONDS);
}

function readOwner(lock: string): Owner | undefined {
  try {
    return ownerShape.parse(JSON.parse(readFileSync(join(lock, OWNER), 'utf8')));
  } catch {
    return undefined;
  }
}

function release(lock: string): void {
  const own = held.get(lock);
  const isOwn = isStillHeld(lock);
  held.delete(lock);
  own?.stop();
  if (own === undefined || !isOwn) return;
  const aside = `${lock}-${own.token}`;
  renameSync(lock, aside);
  rmSync(aside, { recursive: true, force: true });
  removeIfEmpty(dirname(lock));
  removeIfEmpty(dirname(dirname(lock)));
}
