/** `juesuan batch --queue`: the same batch, done by workers. */
import { installationKey } from '../batch/content-key.ts';
import type { UnitLimits } from '../batch/limits.ts';
import { Database } from '../batch/queue/database.ts';
import { runQueued } from '../batch/queue/run-queued.ts';
import { UnitQueue } from '../batch/queue/unit-queue.ts';
import type { BatchWork, Settled } from '../batch/run-batch.ts';
import { tell } from './output.ts';

/** Seconds that a unit may take beyond its time, for reading and writing, before another worker is given it. */
const SLACK_SECONDS = 15;

export async function byWorkers(
  work: BatchWork,
  url: string,
  { timeout }: UnitLimits,
  told: (settled: Settled) => void,
): Promise<void> {
  const database = new Database(url, tell);
  await database.open();
  const queue = new UnitQueue(url, installationKey(work.paths), () => undefined);
  await queue.open();
  try {
    await runQueued({ ...work, database, queue, expire: timeout + SLACK_SECONDS, say: tell }, told);
  } finally {
    await queue.close();
    await database.close();
  }
}
