/** A worker: takes units from the queue, one for each thread, and writes their results, until it is told to stop. */
import { randomUUID } from 'node:crypto';
import { hostname } from 'node:os';
import { setTimeout as pause } from 'node:timers/promises';
import { BATCH_VERSION, type Failure, failureShape, type UnitResult } from '../../model/unit-result.ts';
import { sharedKey } from '../content-key.ts';
import { ATTEMPTS } from '../limits.ts';
import { resultOf } from '../run-batch.ts';
import type { UnitPool } from '../unit-pool.ts';
import type { DoneUnit } from '../unit-work.ts';
import type { Database } from './database.ts';
import { readBatch, readUnit, writeResult } from './stored-units.ts';
import type { DeadUnit, GivenUnit, UnitQueue } from './unit-queue.ts';
import { BEAT_SECONDS, beat, leave, type WorkerIdentity } from './workers.ts';

const IDLE_MILLISECONDS = 500;

export interface WorkerStart {
  readonly database: Database;
  readonly queue: UnitQueue;
  readonly pool: UnitPool;
  readonly installation: string;
  /** Folder of templates; otherwise those that come with the program. */
  readonly templates?: string | undefined;
  /** Ends when there is nothing left to do, for machines that are lent for a batch. */
  readonly drain: boolean;
  /** Lets what was begun be finished, and takes nothing new. */
  readonly stop: AbortSignal;
  readonly told: (result: UnitResult) => void;
}

export async function runWorker(start: WorkerStart): Promise<void> {
  const { database, queue, pool, installation, drain, stop } = start;
  const self: WorkerIdentity = { id: randomUUID(), machine: hostname(), pid: process.pid, installation };
  let units = 0;
  const workThrough = async () => {
    while (!stop.aborted) {
      const given = await queue.take();
      const isAtWork = given !== undefined ? await workOnGiven(given, start) : await tellDead(start);
      if (isAtWork) units += 1;
      else if (drain) return;
      else await pause(IDLE_MILLISECONDS);
    }
  };
  await beat(self, units, database);
  const timer = setInterval(() => void beat(self, units, database).catch(() => undefined), BEAT_SECONDS * 1000);
  try {
    await Promise.all(Array.from({ length: pool.jobs }, workThrough));
  } finally {
    clearInterval(timer);
    await leave(self, database);
  }
}

async function workOnGiven(
  given: GivenUnit,
  { database, queue, pool, installation, templates, told }: WorkerStart,
): Promise<true> {
  const asked = await readBatch(given.batch, database);
  const stored = asked && (await readUnit(given, database));
  if (asked === undefined || stored === undefined) {
    await database.transaction((sql) => queue.done(given, sql));
    return true;
  }
  const { task, wishes } = asked;
  const shared = sharedKey(installation, task, wishes);
  const attempted = await pool.run({ ...stored, task, wishes, templates, shared }, 1);
  const { outcome } = attempted;
  if (outcome.kind === 'broken') {
    await database.transaction((sql) => queue.failed(given, outcome.failure, sql));
    return true;
  }
  const { result, files } = resultOf({ task }, stored.unit, { ...attempted, attempts: given.attempt });
  await database.transaction(async (sql) => {
    await writeResult(given, given.key, result, files, sql);
    await queue.done(given, sql);
  });
  told(result);
  return true;
}

const DEATH: Failure = { kind: 'death', message: `做它的工作进程 ${ATTEMPTS} 次都中断了，或超过了时间` };
const NO_FILES: DoneUnit['files'] = new Map();

/** Writes the result of a unit that failed at its last attempt. @returns whether there was one */
async function tellDead({ database, queue, told }: WorkerStart): Promise<boolean> {
  const dead: DeadUnit | undefined = await queue.takeDead();
  if (dead === undefined) return false;
  const asked = await readBatch(dead.batch, database);
  const stored = asked && (await readUnit(dead, database));
  const failure = failureShape.safeParse(dead.failure).data ?? DEATH;
  const run = { attempts: ATTEMPTS, seconds: 0, finished: new Date().toISOString() };
  const result: UnitResult | undefined = stored && {
    version: BATCH_VERSION,
    unit: stored.unit,
    task: asked.task,
    state: 'broken',
    findings: [],
    files: [],
    failure,
    run,
  };
  await database.transaction(async (sql) => {
    if (result !== undefined) await writeResult(dead, dead.key, result, NO_FILES, sql);
    await queue.doneDead(dead, sql);
  });
  if (result !== undefined) told(result);
  return true;
}
