/** `juesuan worker`: takes units from the queue of a department, until it is stopped. */
import { installationKey } from '../../batch/content-key.ts';
import { connected } from '../../batch/queue/connection.ts';
import { runWorker } from '../../batch/queue/run-worker.ts';
import { UnitPool } from '../../batch/unit-pool.ts';
import { sharedPaths } from '../../library/installation.ts';
import type { UnitResult } from '../../model/unit-result.ts';
import { limitsFrom } from '../batch/limits.ts';
import { unitLine } from '../batch/progress.ts';
import type { WorkerArguments } from '../calls/worker.ts';
import { tell } from '../terminal/output.ts';
import { UsageError } from '../usage-error.ts';

export async function worker({ queue: url, templates, drain, quiet, ...args }: WorkerArguments): Promise<void> {
  if (url === undefined)
    throw new UsageError('请用 --queue 写明队列所在的数据库，如 --queue postgres://用户@主机/数据库');
  const { jobs, limits } = limitsFrom(args);
  const installation = installationKey(sharedPaths(templates));
  const stop = new AbortController();
  for (const signal of ['SIGINT', 'SIGTERM'] as const) {
    process.once(signal, () => {
      if (!quiet) tell('正在做完手上的单位 …');
      stop.abort();
    });
  }
  const told = (result: UnitResult) => {
    if (!quiet) tell(unitLine(result, false));
  };
  await connected(url, installation, tell, async (connection) => {
    const pool = new UnitPool(jobs, limits);
    if (!quiet) tell(`等待单位；同时做 ${jobs} 个，按 Ctrl+C 结束。`);
    try {
      await runWorker({ ...connection, pool, installation, templates, drain, stop: stop.signal, told });
    } finally {
      await pool.close();
    }
  });
}
