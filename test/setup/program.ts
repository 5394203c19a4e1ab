/** Makes `dist/juesuan.js` anew where a source has changed, and removes the one before, once before all tests. */
import { spawnSync } from 'node:child_process';
import { join, resolve } from 'node:path';

const SETUP = join(resolve(import.meta.dirname, '../..'), 'src/setup.mjs');

/** @throws Error when it cannot be made; why stands on stderr */
export default function makeProgram(): void {
  const { status } = spawnSync(process.execPath, [SETUP, '--bundle-only', '--without-former'], { stdio: 'inherit' });
  if (status !== 0) throw new Error('the program could not be made');
}
