/** A program that is killed while its page is being edited leaves whole files; `npm run fuzz -- --page-kills N` does it often. */
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { killPages } from '../../src/fuzz/page-kills.ts';
import { ROOT } from '../support.ts';

it('leaves the files of its unit whole when it is killed amid an edit', { timeout: 300_000 }, async () => {
  const { killed, faults } = await killPages(join(ROOT, 'dist/juesuan.js'), ROOT, 2, 7);
  expect(killed).toBe(2);
  expect(faults).toEqual([]);
});
