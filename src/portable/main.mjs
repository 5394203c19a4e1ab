/** What `src/portable.mjs` does. */
import {
  chmodSync,
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { SetupError } from '../setup/fault.mjs';
import { keepCodeOf } from '../setup/program.mjs';
import { NODE_VERSION, PLATFORMS, placeNode } from './node.mjs';
import { placePackage } from './package.mjs';
import { placeStart } from './start.mjs';

const ROOT = dirname(dirname(dirname(fileURLToPath(import.meta.url))));

/** Tells on stderr what stops it, and then leaves the exit code 1. */
export async function makePortable(args) {
  try {
    const { platform, out } = optionsOf(args);
    const { version } = JSON.parse(readFileSync(join(ROOT, 'package.json'), 'utf8'));
    const folder = resolve(out, `juesuan-${version}-${platform}`);
    if (existsSync(folder)) throw new SetupError(`${folder} 已经存在。请先移走或删去。`);
    make(folder, platform);
    process.stdout.write(`${folder}\n`);
  } catch (error) {
    if (!(error instanceof SetupError)) throw error;
    process.stderr.write(`${error.message}\n`);
    process.exitCode = 1;
  }
}

function optionsOf(args) {
  const usage = `写成：npm run portable -- --platform ${PLATFORMS.join('|')} [--out 文件夹]`;
  try {
    const options = { platform: { type: 'string' }, out: { type: 'string', default: join(ROOT, 'portable') } };
    const { values } = parseArgs({ args, options });
    if (PLATFORMS.includes(values.platform)) return values;
  } catch {
    // Told below, as a platform that is none.
  }
  throw new SetupError(usage);
}

/** Made beside its place and moved there when it is whole. */
function make(folder, platform) {
  mkdirSync(dirname(folder), { recursive: true });
  const draft = mkdtempSync(`${folder}.`);
  try {
    const app = join(draft, 'app');
    placePackage(ROOT, app);
    const node = placeNode(platform, app);
    placeExample(draft);
    placeStart(draft, platform, NODE_VERSION);
    if (platform === ownPlatform()) keepCode(node, app, join(draft, '示例'));
    chmodSync(draft, 0o755);
    renameSync(draft, folder);
  } finally {
    rmSync(draft, { recursive: true, force: true });
  }
}

/** The first unit of the checkout, to try and to copy from; and the place for the user's own. */
function placeExample(draft) {
  const units = join(ROOT, 'data', 'units');
  const [unit] = readdirSync(units).sort();
  cpSync(join(units, unit), join(draft, '示例', unit), { recursive: true });
  mkdirSync(join(draft, '单位'));
}

function ownPlatform() {
  return `${process.platform === 'win32' ? 'win' : process.platform}-${process.arch}`;
}

/** As `setup` does in a checkout: a start then takes a third of the time. */
function keepCode(node, app, units) {
  const out = mkdtempSync(join(tmpdir(), 'juesuan-portable-'));
  try {
    keepCodeOf(node, join(app, 'dist'), units, out);
  } finally {
    rmSync(out, { recursive: true, force: true });
  }
}
