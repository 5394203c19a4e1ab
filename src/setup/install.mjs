/** Installs the locked packages, those for development as well: the bundle is made of them. */
import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { SetupError } from './fault.mjs';
import { readIfThere } from './files.mjs';

/** When they are missing or out of date. @throws SetupError when npm fails */
export function installMissing(root) {
  if (isInstalled(root)) return;
  install(root, '正在安装依赖（仅首次或更新后）… Installing packages (first run or after an update) …');
}

/** Whatever npm is told to leave out elsewhere; no script of a package is run. @throws SetupError when npm fails */
export function install(root, notice) {
  process.stderr.write(`${notice}\n`);
  const args = [
    'ci',
    '--include=dev',
    '--include=optional',
    '--ignore-scripts',
    '--no-audit',
    '--no-fund',
    '--loglevel=error',
  ];
  const { error, status } = runNpm(args, root);
  if (error === undefined && status === 0) return;
  const reason = error === undefined ? `npm ci: ${status}` : error.message;
  throw new SetupError(
    `安装依赖失败（${reason}）。请检查能否访问 npm 软件源（npm config get registry）和磁盘空间，然后重试。\n` +
      'Installing the packages failed. Check access to the npm registry and the disk space, then try again.',
  );
}

/** npm writes its hidden lock file last: where it agrees with ours, the installation is complete. */
function isInstalled(root) {
  const wanted = packagesOf(join(root, 'package-lock.json'));
  const present = packagesOf(join(root, 'node_modules', '.package-lock.json'));
  if (wanted === undefined || present === undefined) return false;
  return Object.entries(wanted).every(([path, entry]) => path === '' || isPresent(path, entry, present[path], root));
}

function packagesOf(path) {
  try {
    return JSON.parse(readIfThere(path)).packages;
  } catch {
    return undefined;
  }
}

function isPresent(path, wanted, present, root) {
  if (present === undefined) return wanted.optional === true;
  return present.version === wanted.version && existsSync(join(root, path, 'package.json'));
}

/** stdout stays free for the results of the command that follows. */
export function runNpm(args, cwd) {
  const options = { cwd, stdio: ['ignore', 2, 2] };
  const script = process.env.npm_execpath;
  if (script !== undefined && /npm-cli\.c?js$/.test(script)) {
    return spawnSync(process.execPath, [script, ...args], options);
  }
  return spawnSync('npm', args, { ...options, shell: process.platform === 'win32' });
}
