/**
 * Throws broken dossiers, texts, profiles and files at the program: each must end in findings or in a report.
 * `npm run fuzz [-- --count N --seed N --render N --keep FOLDER]`: the same seed gives the same cases; every Nth report
 * is rendered too (0: none), and its Word and PDF files kept where a folder is named. A case that fails is reduced and kept in `test/fuzz/`, where the tests run it from then on.
 * A run that is ended by SIGTERM tells what it has come to. `npm run fuzz -- --kills N` kills builds instead, `--page-kills N`
 * programs that serve a page.
 */
import { createHash } from 'node:crypto';
import { mkdirSync, writeFileSync } from 'node:fs';
import { extname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { isMainThread, parentPort } from 'node:worker_threads';
import { installationRoot } from '../library/installation.ts';
import type { Files } from '../render/render.ts';
import { type Answer, BoundedTrials, type Question } from './bounded.ts';
import type { FuzzCase } from './edit.ts';
import { killBuilds } from './kills.ts';
import { fuzzCase } from './mutators.ts';
import { killPages } from './page-kills.ts';
import { reduced } from './reduce.ts';
import { trial } from './trial.ts';

const root = installationRoot();

/** Cases after which a word is said. */
const PROGRESS = 500;
/** Trials that the reducing of one case may take. */
const REDUCING = 40;

function answerQuestions(): void {
  parentPort?.on('message', ({ fuzzed, render, keep }: Question) => {
    const began = process.cpuUsage();
    void trial(fuzzed, root, render).then(({ files = new Map(), ...outcome }) => {
      if (keep !== undefined) keepFiles(keep, files);
      const { user, system } = process.cpuUsage(began);
      parentPort?.postMessage({ ...outcome, milliseconds: (user + system) / 1000 } satisfies Answer);
    });
  });
}

/** Word and PDF files, for judges of their own. */
function keepFiles(folder: string, files: Files): void {
  mkdirSync(folder, { recursive: true });
  for (const [name, content] of files) {
    if (/\.(docx|pdf)$/.test(name)) writeFileSync(join(folder, `report${extname(name)}`), content);
  }
}

/** Failures are alike when they read the same but for what is quoted or counted in them. */
function likeness(failure: string | undefined): string {
  return (failure ?? '').replace(/"[^"]*"|“[^”]*”|\d+/g, '');
}

async function keep(fuzzed: FuzzCase, failure: string, trials: BoundedTrials): Promise<string> {
  const same = likeness(failure);
  const fails = async (candidate: FuzzCase) =>
    likeness((await trials.ask({ fuzzed: candidate, render: true })).failure) === same;
  const small = await reduced(fuzzed, fails, REDUCING);
  const name = `${createHash('sha256').update(same).digest('hex').slice(0, 8)}.json`;
  mkdirSync(join(root, 'test', 'fuzz'), { recursive: true });
  writeFileSync(join(root, 'test', 'fuzz', name), `${JSON.stringify({ failure, ...small }, null, 2)}\n`);
  return name;
}

async function killRun(count: number, seed: number): Promise<void> {
  const { killed, writing, placed, faults } = await killBuilds(join(root, 'dist', 'juesuan.js'), root, count, seed);
  const lines = [
    `${killed} builds killed, ${writing} of them while writing, ${placed} with the new build in its place`,
  ];
  process.stdout.write(`${[...lines, `faults: ${faults.length}`, ...faults].join('\n')}\n`);
  process.exitCode = faults.length === 0 ? 0 : 1;
}

async function pageKillRun(count: number, seed: number): Promise<void> {
  const { killed, written, faults } = await killPages(join(root, 'dist', 'juesuan.js'), root, count, seed);
  const lines = [`${killed} pages killed amid an edit, ${written} of them with the edit in its file`];
  process.stdout.write(`${[...lines, `faults: ${faults.length}`, ...faults].join('\n')}\n`);
  process.exitCode = faults.length === 0 ? 0 : 1;
}

async function main(): Promise<void> {
  const { values } = parseArgs({
    options: {
      count: { type: 'string', default: '300' },
      seed: { type: 'string', default: '1' },
      render: { type: 'string', default: '4' },
      keep: { type: 'string' },
      kills: { type: 'string' },
      'page-kills': { type: 'string' },
    },
  });
  if (values.kills !== undefined) return killRun(Number(values.kills), Number(values.seed));
  if (values['page-kills'] !== undefined) return pageKillRun(Number(values['page-kills']), Number(values.seed));
  const [count, seed, every] = [Number(values.count), Number(values.seed), Number(values.render)];
  const trials = new BoundedTrials(fileURLToPath(import.meta.url));
  const tally = new Map<string, number>();
  const seen = new Map<string, number>();
  let slowest = { index: 0, milliseconds: 0 };
  let done = 0;
  let stopped = false;
  process.once('SIGTERM', () => {
    stopped = true;
  });
  for (let index = 0; index < count && !stopped; index += 1) {
    if (index > 0 && index % PROGRESS === 0) process.stderr.write(`${index} cases\n`);
    const fuzzed = fuzzCase(root, seed, index);
    const render = every > 0 && index % every === 0;
    const {
      kind,
      failure = '',
      milliseconds,
    } = await trials.ask({
      fuzzed,
      render,
      ...(values.keep !== undefined && { keep: join(values.keep, String(index)) }),
    });
    done += 1;
    const key = `${fuzzed.area} ${kind === 'report' && render ? 'rendered' : kind}`;
    tally.set(key, (tally.get(key) ?? 0) + 1);
    if (milliseconds > slowest.milliseconds) slowest = { index, milliseconds };
    if (kind !== 'failed') continue;
    const alike = likeness(failure);
    seen.set(alike, (seen.get(alike) ?? 0) + 1);
    if (seen.get(alike) !== 1) continue;
    process.stderr.write(`case ${index}: ${failure}\n`);
    process.stderr.write(`  kept as test/fuzz/${await keep(fuzzed, failure, trials)}\n`);
  }
  await trials.end();
  const lines = [...tally].sort(([a], [b]) => (a < b ? -1 : 1)).map(([key, number]) => `${key.padEnd(18)} ${number}`);
  const failed = [...seen].map(([alike, number]) => `${String(number).padStart(5)}  ${alike}`);
  process.stdout.write(
    `${[
      `${done} cases of seed ${seed}`,
      ...lines,
      `slowest: case ${slowest.index}, ${(slowest.milliseconds / 1000).toFixed(1)} s`,
      `failures: ${failed.length} kinds`,
      ...failed,
    ].join('\n')}\n`,
  );
  process.exitCode = failed.length === 0 ? 0 : 1;
}

if (isMainThread) await main();
else answerQuestions();
