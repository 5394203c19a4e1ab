/** Folders of generated units, clean and of all places, and the templates that they ask for. */
import { cpSync, mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import fc from 'fast-check';
import { dossierOf, type GeneratedDossier } from './arbitraries/dossier.ts';
import { dossierPlans } from './arbitraries/dossier-plan.ts';
import { paths } from './support.ts';

const FIFTH_PLACE = resolve(import.meta.dirname, 'fifth-place/templates/lanchuan');

/** The project's places and the one that it has never seen, as `templates` in a folder. */
export function templatesIn(home: string): string {
  const folder = join(home, 'templates');
  cpSync(paths.templates, folder, { recursive: true });
  cpSync(FIFTH_PLACE, join(folder, 'lanchuan'), { recursive: true });
  return folder;
}

export function writeDossier(folder: string, { json, files }: GeneratedDossier): void {
  for (const [name, text] of Object.entries({ 'report.json': json, ...files })) {
    mkdirSync(dirname(join(folder, name)), { recursive: true });
    writeFileSync(join(folder, name), text);
  }
}

/** Writes `unit-001` …; the same seed gives the same units. */
export function writeUnits(folder: string, count: number, seed = 20_231_019): string[] {
  return fc.sample(dossierPlans, { seed, numRuns: count }).map((plan, index) => {
    const name = `unit-${String(index + 1).padStart(3, '0')}`;
    writeDossier(join(folder, name), dossierOf(plan));
    return name;
  });
}
