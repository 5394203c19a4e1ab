/** Where things are: what the program brings is found beside it, what the user has below the current folder. */
import { existsSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import type { Paths } from '../pipeline.ts';

const CATALOGUES = join('data', 'catalogues');

/** The nearest folder above this file that holds the catalogues: the same from `src/` and from `dist/`. */
export function installationRoot(): string {
  let folder = import.meta.dirname;
  while (!existsSync(join(folder, CATALOGUES)) && dirname(folder) !== folder) folder = dirname(folder);
  return folder;
}

export interface PathOptions {
  readonly units: string;
  readonly templates?: string | undefined;
  readonly out?: string | undefined;
}

/** Units and outputs as the user wrote them, so that findings name files as the user knows them. */
export function pathsFrom({ units, templates, out }: PathOptions): Paths {
  const root = installationRoot();
  return {
    templates: templates === undefined ? join(root, 'templates') : resolve(templates),
    catalogues: join(root, CATALOGUES),
    fonts: join(root, 'fonts'),
    units,
    out: out ?? 'out',
  };
}
