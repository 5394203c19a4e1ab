/** The same batch by one, two and three workers over PostgreSQL on one machine, and what the database takes. */
import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { ended, started } from '../batch-place.ts';
import { canRunPostgres } from '../postgres.ts';
import { measured, measuredText } from './measured.ts';
import { queuedPlace } from './queued-place.ts';
import { taskArguments, unitCounts, workerCounts } from './sizes.ts';

const [units = 60] = unitCounts('60');

const SIZES = `select n.nspname || '.' || c.relname || ' ' || round(pg_total_relation_size(c.oid) / 1048576.0, 1)
  from pg_class c join pg_namespace n on n.oid = c.relnamespace
  where n.nspname like 'juesuan%' and c.relkind = 'r' and pg_total_relation_size(c.oid) > 100000
  order by pg_total_relation_size(c.oid) desc`;

describe.skipIf(!canRunPostgres)(`${units} units over PostgreSQL`, () => {
  const queued = queuedPlace(units);

  it.each(workerCounts())('%i workers', async (count) => {
    const { place, server } = queued();
    const shared = ['--templates', place.templates, '--queue', server.url];
    const worker = () => measured(place.path, 'worker', ...shared, '--jobs', '1');
    const task = taskArguments();
    // The units of the run before are not there any more.
    rmSync(join(place.path, 'out'), { recursive: true, force: true });
    server.query('drop schema if exists juesuan, juesuan_queue cascade');
    await ended(started(place.path, 'worker', ...shared, '--drain'));
    const workers = Array.from({ length: count }, worker);
    const taken = await measured(place.path, 'batch', place.list(units), ...shared, ...task, '--quiet');
    console.log(`${count} workers: the coordinator ${measuredText(taken, units)}`);
    for (const pid of server.query('select pid from juesuan.worker')) process.kill(Number(pid), 'SIGTERM');
    for (const each of await Promise.all(workers)) console.log(`  a worker: ${measuredText(each, units / count)}`);
    console.log(`  MB by table: ${server.query(SIZES).join('; ')}`);
    expect([0, 1]).toContain(taken.status);
  });
});
