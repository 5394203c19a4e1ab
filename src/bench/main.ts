/**
 * Measures what a user waits for. `npm run bench [-- UNIT] [--only cold|warm|emitters|batch|sizes]`
 *
 *   cold      the command from a cold start, in turn with an empty process
 *   warm      one more build in a running process, by kind of edit: what moved, history and writing with it
 *   emitters  layout, PDF and Word alone, of a report that is composed
 *   batch     200 units in one process of its own
 *   sizes     dossiers far larger than any real one; only where it is asked for
 *
 * Each row is told as ratio to an empty process of the same run, so that two machines can be compared.
 */
import { spawnSync } from 'node:child_process';
import { cpSync, mkdtempSync, rmSync } from 'node:fs';
import { availableParallelism, tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { buildHeld, buildInto } from '../cli/commands/build.ts';
import { pathsFrom } from '../cli/paths.ts';
import { unitNames } from '../cli/units/units.ts';
import { layOut } from '../layout/layout.ts';
import { installationRoot } from '../library/installation.ts';
import { analyse } from '../pipeline.ts';
import { renderDocx } from '../render/docx/render-docx.ts';
import { renderPdf } from '../render/pdf/render-pdf.ts';
import { pageStyleOf } from '../style/style-sheets.ts';
import { loadTypefaces } from '../style/typefaces.ts';
import { batchLines } from './batch.ts';
import { editsOf } from './edits.ts';
import { type Call, coldRow, markdownTable, median, type Row, runProcess, warmRow } from './measure.ts';
import { sizesTable } from './sizes.ts';

const RUNS = 7;
const WARM_UP = 12;
const WARM_RUNS = 15;
const WANTED = { keep: 5, csv: false, ofd: false, 'ofd-a': false };

const root = installationRoot();
const units = join(root, 'data', 'units');
const program = join(root, 'dist', 'juesuan.js');
const { values, positionals } = parseArgs({ options: { only: { type: 'string' } }, allowPositionals: true });
const unit = positionals.at(-1) ?? unitNames(units)[0] ?? '';
const folder = join(units, unit);

function inTemporary<Value>(work: (home: string) => Value): Value {
  const home = mkdtempSync(join(tmpdir(), 'juesuan-bench-'));
  const clear = () => rmSync(home, { recursive: true, force: true });
  const result = work(home);
  if (result instanceof Promise) return result.finally(clear) as Value;
  clear();
  return result;
}

function coldRows(): Row[] {
  return inTemporary((home) => {
    let run = 0;
    const fresh = (command: string) => () => {
      run += 1;
      return [program, command, unit, '--units', units, '--out', join(home, String(run))];
    };
    return [
      coldRow('cold --help', RUNS, () => [program, '--help']),
      coldRow('cold check', RUNS, () => [program, 'check', unit, '--units', units]),
      coldRow('cold build', RUNS, fresh('build')),
      coldRow('cold draft', RUNS, fresh('draft')),
    ];
  });
}

function warm<Result>(call: Call<Result>): Promise<Row> {
  return warmRow(WARM_UP, WARM_RUNS, call);
}

function warmRows(): Promise<Row[]> {
  return inTemporary(async (home) => {
    const copy = join(home, unit);
    cpSync(folder, copy, { recursive: true });
    const paths = { ...pathsFrom({ units: home }), out: join(home, 'out') };
    await buildInto(copy, paths, WANTED);
    const rows: Row[] = [];
    for (const [name, edit] of Object.entries(editsOf(copy))) {
      const build = () => {
        edit();
        return buildHeld(copy, paths, WANTED);
      };
      rows.push(await warm({ name: `warm build, ${name}`, call: build, end: ({ end }) => end() }));
      const check = () => {
        edit();
        analyse(copy, paths);
      };
      rows.push(await warm({ name: `warm check, ${name}`, call: check }));
    }
    return rows;
  });
}

async function emitterRows(): Promise<Row[]> {
  const paths = pathsFrom({ units });
  const { report, profile } = analyse(folder, paths);
  if (report === undefined || profile === undefined) throw new Error(`${unit} has no report`);
  const style = pageStyleOf(profile);
  const typefaces = loadTypefaces(paths.fonts);
  const layout = layOut(report, style, typefaces);
  return [
    await warm({ name: 'layout alone', call: () => layOut(report, style, typefaces) }),
    await warm({
      name: 'PDF alone, with its layout',
      call: () => renderPdf(layOut(report, style, typefaces), report.meta),
    }),
    await warm({ name: 'Word alone', call: () => renderDocx(report, style, layout.headingPages, layout) }),
  ];
}

/** In a process of its own, so that its memory is that of the batch alone. */
async function batch(): Promise<void> {
  const print = (line: string) => process.stdout.write(`- ${line}\n`);
  for (const line of await batchLines(
    unitNames(units).map((name) => join(units, name)),
    pathsFrom({ units }),
  ))
    print(line);
}

function sizes(): void {
  inTemporary((home) => {
    for (const line of sizesTable(program, folder, home)) process.stdout.write(`${line}\n`);
  });
}

async function main(): Promise<void> {
  if (values.only === 'batch') return batch();
  if (values.only === 'sizes') return sizes();
  const wants = (part: string) => values.only === undefined || values.only === part;
  const rows = [
    ...(wants('cold') ? coldRows() : []),
    ...(wants('warm') ? await warmRows() : []),
    ...(wants('emitters') ? await emitterRows() : []),
  ];
  const empty = Array.from({ length: RUNS }, () => runProcess(['-e', '0']));
  const [wall, cpu] = [median(empty.map((one) => one.wall)), median(empty.map((one) => one.cpu))];
  process.stdout.write(
    `${unit}, Node ${process.versions.node}, ${availableParallelism()} cores; an empty process: ${wall.toFixed(0)} ms, ${cpu.toFixed(0)} ms of CPU\n\n`,
  );
  process.stdout.write(`${markdownTable(rows, wall, cpu)}\n\n`);
  if (!wants('batch')) return;
  spawnSync(process.execPath, [process.argv[1] as string, '--only', 'batch'], {
    stdio: ['ignore', 'inherit', 'ignore'],
  });
}

await main();
