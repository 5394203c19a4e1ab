/** Node for another machine, from the packages that npm has of it by platform. */
import { copyFileSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { SetupError } from '../setup/fault.mjs';
import { runNpm } from '../setup/install.mjs';

const { version, integrity } = JSON.parse(readFileSync(new URL('node.json', import.meta.url), 'utf8'));

export const NODE_VERSION = version;
export const PLATFORMS = Object.keys(integrity);

/**
 * Lays the executable and its licence into a folder. npm takes the package only if it has the checksum in `node.json`.
 * @returns path of the executable @throws SetupError when it cannot be had
 */
export function placeNode(platform, folder) {
  const work = mkdtempSync(join(tmpdir(), 'juesuan-node-'));
  try {
    const name = `node-${platform}`;
    const file = platform.startsWith('win') ? 'node.exe' : 'node';
    install(name, platform, work);
    const fetched = join(work, 'node_modules', name);
    copyFileSync(join(fetched, 'bin', file), join(folder, file));
    copyFileSync(join(fetched, 'LICENSE'), join(folder, 'NODE-LICENSE'));
    return join(folder, file);
  } finally {
    rmSync(work, { recursive: true, force: true });
  }
}

/** By a lock file of its own, as for any package; `--force` since it is made for another machine. */
function install(name, platform, work) {
  const manifest = { name: 'portable', version: '1.0.0', private: true, dependencies: { [name]: version } };
  const packages = { '': manifest, [`node_modules/${name}`]: { version, integrity: integrity[platform] } };
  writeFileSync(join(work, 'package.json'), JSON.stringify(manifest));
  const lock = { name: 'portable', version: '1.0.0', lockfileVersion: 3, requires: true, packages };
  writeFileSync(join(work, 'package-lock.json'), JSON.stringify(lock));
  const args = ['ci', '--force', '--ignore-scripts', '--no-audit', '--no-fund', '--loglevel=error'];
  const { error, status } = runNpm(args, work);
  if (error !== undefined || status !== 0) {
    throw new SetupError(`取不到 ${name} ${version}，或内容与 src/portable/node.json 中的校验值不符。`);
  }
}
