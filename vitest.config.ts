import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import esbuild from 'esbuild';
import { defineConfig } from 'vitest/config';
import { pageForTests } from './src/setup/page.mjs';

const ROOT = import.meta.dirname;

/** Files that put another module in the place of one, or load modules anew: nobody else may see that. */
const ALONE = readdirSync(join(ROOT, 'test'), { recursive: true, encoding: 'utf8' })
  .filter((file) => file.endsWith('.test.ts'))
  .map((file) => join('test', file))
  .filter((file) => /\bvi\.(?:mock|doMock|resetModules)\(/.test(readFileSync(join(ROOT, file), 'utf8')));

export default defineConfig(({ mode }) => ({
  plugins: [pageForTests(esbuild, ROOT, join(ROOT, 'node_modules'))],
  test: {
    environment: 'node',
    globalSetup: ['test/setup/program.ts'],
    setupFiles: ['test/setup/standstill.ts', 'test/setup/temporary.ts'],
    // Whole builds and child processes run inside tests; a slow machine with one core must not fail them.
    testTimeout: 60_000,
    hookTimeout: 120_000,
    // A browser on a machine that others use too may miss its moment once; a fault fails twice.
    retry: process.env.CI === undefined ? 0 : 1,
    pool: 'forks',
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
