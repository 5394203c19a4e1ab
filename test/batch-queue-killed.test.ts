/** A batch done by workers over PostgreSQL of which anybody may be killed: the same results. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { call, contents } from './batch-place.ts';
import { templatesIn, writeUnits } from './generated-units.ts';
import { killedBatch } from './kills.ts';
import { canRunPostgres, Postgres } from './postgres.ts';

const UNITS = 5;

it.skipIf(!canRunPostgres)(
  'loses no unit and does none twice in the results when workers, coordinator and database are killed',
  { timeout: 300_000 },
  async () => {
    const place = mkdtempSync(join(tmpdir(), 'juesuan-queue-killed-'));
    writeUnits(join(place, 'units'), UNITS);
    const templates = templatesIn(place);
    const server = await Postgres.start();
    try {
      call(place, 'batch', 'units', '--templates', templates, '--out', 'alone');
      const shared = ['--templates', templates, '--queue', server.url];
      const struck = await killedBatch({ place, server, shared, asked: [], units: UNITS, kills: 5, workers: 2 });
      expect(struck).toMatchObject({ status: 0, results: UNITS });
      expect(contents(join(place, 'out/batch'))).toEqual(contents(join(place, 'alone/batch')));
      const again = call(place, 'batch', 'units', ...shared, '--timeout', '5');
      expect(again.stdout).toContain(`其中 ${UNITS} 个没有变化`);
    } finally {
      server.stop();
      rmSync(place, { recursive: true, force: true });
    }
  },
);
