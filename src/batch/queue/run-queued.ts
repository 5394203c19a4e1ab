/** Does the units of a batch by workers of any machine: lays them into the queue, and fetches results as they come. */
import { createHash, randomUUID } from 'node:crypto';
import { hostname } from 'node:os';
import { resolve } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import type { Batch, ExpectedUnit } from '../../model/unit-result.ts';
import { dossierFiles, installationKey, sharedKey, unitKey } from '../content-key.ts';
import { type BatchWork, putUndone, renewed, type Settled, withoutWork } from '../run-batch.ts';
import type { Connection } from './connection.ts';
import {
  dropResult,
  holdUnit,
  keepUnits,
  markFetched,
  offerAgain,
  readResult,
  resultState,
  resultsToFetch,
  writeBatch,
  writeUnit,
} from './stored-units.ts';
import { liveWorkers } from './workers.ts';

const POLL_MILLISECONDS = 500;
/** Results that are looked for at once; each is read and put by itself. */
const AT_ONCE = 100;
/** Seconds for which nobody may be at work before it is said. */
const LONELY_SECONDS = 5;

export interface QueuedWork extends BatchWork, Connection {
  /** Seconds after which a unit is given to another worker. */
  readonly expire: number;
  /** A word for the user. */
  readonly say: (text: string) => void;
}

/** The same as `runBatch`: every unit of the batch, the results that are there and fit among them. */
export async function runQueued(work: QueuedWork, told: (settled: Settled) => void): Promise<void> {
  const { batch, database } = work;
  const id = batchId(batch);
  await writeBatch(id, { task: batch.task, wishes: work.wishes }, database);
  await keepUnits(
    id,
    batch.units.map((unit) => unit.id),
    database,
  );
  const waiting = new Set<string>();
  const shared = sharedKey(installationKey(work.paths), batch.task, work.wishes);
  for (const unit of batch.units) {
    const settled = await enqueued(id, unit, shared, work);
    if (settled === undefined) waiting.add(unit.id);
    else told(settled);
  }
  await fetchAll(id, waiting, work, told);
}

/** The same batch for the same call on the same machine: one that was ended goes on. */
function batchId({ source, task, shard }: Batch): string {
  const told = JSON.stringify([hostname(), resolve(source), task, shard]);
  return createHash('sha256').update(told).digest('hex').slice(0, 32);
}

/** Undefined for a unit whose result is waited for. */
async function enqueued(
  batch: string,
  unit: ExpectedUnit,
  shared: string,
  work: QueuedWork,
): Promise<Settled | undefined> {
  const { folder, database, queue, expire } = work;
  const former = folder.wholeResult(unit.id);
  const undone = withoutWork(work.batch, unit);
  if (undone !== undefined) return putUndone(folder, undone, former);
  const dossier = dossierFiles(resolve(unit.folder ?? ''));
  const key = unitKey(shared, unit, work.batch.task, dossier);
  if (former?.key === key && former.state !== 'broken') return renewed(folder, unit, former);
  const which = { batch, unit: unit.id };
  await database.transaction(async (sql) => {
    const wanted = await holdUnit(which, sql);
    const isSame = wanted?.key === key;
    const state = isSame ? await resultState(which, key, sql) : undefined;
    const isMade = state !== undefined && state !== 'broken';
    if (isSame && isMade) return offerAgain(which, sql);
    if (isSame && state === undefined && (await queue.isUnderWay(wanted.job, sql))) return;
    const job = randomUUID();
    await writeUnit(batch, unit, { key, job }, dossier, sql);
    await dropResult(which, sql);
    await queue.add({ ...which, job }, expire, sql);
  });
  return undefined;
}

async function fetchAll(
  batch: string,
  waiting: Set<string>,
  work: QueuedWork,
  told: (settled: Settled) => void,
): Promise<void> {
  const { folder, database } = work;
  let idle = 0;
  while (waiting.size > 0) {
    const units = await resultsToFetch(batch, AT_ONCE, database);
    for (const unit of units) {
      const read = await readResult({ batch, unit }, database);
      if (read === undefined) continue;
      await folder.put(read.result, read.files);
      await markFetched({ batch, unit }, database);
      if (waiting.delete(unit)) told({ result: read.result, isKept: false });
    }
    idle = units.length > 0 ? 0 : idle + POLL_MILLISECONDS;
    if (idle === LONELY_SECONDS * 1000) await sayWhenLonely(work);
    if (units.length === 0) await pause(POLL_MILLISECONDS);
  }
}

async function sayWhenLonely({ paths, database, say }: QueuedWork): Promise<void> {
  const { own, others } = await liveWorkers(installationKey(paths), database);
  if (own > 0) return;
  const why = others === 0 ? '还没有工作进程' : `有 ${others} 个工作进程，但它们的程序版本或模板与这里不同`;
  say(`${why}。请在任意一台机器上运行：juesuan worker --queue …（程序和模板要与这里相同）。`);
}
