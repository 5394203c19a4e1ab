import { readdirSync, readFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import esbuild from 'esbuild';
import { defineConfig } from 'vitest/config';
import { BaseSequencer, type TestSpecification } from 'vitest/node';
import { pageForTests } from './src/setup/page.mjs';
import { COMPILING } from './src/start/v8-settings.ts';

const ROOT = import.meta.dirname;

/** Files of tests that hold a text. */
function testsWith(text: RegExp): string[] {
  return readdirSync(join(ROOT, 'test'), { recursive: true, encoding: 'utf8' })
    .filter((file) => file.endsWith('.test.ts'))
    .map((file) => join('test', file))
    .filter((file) => text.test(readFileSync(join(ROOT, file), 'utf8')));
}

/** Files that put another module in the place of one, or load modules anew: nobody else may see that. */
const ALONE = testsWith(/\bvi\.(?:mock|doMock|resetModules)\(/);

/** Files that wait for a browser, a database, batches or word processors. */
const WAITING = testsWith(/\/(?:browser|postgres|batch-place|support-office)\.ts'|'playwright-core'/);

/** Between two files that wait there are so many others: one waits while others compute, and none is left at the end. */
const BETWEEN = 6;

/** Files that have a process of their own come first, as a process of many ends where one of them is next. */
class WaitingAmongOthers extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const sorted = await super.sort(files);
    const those = (list: readonly string[]) => sorted.filter(({ moduleId }) => list.includes(relative(ROOT, moduleId)));
    const alone = those(ALONE);
    const waiting = those(WAITING).filter((file) => !alone.includes(file));
    const others = sorted.filter((file) => !alone.includes(file) && !waiting.includes(file));
    const among = waiting.flatMap((file, index) => [file, ...others.slice(index * BETWEEN, (index + 1) * BETWEEN)]);
    return [...alone, ...among, ...others.slice(waiting.length * BETWEEN)];
  }
}

export default defineConfig(({ mode }) => ({
  plugins: [pageForTests(esbuild, ROOT, join(ROOT, 'node_modules'))],
  test: {
    environment: 'node',
    globalSetup: ['test/setup/program.ts'],
    sequence: { sequencer: WaitingAmongOthers },
    setupFiles: ['test/setup/standstill.ts', 'test/setup/temporary.ts'],
    // Whole builds and child processes run inside tests; a slow machine with one core must not fail them.
    testTimeout: 60_000,
    hookTimeout: 120_000,
    // A browser on a machine that others use too may miss its moment once; a fault fails twice.
    retry: process.env.CI === undefined ? 0 : 1,
    pool: 'forks',
    // As the program sets V8: most of what a test calls is called a few times.
    execArgv: COMPILING,
    maxWorkers: 2,
    restoreMocks: true,
    env: mode === 'long' ? { RUNS: '50' } : {},
    projects: [
      { extends: true, test: { name: 'alone', include: ALONE } },
      {
        extends: true,
        test: {
          name: 'together',
          include: ['test/**/*.test.ts'],
          exclude: ['test/package/**', ...ALONE],
          // A process loads and warms the sources once for all the files that it runs.
          isolate: false,
        },
      },
    ],
  },
}));
