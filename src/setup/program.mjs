/**
 * `dist/juesuan.js`, `dist/library.js`, `dist/THIRD-PARTY.txt` and what the first two start: `dist/program-<digest of the sources>/` and
 * `dist/templates-<digest of these and of the templates>/`. Neither is changed once it is there; only the code that a
 * Node version keeps of the scripts (`src/start/code-cache.ts`) is laid into it, in a folder of its own.
 */
import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { bundledProgram } from './bundle.mjs';
import { SetupError } from './fault.mjs';
import { digestOf, filesBelow, placeFile, placeFolder, readIfThere } from './files.mjs';
import { pdfjsFiles } from './pdfjs.mjs';
import { wrapped } from './script.mjs';

const TEMPLATES = 'templates.js';
const NODE_CHECK = readFileSync(new URL('node-check.cjs', import.meta.url), 'utf8');

export function isProgramFresh(root, digest) {
  return existsSync(join(root, 'dist', programFolder(digest)));
}

export async function makeProgram(bundler, root, digest) {
  const { scripts, licences } = await bundledProgram(bundler, root);
  placeFile(join(root, 'dist', 'THIRD-PARTY.txt'), licences);
  placeFile(join(root, 'dist', 'package.json'), '{ "type": "commonjs" }\n');
  placeFolder(join(root, 'dist', programFolder(digest)), [...scripts, ...pdfjsFiles(bundler.packages)]);
}

/** Names the program and its templates in `juesuan.js` when both are there: whoever starts it finds them whole. */
export function startFrom(root, digest) {
  const dist = join(root, 'dist');
  const program = programFolder(digest);
  const templates = `templates-${digestOf(filesBelow(join(root, 'templates')), root, digest)}`;
  if (!existsSync(join(dist, templates))) placeFolder(join(dist, templates), compiledTemplates(root, program));
  const entry = entryText(program, templates);
  const former = readIfThere(join(dist, 'juesuan.js'));
  if (former !== entry) {
    placeFile(join(dist, 'library.js'), libraryText(program, templates));
    placeFile(join(dist, 'juesuan.js'), entry, 0o755);
    removeOthers(dist, [entry, former].join());
  }
  keepCode(root, join(dist, program), join(dist, templates, TEMPLATES));
}

function compiledTemplates(root, program) {
  const folder = mkdtempSync(join(tmpdir(), 'juesuan-setup-'));
  const file = join(folder, TEMPLATES);
  try {
    const args = [join(root, 'dist', program, 'ship.js'), join(root, 'templates'), file];
    const { status, stderr } = spawnSync(process.execPath, args, { encoding: 'utf8' });
    if (status !== 0) throw new SetupError(stderr);
    return new Map([[TEMPLATES, wrapped(readFileSync(file, 'utf8'))]]);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** Lets the program run once so that this Node finds it compiled; without, it is compiled at each start. */
function keepCode(root, program, templates) {
  const kept = join(program, `code-${process.version}-${process.platform}-${process.arch}`);
  if (existsSync(kept)) return;
  const out = mkdtempSync(join(tmpdir(), 'juesuan-setup-'));
  try {
    warmUp(process.execPath, program, templates, join(root, 'data', 'units'), out);
    mkdirSync(kept, { recursive: true });
  } finally {
    rmSync(out, { recursive: true, force: true });
  }
}

/** The same for the program that `dist/juesuan.js` names and another Node of this system. @param out where to write */
export function keepCodeOf(node, dist, units, out) {
  const entry = readIfThere(join(dist, 'juesuan.js')) ?? '';
  const [program, templates] = ['program', 'templates'].map((what) => new RegExp(`${what}-[0-9a-f]+`).exec(entry)?.[0]);
  warmUp(node, join(dist, program), join(dist, templates, TEMPLATES), units, out);
}

function warmUp(node, program, templates, units, out) {
  spawnSync(node, [join(program, 'warm-up.js'), templates, units, out], { stdio: 'ignore' });
}

function programFolder(digest) {
  return `program-${digest}`;
}

function entryText(program, templates) {
  return `#!/usr/bin/env node\n${NODE_CHECK}${started(program, 'start', templates)}`;
}

/** Node finds the names of a CommonJS module for `import` where each is given a value of its own. */
function libraryText(program, templates) {
  const names = ['auditUnit', 'buildUnit', 'checkUnit', 'draftUnit'];
  const given = names.map((name) => `exports.${name} = own.${name};\n`);
  return `const own = ${started(program, 'library', templates)}${given.join('')}`;
}

function started(program, what, templates) {
  const file = JSON.stringify(`/${templates}/${TEMPLATES}`);
  return `require('./${program}/start.js').${what}(__dirname + ${file});\n`;
}

/** Leaves what `juesuan.js` names alone, as a package should hold it. */
export function removeFormer(root) {
  const dist = join(root, 'dist');
  removeOthers(dist, readIfThere(join(dist, 'juesuan.js')));
}

/** What the entry before this one names is kept: a program that is running may still load from it. */
function removeOthers(dist, entries) {
  for (const name of readdirSync(dist)) {
    const isMade = /^(?:program|templates)-[0-9a-f]+$/.test(name);
    if (isMade && !entries.includes(name)) rmSync(join(dist, name), { recursive: true, force: true });
  }
}
