/**
 * Makes a fresh checkout ready: installs the locked packages when they are missing or out of date, and makes `dist/`
 * anew when any source file has changed. It runs before anything is installed, so it uses Node alone; it is silent and
 * quick when there is nothing to do, and writes to stderr only.
 *
 *   node src/setup.mjs                 install and bundle
 *   node src/setup.mjs --bundle-only   bundle if esbuild is there (the `prepare` script)
 *   node src/setup.mjs --bench         install, bundle, and bundle the benchmark
 *   node src/setup.mjs --mutate        install, bundle, and bundle the mutation run
 *   node src/setup.mjs --fuzz          install, bundle, and bundle the fuzz run
 */
import { existsSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { bundleFailure, loadEsbuild } from './setup/bundle.mjs';
import { SetupError } from './setup/fault.mjs';
import { digestOf, filesBelow } from './setup/files.mjs';
import { installMissing } from './setup/install.mjs';
import { isProgramFresh, makeProgram, startFrom } from './setup/program.mjs';
import { isToolFresh, makeTool } from './setup/tool.mjs';

const MINIMUM_NODE = 20;
const ROOT = dirname(dirname(fileURLToPath(import.meta.url)));

function checkNode() {
  const major = Number.parseInt(process.versions.node, 10);
  if (major >= MINIMUM_NODE) return;
  throw new SetupError(
    `需要 Node.js ${MINIMUM_NODE} 或更新的版本，现在是 ${process.versions.node}。请到 https://nodejs.org/ 安装。\n` +
      `Node.js ${MINIMUM_NODE} or newer is required; this is ${process.versions.node}. See https://nodejs.org/`,
  );
}

/** Digest of everything that a bundle is made from. */
function sourceDigest() {
  const sources = filesBelow(join(ROOT, 'src')).filter((path) => /\.(?:ts|mjs|json)$/.test(path));
  return digestOf([...sources, join(ROOT, 'package-lock.json')], ROOT);
}

async function bundleStale(tools, { optional }) {
  if (!existsSync(join(ROOT, 'src', 'cli', 'main.ts'))) return;
  const digest = sourceDigest();
  const staleTools = tools.filter((tool) => !isToolFresh(ROOT, tool, digest));
  const isStale = !isProgramFresh(ROOT, digest);
  if (isStale || staleTools.length > 0) {
    const esbuild = await loadEsbuild();
    if (esbuild === undefined) {
      if (optional) return;
      throw bundleFailure('esbuild');
    }
    try {
      if (isStale) await makeProgram(esbuild, ROOT, digest);
      for (const tool of staleTools) await makeTool(esbuild, ROOT, tool, digest);
    } catch (error) {
      throw bundleFailure(error);
    }
  }
  startFrom(ROOT, digest);
}

async function main(options) {
  const bundleOnly = options.includes('--bundle-only');
  checkNode();
  if (!bundleOnly) installMissing(ROOT);
  const tools = ['bench', 'mutate', 'fuzz'].filter((name) => options.includes(`--${name}`));
  await bundleStale(tools, { optional: bundleOnly });
}

try {
  await main(process.argv.slice(2));
} catch (error) {
  if (!(error instanceof SetupError)) throw error;
  process.stderr.write(`${error.message}\n`);
  process.exitCode = 1;
}
