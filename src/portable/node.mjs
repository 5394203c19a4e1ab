/** Node for another machine, from the packages that npm has of it by platform. */
import { copyFileSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { SetupError } from '../setup/fault.mjs';
import { runNpm } from '../setup/install.mjs';

const { version, integrity } = JSON.parse(readFileSync(new URL('node.json', import.meta.url), 'utf8'));

export const NODE_VERSION = version;
export const PLATFORMS = Object.keys(integrity);

/** The package for Windows holds no licence; that of the same version for another system is the same. */
const LICENSED = 'linux-x64';

/**
 * Lays the executable and its licence into a folder. npm takes the package only if it has the checksum in `node.json`.
 * @returns path of the executable @throws SetupError when it cannot be had
 */
export function placeNode(platform, folder) {
  const work = mkdtempSync(join(tmpdir(), 'juesuan-node-'));
  try {
    const file = platform.startsWith('win') ? 'node.exe' : 'node';
    const licensed = platform.startsWith('win') ? LICENSED : platform;
    install([...new Set([platform, licensed])], work);
    copyFileSync(join(work, 'node_modules', `node-${platform}`, 'bin', file), join(folder, file));
    copyFileSync(join(work, 'node_modules', `node-${licensed}`, 'LICENSE'), join(folder, 'NODE-LICENSE'));
    return join(folder, file);
  } finally {
    rmSync(work, { recursive: true, force: true });
  }
}

/** By a lock file of its own, as for any package; `--force` since they are made for other machines. */
function install(platforms, work) {
  const dependencies = Object.fromEntries(platforms.map((platform) => [`node-${platform}`, version]));
  const manifest = { name: 'portable', version: '1.0.0', private: true, dependencies };
  const locked = platforms.map((platform) => [
    `node_modules/node-${platform}`,
    { version, integrity: integrity[platform] },
  ]);
  const packages = { '': manifest, ...Object.fromEntries(locked) };
  writeFileSync(join(work, 'package.json'), JSON.stringify(manifest));
  const lock = { name: 'portable', version: '1.0.0', lockfileVersion: 3, requires: true, packages };
  writeFileSync(join(work, 'package-lock.json'), JSON.stringify(lock));
  const args = ['ci', '--force', '--ignore-scripts', '--no-audit', '--no-fund', '--loglevel=error'];
  const { error, status } = runNpm(args, work);
  if (error !== undefined || status !== 0) {
    throw new SetupError(
      `取不到 Node.js ${version}（${platforms.join('、')}），或内容与 src/portable/node.json 中的校验值不符。`,
    );
  }
}
