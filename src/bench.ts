/**
 * Measures what a user waits for: the whole command from a cold start, and one more document in a running process.
 * `npm run bench [-- UNIT]`; besides the command line the only place with a clock.
 */
import { spawnSync } from 'node:child_process';
import { cpSync, existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { installationRoot, pathsFrom } from './cli/paths.ts';
import { unitNames } from './cli/units.ts';
import { analyse, renderOutputs } from './pipeline.ts';

const COLD_RUNS = 7;
const WARM_RUNS = 20;
const WARM_COUNTED = 10;

const root = installationRoot();
const units = join(root, 'data', 'units');
/** The unit named last on the command line, else the first there is. */
const unit = process.argv.slice(2).at(-1) ?? unitNames(units)[0] ?? '';
const folder = join(units, unit);
const program = join(root, 'dist', 'juesuan.js');

/** Milliseconds that each of `runs` calls takes. */
async function times(runs: number, call: () => unknown): Promise<number[]> {
  const measured: number[] = [];
  for (let run = 0; run < runs; run += 1) {
    const start = performance.now();
    await call();
    measured.push(performance.now() - start);
  }
  return measured;
}

function runProgram(args: readonly string[], nodeOptions: readonly string[] = []): string {
  const { status, stderr } = spawnSync(process.execPath, [...nodeOptions, program, ...args], { encoding: 'utf8' });
  if (status !== 0 && status !== 1) throw new Error(`juesuan ${args.join(' ')}: ${status}\n${stderr}`);
  return stderr;
}

function build(nodeOptions: readonly string[] = []): string {
  const out = mkdtempSync(join(tmpdir(), 'juesuan-bench-'));
  try {
    return runProgram(['build', unit, '--units', units, '--out', out], nodeOptions);
  } finally {
    rmSync(out, { recursive: true, force: true });
  }
}

/** Peak memory of one cold build in MB, told by the process itself when it ends. */
function peakMemory(): number {
  const hook = "process.on('exit',()=>process.stderr.write('maxRSS='+process.resourceUsage().maxRSS))";
  const stderr = build(['--import', `data:text/javascript,${encodeURIComponent(hook)}`]);
  return Number(/maxRSS=(\d+)/.exec(stderr)?.[1] ?? Number.NaN) / 1024;
}

function row(name: string, milliseconds: readonly number[]): string {
  const sorted = [...milliseconds].sort((a, b) => a - b);
  const median = sorted[Math.floor((sorted.length - 1) / 2)];
  const cells = [sorted[0], median, sorted.at(-1)].map((value) => (value ?? 0).toFixed(0).padStart(8));
  return `${name.padEnd(34)}${cells.join('')}`;
}

/** A file as its editor saves it: another text each time, with the same meaning. */
function save(file: string): void {
  writeFileSync(file, ` ${readFileSync(file, 'utf8')}`);
}

/** Of a copy of the unit, after nothing, a file of prose or its report.json was saved. */
async function warmRows(copy: string): Promise<string[]> {
  const paths = pathsFrom({ units });
  const json = join(copy, 'report.json');
  const prose = readdirSync(copy, { recursive: true, encoding: 'utf8' }).find((name) => name.endsWith('.md'));
  const analysis = (saved?: string) => {
    if (saved !== undefined) save(saved);
    return analyse(copy, paths);
  };
  const warm = async (call: () => unknown) => (await times(WARM_RUNS, call)).slice(-WARM_COUNTED);
  return [
    row('warm check, report.json saved', await warm(() => analysis(json))),
    row('warm check, prose saved', await warm(() => analysis(prose && join(copy, prose)))),
    row('warm check, nothing saved', await warm(() => analysis())),
    row('warm document (analyse + render)', await warm(() => renderOutputs(analysis(json), paths))),
  ];
}

async function warmRowsOfCopy(): Promise<string[]> {
  const copy = mkdtempSync(join(tmpdir(), 'juesuan-bench-'));
  try {
    cpSync(folder, copy, { recursive: true });
    return await warmRows(copy);
  } finally {
    rmSync(copy, { recursive: true, force: true });
  }
}

async function main(): Promise<void> {
  if (!existsSync(folder)) throw new Error(`no unit ${folder}`);
  const print = (line: string) => process.stdout.write(`${line}\n`);
  print(`${'milliseconds'.padEnd(34)}${['min', 'median', 'max'].map((title) => title.padStart(8)).join('')}`);
  print(row('cold --help', await times(COLD_RUNS, () => runProgram(['--help']))));
  print(row('cold check', await times(COLD_RUNS, () => runProgram(['check', unit, '--units', units]))));
  print(row('cold build', await times(COLD_RUNS, () => build())));
  const peak = peakMemory();
  for (const line of await warmRowsOfCopy()) print(line);
  print('');
  print(`peak memory of a cold build: ${peak.toFixed(0)} MB`);
  print(`peak memory after ${WARM_RUNS} warm documents: ${(process.resourceUsage().maxRSS / 1024).toFixed(0)} MB`);
}

await main();
