/**
 * Makes a fresh checkout ready: installs the locked packages when they are missing or out of date, and bundles
 * `src/cli/main.ts` into `dist/` when any source file has changed. It runs before anything is installed, so it uses
 * Node alone; it is silent and quick when there is nothing to do, and writes to stderr only.
 *
 *   node src/setup.mjs                 install and bundle
 *   node src/setup.mjs --bundle-only   bundle if esbuild is there (the `prepare` script)
 *   node src/setup.mjs --bench         install, bundle, and bundle the benchmark
 *   node src/setup.mjs --mutate        install, bundle, and bundle the mutation run
 *   node src/setup.mjs --fuzz          install, bundle, and bundle the fuzz run
 */
import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join, relative, sep } from 'node:path';
import { fileURLToPath } from 'node:url';

const MINIMUM_NODE = 20;
const ROOT = dirname(dirname(fileURLToPath(import.meta.url)));
const DIST = join(ROOT, 'dist');
const STAMP = join(DIST, '.stamp.json');

/** The CLI is split, so that `--help`, `list` and `check` do not load the Word and PDF writers. */
const CLI = { name: 'cli', entryPoints: { juesuan: 'src/cli/main.ts' }, splitting: true };
const BENCH = { name: 'bench', entryPoints: { bench: 'src/bench.ts' }, splitting: false };
const MUTATE = { name: 'mutate', entryPoints: { mutate: 'src/mutate/main.ts' }, splitting: false };
const FUZZ = { name: 'fuzz', entryPoints: { fuzz: 'src/fuzz/main.ts' }, splitting: false };

/** CommonJS packages inside an ES module need these three; `define` gives them names that no package uses. */
const BANNER = [
  "import { createRequire as __createRequire } from 'node:module';",
  "import { fileURLToPath as __toPath } from 'node:url';",
  'const require = __createRequire(import.meta.url);',
  'const __bundleFile = __toPath(import.meta.url);',
  "const __bundleFolder = __toPath(new URL('.', import.meta.url));",
].join('\n');
const DEFINE = { __filename: '__bundleFile', __dirname: '__bundleFolder' };

class SetupError extends Error {}

function checkNode() {
  const major = Number.parseInt(process.versions.node, 10);
  if (major >= MINIMUM_NODE) return;
  throw new SetupError(
    `需要 Node.js ${MINIMUM_NODE} 或更新的版本，现在是 ${process.versions.node}。请到 https://nodejs.org/ 安装。\n` +
      `Node.js ${MINIMUM_NODE} or newer is required; this is ${process.versions.node}. See https://nodejs.org/`,
  );
}

function readJson(path) {
  try {
    return JSON.parse(readFileSync(path, 'utf8'));
  } catch {
    return undefined;
  }
}

/** npm writes its hidden lock file last: where it agrees with ours, the installation is complete. */
function isInstalled() {
  const wanted = readJson(join(ROOT, 'package-lock.json'))?.packages;
  const present = readJson(join(ROOT, 'node_modules', '.package-lock.json'))?.packages;
  if (wanted === undefined || present === undefined) return false;
  return Object.entries(wanted).every(([path, entry]) => path === '' || isPresent(path, entry, present[path]));
}

function isPresent(path, wanted, present) {
  if (present === undefined) return wanted.optional === true;
  return present.version === wanted.version && existsSync(join(ROOT, path, 'package.json'));
}

function install() {
  process.stderr.write('正在安装依赖（仅首次或更新后）… Installing packages (first run or after an update) …\n');
  const { error, status } = runNpm(['ci', '--no-audit', '--no-fund', '--loglevel=error']);
  if (error === undefined && status === 0) return;
  const reason = error === undefined ? `npm ci: ${status}` : error.message;
  throw new SetupError(
    `安装依赖失败（${reason}）。请检查能否访问 npm 软件源（npm config get registry）和磁盘空间，然后重试。\n` +
      'Installing the packages failed. Check access to the npm registry and the disk space, then try again.',
  );
}

/** stdout stays free for the results of the command that follows. */
function runNpm(args) {
  const options = { cwd: ROOT, stdio: ['ignore', 2, 2] };
  const script = process.env.npm_execpath;
  if (script !== undefined && /npm-cli\.c?js$/.test(script)) {
    return spawnSync(process.execPath, [script, ...args], options);
  }
  return spawnSync('npm', args, { ...options, shell: process.platform === 'win32' });
}

