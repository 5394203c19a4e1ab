/** `juesuan batch --queue`: the same batch, done by workers. */
import { installationKey } from '../../batch/content-key.ts';
import type { UnitLimits } from '../../batch/limits.ts';
import { connected } from '../../batch/queue/connection.ts';
import { runQueued } from '../../batch/queue/run-queued.ts';
import type { BatchWork, Settled } from '../../batch/run-batch.ts';
import { tell } from '../terminal/output.ts';

/** Seconds that a unit may take beyond its time, for reading and writing, before another worker is given it. */
const SLACK_SECONDS = 15;

export async function byWorkers(
  work: BatchWork,
  url: string,
  { timeout }: UnitLimits,
  told: (settled: Settled) => void,
): Promise<void> {
  const expire = timeout + SLACK_SECONDS;
  await connected(url, installationKey(work.paths), tell, (connection) =>
    runQueued({ ...work, ...connection, expire, say: tell }, told),
  );
}
