/** Where things are: what the program brings is found beside it, what the user has below the current folder. */
import { existsSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Argv } from 'yargs';
import type { Paths } from '../pipeline.ts';

/** The nearest folder above this file with the program's `package.json`: the same from `src/` and from `dist/`. */
export function installationRoot(): string {
  let folder = dirname(fileURLToPath(import.meta.url));
  while (!existsSync(join(folder, 'package.json')) && dirname(folder) !== folder) folder = dirname(folder);
  return folder;
}

export interface PathOptions {
  readonly units: string;
  readonly templates?: string | undefined;
  readonly out?: string | undefined;
}

/** The options of every command that reads units. */
export function withPathOptions<Arguments>(yargs: Argv<Arguments>): Argv<Arguments & PathOptions> {
  return yargs
    .option('units', { type: 'string', default: 'data/units', requiresArg: true, describe: '单位文件夹所在的位置' })
    .option('templates', { type: 'string', requiresArg: true, describe: '模板所在的位置，省略则用自带的模板' });
}

/** Units and outputs as the user wrote them, so that findings name files as the user knows them. */
export function pathsFrom({ units, templates, out }: PathOptions): Paths {
  const root = installationRoot();
  return {
    templates: templates === undefined ? join(root, 'templates') : resolve(templates),
    catalogues: join(root, 'data', 'catalogues'),
    fonts: join(root, 'fonts'),
    units,
    out: out ?? 'out',
  };
}
