/** The clean dossiers of the tests, each with its own templates where it has them. */
import { cpSync, existsSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { pathsFrom } from '../cli/paths.ts';
import { unitNames } from '../cli/units/units.ts';
import { installationRoot } from '../library/installation.ts';
import { type Analysis, analyse, type Paths } from '../pipeline.ts';

export interface CleanDossier {
  readonly unit: string;
  readonly folder: string;
  readonly paths: Paths;
}

/** Folders of units in the tests, and the templates beside them where a place is invented as well. */
const SETS: readonly (readonly [units: string, templates?: string])[] = [
  ['test/clean'],
  ['test/fifth-place/units', 'test/fifth-place/templates'],
];

/** All clean dossiers, in order. A temporary folder holds the templates of invented places beside the base. */
export function cleanDossiers(): CleanDossier[] {
  const root = installationRoot();
  return SETS.flatMap(([name, templates]) => {
    const units = join(root, name);
    const paths = templates === undefined ? pathsFrom({ units }) : withTemplates(units, join(root, templates));
    return unitNames(units).map((unit) => ({ unit, folder: join(units, unit), paths }));
  });
}

function withTemplates(units: string, own: string): Paths {
  const paths = pathsFrom({ units });
  const folder = mkdtempSync(join(tmpdir(), 'juesuan-mutate-'));
  process.on('exit', () => rmSync(folder, { recursive: true, force: true }));
  const templates = join(folder, 'templates');
  cpSync(join(paths.templates, 'base'), join(templates, 'base'), { recursive: true });
  for (const place of existsSync(own) ? readdirSync(own) : []) {
    cpSync(join(own, place), join(templates, place), { recursive: true });
  }
  return { ...paths, templates };
}

export function analyseFolder(folder: string, { paths }: CleanDossier): Analysis {
  return analyse(folder, paths, basename(folder));
}
