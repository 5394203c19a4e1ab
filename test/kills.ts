/** A batch by workers over PostgreSQL of which workers, coordinator and database are killed on the way. */
import type { ChildProcess } from 'node:child_process';
import { setTimeout as pause } from 'node:timers/promises';
import { ended, started } from './batch-place.ts';
import type { Postgres } from './postgres.ts';

/**
 * What is done to it, in turn. `all` is a power cut of every machine; `sleep` stops a worker for longer than its unit may
 * take, and wakes it when another one has done its work.
 */
const BLOWS = ['worker', 'coordinator', 'database', 'all', 'sleep', 'worker', 'coordinator'] as const;
type Blow = (typeof BLOWS)[number];

/** A unit may take so many seconds, and is given out again 15 later. */
const UNIT_SECONDS = 5;
const SLEEP_MILLISECONDS = 25_000;

export interface KilledBatch {
  /** Where the program is called; the folder `units` in it has the dossiers. */
  readonly place: string;
  readonly server: Postgres;
  /** Arguments of the batch and of the workers. */
  readonly shared: readonly string[];
  /** Arguments of the batch alone. */
  readonly asked: readonly string[];
  readonly units: number;
  readonly kills: number;
  readonly workers: number;
}

export interface Struck {
  /** Exit code of the last coordinator. */
  readonly status: number | string;
  /** Results that the database has of the batch. */
  readonly results: number;
  /** How often units were given out once more. */
  readonly again: number;
}

/** Runs it to its end. The kills are spread over the batch by what is done of it, at moments that differ. */
export async function killedBatch({ place, server, shared, asked, ...given }: KilledBatch): Promise<Struck> {
  // Makes the tables.
  await ended(started(place, 'worker', ...shared, '--drain'));
  const before = standOf(server);
  const coordinator = () => started(place, 'batch', 'units', ...shared, ...asked, '--timeout', String(UNIT_SECONDS));
  const worker = () => started(place, 'worker', ...shared, '--jobs', '1');
  const workers = () => Array.from({ length: given.workers }, worker);
  let batch = coordinator();
  let running = workers();
  const strike: Readonly<Record<Blow, () => void>> = {
    worker() {
      running.shift()?.kill('SIGKILL');
      running.push(worker());
    },
    coordinator() {
      batch.kill('SIGKILL');
      batch = coordinator();
    },
    database() {
      server.restart();
    },
    all() {
      for (const each of [batch, ...running]) each.kill('SIGKILL');
      server.restart();
      running = workers();
      batch = coordinator();
    },
    sleep() {
      const asleep = running.at(-1);
      asleep?.kill('SIGSTOP');
      setTimeout(() => asleep?.kill('SIGCONT'), SLEEP_MILLISECONDS).unref();
    },
  };
  for (let number = 0; number < given.kills; number += 1) {
    await untilDone(batch, () => standOf(server).results - before.results, (given.units * number) / given.kills);
    await pause((number * 137) % 700);
    strike[BLOWS[number % BLOWS.length] ?? 'worker']();
  }
  const status = await ended(batch);
  for (const each of running) for (const signal of ['SIGCONT', 'SIGTERM'] as const) each.kill(signal);
  await Promise.all(running.map(ended));
  const after = standOf(server);
  return { status, results: after.results - before.results, again: after.again - before.again };
}

async function untilDone(batch: ChildProcess, done: () => number, wanted: number): Promise<void> {
  while (done() < wanted && batch.exitCode === null) await pause(100);
}

function standOf(server: Postgres): Pick<Struck, 'results' | 'again'> {
  const [results = 0, again = 0] = server
    .query('select count(*) from juesuan.result union all select coalesce(sum(retry_count), 0) from juesuan_queue.job')
    .map(Number);
  return { results, again };
}
