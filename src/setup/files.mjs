/** Files and folders that appear whole or not at all, and what they are made from. */
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join, relative, sep } from 'node:path';

export function filesBelow(folder) {
  return readdirSync(folder, { withFileTypes: true }).flatMap((entry) => {
    const path = join(folder, entry.name);
    return entry.isDirectory() ? filesBelow(path) : [path];
  });
}

/** Sixteen digits that change with any name or content of the files, and with `other`. */
export function digestOf(files, root, other = '') {
  const hash = createHash('sha256').update(`${other}\0`);
  for (const path of [...files].sort()) {
    hash.update(`${relative(root, path).split(sep).join('/')}\0`);
    hash.update(existsSync(path) ? readFileSync(path) : '').update('\0');
  }
  return hash.digest('hex').slice(0, 16);
}

export function readIfThere(path) {
  try {
    return readFileSync(path, 'utf8');
  } catch {
    return undefined;
  }
}

export function placeFile(path, contents, mode = 0o644) {
  const draft = draftOf(path);
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(draft, contents, { mode });
  renameSync(draft, path);
}

/** A folder of files by name; the one that is there already, made from the same, is as good. */
export function placeFolder(path, files) {
  const draft = draftOf(path);
  for (const [name, contents] of files) {
    mkdirSync(dirname(join(draft, name)), { recursive: true });
    writeFileSync(join(draft, name), contents);
  }
  try {
    renameSync(draft, path);
  } catch (error) {
    rmSync(draft, { recursive: true, force: true });
    if (!existsSync(path)) throw error;
  }
}

function draftOf(path) {
  return `${path}.${process.pid}.tmp`;
}
