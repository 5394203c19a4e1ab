/** What the program brings along, found beside it. */
import { existsSync, readFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import type { SharedPaths } from '../pipeline.ts';

const CATALOGUES = join('data', 'catalogues');

/** The nearest folder above this file that holds the catalogues: the same from `src/` and from `dist/`. */
export function installationRoot(): string {
  let folder = import.meta.dirname;
  while (!existsSync(join(folder, CATALOGUES)) && dirname(folder) !== folder) folder = dirname(folder);
  return folder;
}

/** @param templates those of the user, instead of those that come with the program */
export function sharedPaths(templates?: string): SharedPaths {
  const root = installationRoot();
  return {
    templates: templates === undefined ? join(root, 'templates') : resolve(templates),
    catalogues: join(root, CATALOGUES),
    fonts: join(root, 'fonts'),
  };
}

/** The version that the program tells of itself: from `package.json` beside it. */
export function programVersion(): string {
  const manifest = JSON.parse(readFileSync(join(installationRoot(), 'package.json'), 'utf8')) as { version: string };
  return manifest.version;
}