function filesBelow(folder) {
  return readdirSync(folder, { withFileTypes: true }).flatMap((entry) => {
    const path = join(folder, entry.name);
    return entry.isDirectory() ? filesBelow(path) : [path];
  });
}

/** Digest of everything that a bundle is made from. */
function sourceDigest() {
  const files = filesBelow(join(ROOT, 'src')).filter((path) => /\.(?:ts|mjs|json)$/.test(path));
  const hash = createHash('sha256');
  for (const path of [...files.sort(), join(ROOT, 'package-lock.json')]) {
    hash.update(`${relative(ROOT, path).split(sep).join('/')}\0`);
    hash.update(existsSync(path) ? readFileSync(path) : '').update('\0');
  }
  return hash.digest('hex');
}

function isFresh(stamp, target, digest) {
  const made = stamp[target.name];
  return made?.digest === digest && made.files.every((file) => existsSync(join(DIST, file)));
}

async function loadEsbuild() {
  try {
    return await import('esbuild');
  } catch {
    return undefined;
  }
}

async function bundle(esbuild, target) {
  const { outputFiles } = await esbuild.build({
    absWorkingDir: ROOT,
    entryPoints: target.entryPoints,
    splitting: target.splitting,
    outdir: 'dist',
    chunkNames: 'chunks/[name]-[hash]',
    bundle: true,
    format: 'esm',
    platform: 'node',
    // A package's ES module where it has one: the other form of jsonc-parser hides its imports.
    mainFields: ['module', 'main'],
    target: 'node20',
    charset: 'utf8',
    banner: { js: BANNER },
    define: DEFINE,
    logLevel: 'silent',
    write: false,
  });
  // Chunks before the entry: whoever starts the entry meanwhile finds all that it imports.
  const files = outputFiles.map(({ path, contents }) => ({
    name: relative(DIST, path).split(sep).join('/'),
    contents,
  }));
  for (const file of files.sort((a, b) => b.name.includes('/') - a.name.includes('/'))) place(file);
  return files.map(({ name }) => name).sort();
}

function place({ name, contents }) {
  const path = join(DIST, name);
  const draft = `${path}.${process.pid}.tmp`;
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(draft, contents, { mode: name.includes('/') ? 0o644 : 0o755 });
  renameSync(draft, path);
}

/** Chunks of the bundle before the last are kept: a program that is running may still load them. */
function removeOldChunks(stamp, previous) {
  const known = new Set([...(stamp.cli?.files ?? []), ...(previous.cli?.files ?? [])]);
  const folder = join(DIST, 'chunks');
  for (const name of existsSync(folder) ? readdirSync(folder) : []) {
    if (!known.has(`chunks/${name}`)) rmSync(join(folder, name), { force: true });
  }
}

function bundleFailure(error) {
  const details = error instanceof Error ? error.message : String(error);
  return new SetupError(
    `编译失败。如果 node_modules 是从另一种系统复制来的，请删去它再试。\nBundling failed.\n${details}`,
  );
}

async function bundleStale(targets, { optional }) {
  if (!existsSync(join(ROOT, 'src', 'cli', 'main.ts'))) return;
  const digest = sourceDigest();
  const previous = readJson(STAMP) ?? {};
  const stale = targets.filter((target) => !isFresh(previous, target, digest));
  if (stale.length === 0) return;
  const esbuild = await loadEsbuild();
  if (esbuild === undefined) {
    if (optional) return;
    throw bundleFailure('esbuild');
  }
  const stamp = { ...previous };
  for (const target of stale) {
    const files = await bundle(esbuild, target).catch((error) => Promise.reject(bundleFailure(error)));
    stamp[target.name] = { digest, files };
  }
  place({ name: '.stamp.json', contents: `${JSON.stringify(stamp, null, 2)}\n` });
  removeOldChunks(stamp, previous);
}

async function main(options) {
  const bundleOnly = options.includes('--bundle-only');
  checkNode();
  if (!bundleOnly && !isInstalled()) install();
  const extra = [BENCH, MUTATE, FUZZ].filter(({ name }) => options.includes(`--${name}`));
  await bundleStale([CLI, ...extra], { optional: bundleOnly });
}

try {
  await main(process.argv.slice(2));
} catch (error) {
  if (!(error instanceof SetupError)) throw error;
  process.stderr.write(`${error.message}\n`);
  process.exitCode = 1;
}
