/** A process that builds a unit again and again stays as large as after a few builds. */
import { cpSync, existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { afterAll, expect, it } from 'vitest';
import { changeAmount } from '../src/bench/edits.ts';
import { unitNames } from '../src/cli/units/units.ts';
import { KEPT_UNITS } from '../src/model/remembered.ts';
import { analyse } from '../src/pipeline.ts';
import { paths, unitFolder } from './support.ts';

setFlagsFromString('--expose-gc');
const collect = runInNewContext('gc') as () => void;

const unit = existsSync(paths.units) ? unitNames(paths.units)[0] : undefined;
const sandbox = mkdtempSync(join(tmpdir(), 'juesuan-former-'));
afterAll(() => rmSync(sandbox, { recursive: true, force: true }));

it.skipIf(unit === undefined)(
  'what is made like the former report and figures, or asked after them, does not hold them',
  async () => {
    const folder = join(sandbox, unit ?? '');
    cpSync(unitFolder(unit ?? ''), folder, { recursive: true });
    const made: WeakRef<object>[][] = [];
    for (let save = 0; save < KEPT_UNITS + 4; save += 1) {
      changeAmount(join(folder, 'report.json'), 100);
      const { report, figures } = analyse(folder, paths, unit);
      made.push([report, figures].flatMap((each) => (each === undefined ? [] : [new WeakRef(each)])));
    }
    await new Promise((done) => setTimeout(done, 20));
    collect();
    const held = made.map((each) => each.map((one) => one.deref() !== undefined));
    expect(held).toHaveLength(KEPT_UNITS + 4);
    const gone = [false, false];
    expect(held.slice(0, 3)).toEqual([gone, gone, gone]);
    expect(held.at(-1)).toEqual([true, true]);
  },
);
