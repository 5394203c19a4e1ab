/**
 * One writer per output folder, across processes. A lock is a folder that appears with its owner's name already in it
 * (a rename), so that a half-made lock is never seen; the lock of a process that has died is taken over.
 */
import { randomUUID } from 'node:crypto';
import { mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { hostname } from 'node:os';
import { dirname, join } from 'node:path';
import { errorCode, removeIfEmpty } from './file-system.ts';

interface Owner {
  readonly pid: number;
  readonly host: string;
  readonly token: string;
}

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

const PAUSE_MILLISECONDS = 100;
/** Locks that this process holds: path → token. */
const held = new Map<string, string>();

/** Whether this process holds the lock. */
export function isHeld(lock: string): boolean {
  return held.has(lock);
}

/**
 * Takes the lock, waiting for up to `seconds`.
 * @returns the function that gives it back
 * @throws OutputsBusyError
 */
export function takeLock(lock: string, folder: string, seconds: number): () => void {
  for (let left = Math.ceil((seconds * 1000) / PAUSE_MILLISECONDS); ; left -= 1) {
    const release = tryLock(lock);
    if (release !== undefined) return release;
    if (left <= 0) throw new OutputsBusyError(folder, lock, readOwner(lock)?.pid);
    Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, PAUSE_MILLISECONDS);
  }
}

/**
 * Takes the lock if nobody alive holds it.
 * @returns the function that gives it back
 */
export function tryLock(lock: string): (() => void) | undefined {
  if (held.has(lock)) return undefined;
  const taken = claim(lock) || (removeDead(lock) && claim(lock));
  return taken ? () => release(lock) : undefined;
}

const TAKEN = ['ENOTEMPTY', 'EEXIST', 'EPERM', 'EACCES', 'ENOENT'];

function claim(lock: string): boolean {
  const owner: Owner = { pid: process.pid, host: hostname(), token: randomUUID() };
  const own = `${lock}-${process.pid}`;
  rmSync(own, { recursive: true, force: true });
  mkdirSync(own, { recursive: true });
  try {
    writeFileSync(join(own, 'owner.json'), JSON.stringify(owner));
    renameSync(own, lock);
  } catch (error) {
    rmSync(own, { recursive: true, force: true });
    if (TAKEN.includes(errorCode(error))) return false;
    throw error;
  }
  held.set(lock, owner.token);
  return true;
}

/** Moves a dead owner's lock away. What was moved is looked at again: somebody may have taken it over meanwhile. */
function removeDead(lock: string): boolean {
  const owner = readOwner(lock);
  if (owner === undefined || !isDead(owner)) return false;
  const aside = `${lock}-${process.pid}`;
  try {
    renameSync(lock, aside);
    if (readOwner(aside)?.token === owner.token) rmSync(aside, { recursive: true, force: true });
    else renameSync(aside, lock);
  } catch (error) {
    if (errorCode(error) !== 'ENOENT') throw error;
  }
  return true;
}

function readOwner(lock: string): Owner | undefined {
  try {
    return JSON.parse(readFileSync(join(lock, 'owner.json'), 'utf8')) as Owner;
  } catch {
    return undefined;
  }
}

/** A process of another machine (a shared drive) cannot be looked up: it counts as alive. */
function isDead(owner: Owner): boolean {
  if (owner.host !== hostname()) return false;
  return owner.pid === process.pid ? ![...held.values()].includes(owner.token) : !isAlive(owner.pid);
}

/** Whether a process of this machine is running. */
export function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return errorCode(error) === 'EPERM';
  }
}

function release(lock: string): void {
  const token = held.get(lock);
  held.delete(lock);
  if (token === undefined || readOwner(lock)?.token !== token) return;
  const aside = `${lock}-${process.pid}`;
  renameSync(lock, aside);
  rmSync(aside, { recursive: true, force: true });
  removeIfEmpty(dirname(lock));
  removeIfEmpty(dirname(dirname(lock)));
}
