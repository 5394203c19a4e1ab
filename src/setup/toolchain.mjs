/**
 * What bundles the program: esbuild, and the packages that go into the bundle. They are development packages; where
 * these were left out (`npm ci --omit=dev`), they are lent: installed into a folder of their own, which is removed again.
 */
import { copyFileSync, existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { install } from './install.mjs';

/**
 * @param use is handed `{ esbuild, packages }`: the module, and the folder `node_modules` that is bundled from
 * @throws SetupError when they cannot be installed
 */
export async function withBundler(root, use) {
  const own = join(root, 'node_modules');
  if (isWhole(own)) return use(await bundlerIn(own));
  const lent = mkdtempSync(join(tmpdir(), 'juesuan-tools-'));
  try {
    for (const name of ['package.json', 'package-lock.json', '.npmrc'])
      copyFileSync(join(root, name), join(lent, name));
    install(lent, '正在借用编译工具 … Fetching the tools to bundle with …');
    return await use(await bundlerIn(join(lent, 'node_modules')));
  } finally {
    rmSync(lent, { recursive: true, force: true });
  }
}

/** Development packages are installed together or not at all. */
function isWhole(packages) {
  return existsSync(join(packages, 'esbuild', 'package.json'));
}

async function bundlerIn(packages) {
  const { default: esbuild } = await import(pathToFileURL(join(packages, 'esbuild', 'lib', 'main.js')).href);
  return { esbuild, packages };
}
