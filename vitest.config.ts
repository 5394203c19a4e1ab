import { join } from 'node:path';
import esbuild from 'esbuild';
import { defineConfig } from 'vitest/config';
import { pageForTests } from './src/setup/page.mjs';

const ROOT = import.meta.dirname;

export default defineConfig({
  plugins: [pageForTests(esbuild, ROOT, join(ROOT, 'node_modules'))],
  test: {
    environment: 'node',
    include: ['test/**/*.test.ts'],
    exclude: ['test/package/**'],
    setupFiles: ['test/setup/standstill.ts'],
    // Whole builds and child processes run inside tests; a slow machine with one core must not fail them.
    testTimeout: 60_000,
    hookTimeout: 120_000,
    // A browser on a machine that others use too may miss its moment once; a fault fails twice.
    retry: process.env.CI === undefined ? 0 : 1,
    pool: 'forks',
    maxWorkers: 2,
  },
});
