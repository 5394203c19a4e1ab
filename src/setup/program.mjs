/**
 * `dist/juesuan.js` and the folder it starts, `dist/program-<digest of the sources>/`. A folder is never changed once it
 * is there; the code that a Node version keeps of its scripts lies in a folder within (`src/start/code-cache.ts`).
 */
import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { programScripts } from './bundle.mjs';
import { placeFile, placeFolder, readIfThere } from './files.mjs';

export function isProgramFresh(root, digest) {
  return startedFolder(root) === folderName(digest) && existsSync(join(root, 'dist', folderName(digest)));
}

/** Makes the folder first: whoever starts the program meanwhile finds the former one, whole. */
export async function makeProgram(esbuild, root, digest) {
  const dist = join(root, 'dist');
  const former = startedFolder(root);
  const name = folderName(digest);
  placeFolder(join(dist, name), await programScripts(esbuild, root));
  placeFile(join(dist, 'package.json'), '{ "type": "commonjs" }\n');
  placeFile(join(dist, 'juesuan.js'), entryText(name), 0o755);
  removeOthers(dist, [name, former]);
}

/** Lets the program run once so that this Node finds it compiled; without, it is compiled at each start. */
export function keepCode(root, digest) {
  const folder = join(root, 'dist', folderName(digest));
  if (hasCode(folder)) return;
  const out = mkdtempSync(join(tmpdir(), 'juesuan-setup-'));
  try {
    const args = [join(folder, 'warm-up.js'), join(root, 'data', 'units'), out];
    spawnSync(process.execPath, args, { cwd: root, stdio: 'ignore' });
  } finally {
    rmSync(out, { recursive: true, force: true });
  }
}

function hasCode(folder) {
  return readdirSync(folder).includes(`code-${process.version}-${process.platform}-${process.arch}`);
}

function folderName(digest) {
  return `program-${digest}`;
}

function entryText(folder) {
  return `#!/usr/bin/env node\nrequire('./${folder}/start.js').start();\n`;
}

function startedFolder(root) {
  const text = readIfThere(join(root, 'dist', 'juesuan.js')) ?? '';
  return /^require\('\.\/(program-[0-9a-f]+)\//m.exec(text)?.[1];
}

/** The folder before the last is kept: a program that is running may still load from it. */
function removeOthers(dist, kept) {
  for (const name of readdirSync(dist)) {
    if (/^program-[0-9a-f]+$/.test(name) && !kept.includes(name))
      rmSync(join(dist, name), { recursive: true, force: true });
  }
}
