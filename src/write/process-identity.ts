/** Which process this is, so that another can tell later whether it still runs: a process number alone is used again. */
import { readFileSync, readlinkSync } from 'node:fs';
import { hostname } from 'node:os';
import { errorCode } from './file-system.ts';

export interface ProcessIdentity {
  readonly pid: number;
  /** Where process numbers mean the same: one boot of one machine, and there one container. */
  readonly machine: string;
  /** When the process began, in the system's own count; empty where the system does not tell (not Linux). */
  readonly started: string;
}

export function ownIdentity(): ProcessIdentity {
  return { pid: process.pid, machine: ownMachine(), started: startOf(process.pid) ?? '' };
}

function ownMachine(): string {
  try {
    const boot = readFileSync('/proc/sys/kernel/random/boot_id', 'utf8').trim();
    return `${boot} ${readlinkSync('/proc/self/ns/pid')}`;
  } catch {
    return hostname();
  }
}

/** Start of a process of this machine; undefined where the system does not tell, or when there is none but its corpse. */
function startOf(pid: number): string | undefined {
  try {
    const fields = readFileSync(`/proc/${pid}/stat`, 'utf8')
      .replace(/^.*\) /s, '')
      .split(' ');
    // Counted from the state, which is the third: the start is the 22nd.
    return fields[0] === 'Z' || fields[0] === 'X' ? undefined : fields[19];
  } catch {
    return undefined;
  }
}

/** `unknown`: of another machine, or of a system that does not tell when a process began. */
export function lifeOf({ pid, machine, started }: ProcessIdentity): 'alive' | 'dead' | 'unknown' {
  if (machine !== ownMachine()) return 'unknown';
  if (!isRunning(pid)) return 'dead';
  if (started === '') return 'unknown';
  return startOf(pid) === started ? 'alive' : 'dead';
}

function isRunning(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return errorCode(error) === 'EPERM';
  }
}
