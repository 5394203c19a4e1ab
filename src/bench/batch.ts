/** Many units one after the other in one process: units for each second of CPU, and whether memory stays flat. */
import { cpSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { buildInto } from '../cli/commands/build.ts';
import type { Paths } from '../pipeline.ts';
import { changeAmount } from './edits.ts';

const UNITS = 200;
const EARLY = 25;
const WANTED = { keep: 1, csv: false, ofd: false, 'ofd-a': false };

/** Builds 200 units, copies of those in `folders` with other amounts, and tells what building them took. */
export async function batchLines(folders: readonly string[], paths: Paths): Promise<string[]> {
  setFlagsFromString('--expose-gc');
  const collect = runInNewContext('gc') as () => void;
  const heap = () => {
    collect();
    return process.memoryUsage().heapUsed / 2 ** 20;
  };
  const home = mkdtempSync(join(tmpdir(), 'juesuan-bench-'));
  try {
    let microseconds = 0;
    let early = Number.NaN;
    for (let index = 0; index < UNITS; index += 1) {
      const source = folders[index % folders.length] as string;
      const folder = join(home, `unit-${index}`);
      cpSync(source, folder, { recursive: true });
      changeAmount(join(folder, 'report.json'), index / 100);
      const before = process.cpuUsage();
      await buildInto(folder, { ...paths, out: join(home, 'out') }, WANTED);
      const { user, system } = process.cpuUsage(before);
      microseconds += user + system;
      if (index + 1 === EARLY) early = heap();
    }
    const late = heap();
    const seconds = microseconds / 1e6;
    return [
      `${UNITS} units in one process: ${((1000 * seconds) / UNITS).toFixed(0)} ms of CPU a unit, ${(UNITS / seconds).toFixed(2)} a second of CPU`,
      `live heap after ${EARLY}: ${early.toFixed(0)} MiB, after ${UNITS}: ${late.toFixed(0)} MiB (${(late / early).toFixed(2)} ×); peak resident: ${(process.resourceUsage().maxRSS / 1024).toFixed(0)} MiB`,
    ];
  } finally {
    rmSync(home, { recursive: true, force: true });
  }
}
