/** What `src/setup.mjs` does, with the options that stand there. */
import { existsSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { bundleFailure } from './bundle.mjs';
import { SetupError } from './fault.mjs';
import { digestOf, filesBelow } from './files.mjs';
import { installMissing } from './install.mjs';
import { isProgramFresh, makeProgram, removeFormer, startFrom } from './program.mjs';
import { isToolFresh, makeTool } from './tool.mjs';
import { withBundler } from './toolchain.mjs';
import { areTypesFresh, makeTypes } from './types.mjs';

const ROOT = dirname(dirname(dirname(fileURLToPath(import.meta.url))));
const TOOLS = ['bench', 'mutate', 'fuzz'];

/** Tells on stderr what stops it, and then leaves the exit code 1. */
export async function setUp(options) {
  try {
    await makeReady(options);
  } catch (error) {
    if (!(error instanceof SetupError)) throw error;
    process.stderr.write(`${error.message}\n`);
    process.exitCode = 1;
  }
}

async function makeReady(options) {
  if (!existsSync(join(ROOT, 'src', 'cli', 'main.ts'))) return;
  const tools = TOOLS.filter((name) => options.includes(`--${name}`));
  if (options.includes('--packages') || tools.length > 0) installMissing(ROOT);
  const digest = sourceDigest();
  const isStale = !isProgramFresh(ROOT, digest);
  const staleTools = tools.filter((tool) => !isToolFresh(ROOT, tool, digest));
  const wantsTypes = options.includes('--types') && !areTypesFresh(ROOT, digest);
  if (isStale || wantsTypes || staleTools.length > 0) {
    if (!options.includes('--bundle-only')) installMissing(ROOT);
    await withBundler(ROOT, async (bundler) => {
      if (isStale) await makeProgram(bundler, ROOT, digest);
      if (wantsTypes) makeTypes(bundler, ROOT, digest);
      for (const tool of staleTools) await makeTool(bundler, ROOT, tool, digest);
    }).catch((error) => {
      throw error instanceof SetupError ? error : bundleFailure(error);
    });
  }
  startFrom(ROOT, digest);
  if (options.includes('--without-former')) removeFormer(ROOT);
}

/** Digest of everything that a bundle is made from. */
function sourceDigest() {
  const sources = filesBelow(join(ROOT, 'src')).filter((path) => /\.(?:tsx?|mjs|cjs|json|css)$/.test(path));
  return digestOf([...sources, join(ROOT, 'package-lock.json')], ROOT);
}
