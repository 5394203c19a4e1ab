/**
 * `npm run scale`: what many units take, and whether they come through kills. Hours rather than minutes where the sizes
 * that `test/scale/sizes.ts` reads from the environment are large; so it does not belong to `npm test`.
 */
import { join } from 'node:path';
import esbuild from 'esbuild';
import { defineConfig } from 'vitest/config';
import { pageForTests } from './src/setup/page.mjs';

const ROOT = import.meta.dirname;

export default defineConfig({
  plugins: [pageForTests(esbuild, ROOT, join(ROOT, 'node_modules'))],
  test: {
    environment: 'node',
    globalSetup: ['test/setup/program.ts'],
    include: ['test/scale/*.measure.ts'],
    testTimeout: 8 * 3_600_000,
    hookTimeout: 3_600_000,
    fileParallelism: false,
  },
});
