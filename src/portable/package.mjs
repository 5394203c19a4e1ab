/** The program as the package has it: one list of files for both, that of package.json. */
import { cpSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { SetupError } from '../setup/fault.mjs';
import { runNpm } from '../setup/install.mjs';

/** Packs the checkout and lays what the package holds into a folder. @throws SetupError when npm fails */
export function placePackage(root, folder) {
  const work = mkdtempSync(join(tmpdir(), 'juesuan-pack-'));
  try {
    writeFileSync(join(work, 'package.json'), '{ "private": true }');
    npm(['pack', '--loglevel=error', '--pack-destination', work], root);
    const [packed] = readdirSync(work).filter((name) => name.endsWith('.tgz'));
    npm(['install', '--ignore-scripts', '--no-audit', '--no-fund', '--loglevel=error', join(work, packed)], work);
    cpSync(join(work, 'node_modules', 'juesuan'), folder, { recursive: true });
  } finally {
    rmSync(work, { recursive: true, force: true });
  }
}

function npm(args, cwd) {
  const { error, status } = runNpm(args, cwd);
  if (error !== undefined || status !== 0) throw new SetupError(`npm ${args[0]} 失败（${error?.message ?? status}）。`);
}
