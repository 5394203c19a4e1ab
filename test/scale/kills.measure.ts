/** A batch of many units by three workers that is killed many times: nothing lost, nothing twice, the same bytes. */
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { call, contents } from '../batch-place.ts';
import { killedBatch } from '../kills.ts';
import { canRunPostgres } from '../postgres.ts';
import { queuedPlace } from './queued-place.ts';
import { killCount, taskArguments, unitCounts } from './sizes.ts';

const [units = 120] = unitCounts('120');
const kills = killCount();
const FOLDERS: Readonly<Record<string, string>> = { '--check': 'batch-check', '--draft': 'batch-draft' };

describe.skipIf(!canRunPostgres)(`${units} units, ${kills} kills`, () => {
  const queued = queuedPlace(units);

  it('end as without', async () => {
    const { place, server } = queued();
    const task = taskArguments();
    const folder = FOLDERS[task[0] ?? ''] ?? 'batch';
    const templates = ['--templates', place.templates];
    call(place.path, 'batch', 'units', ...templates, ...task, '--jobs', '2', '--quiet', '--out', 'alone');
    const begun = performance.now();
    const struck = await killedBatch({
      ...{ place: place.path, server, shared: [...templates, '--queue', server.url], asked: task },
      ...{ units, kills, workers: 3 },
    });
    const seconds = ((performance.now() - begun) / 1000).toFixed(0);
    console.log(`${units} units, ${kills} kills: ${seconds} s; ${struck.again} times a unit was given out once more`);
    expect([0, 1]).toContain(struck.status);
    expect(struck.results).toBe(units);
    expect(contents(join(place.path, 'out', folder))).toEqual(contents(join(place.path, 'alone', folder)));
  });
});
