/** A dossier that was given as files, as the folder that is read. */
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, dirname, join, resolve } from 'node:path';
import { safeFileName } from '../model/safe-file-name.ts';
import type { DossierSource } from './types.ts';

const UNNAMED = 'unit';

/** Where a dossier is read from, and what its files are called. */
interface Given {
  readonly folder: string;
  readonly name: string;
}

/**
 * What `use` makes of the folder of a dossier. Files that were given stand in a folder of their own until it is done.
 * @throws TypeError for the path of a file that leads out of it
 */
export async function withFolder<Result>(
  dossier: DossierSource,
  name: string | undefined,
  use: (given: Given) => Promise<Result>,
): Promise<Result> {
  if (typeof dossier === 'string') return use({ folder: resolve(dossier), name: name ?? dossier });
  for (const path of dossier.keys()) assertInside(path);
  const home = mkdtempSync(join(tmpdir(), 'juesuan-given-'));
  try {
    const folder = join(home, safeFileName(basename(name ?? UNNAMED)));
    mkdirSync(folder);
    for (const [path, content] of dossier) writeInto(folder, path, content);
    return await use({ folder, name: name ?? UNNAMED });
  } finally {
    rmSync(home, { recursive: true, force: true });
  }
}

function assertInside(path: string): void {
  const names = path.split('/');
  const isPlain = names.every((name) => name !== '' && name !== '.' && name !== '..' && !/[\\\0]/.test(name));
  if (!isPlain) throw new TypeError(`not a path within a dossier: ${path}`);
}

function writeInto(folder: string, path: string, content: Uint8Array): void {
  const file = join(folder, path);
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, content);
}
