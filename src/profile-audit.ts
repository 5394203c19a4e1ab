/** A profile on its own: everything that can be found wrong with it before a unit uses it. */
import { checkProfileFiles } from './compose/profile-check.ts';
import { compose } from './compose/compose.ts';
import { compute } from './compute/compute.ts';
import type { Finding } from './diagnostics/finding.ts';
import { readProfile } from './input/read-profile.ts';
import { type Dossier, dossierSchema, NumberLiteral } from './model/dossier.ts';
import type { ProfileFiles } from './model/profile-files.ts';
import { loadCatalogues, type Paths, scoringOf } from './pipeline.ts';
import { chosenTables } from './validate/chosen-tables.ts';
import { validateProfile } from './validate/validate-profile.ts';

/** Year of the tables when the profile does not fix one. */
const USUAL_YEAR = 2024;

/**
 * Composes a report of a unit without any facts, so that every template, form and table is checked whether a unit
 * uses it or not.
 * @returns findings T…, V… with their places in the profile's files
 */
export function auditProfile(id: string, paths: Paths): readonly Finding[] {
  const folders = readProfile(paths.templates, 'templates', id);
  if (folders.value === undefined) return folders.findings;
  const profile = validateProfile(folders.value);
  if (profile.value === undefined) return profile.findings;
  return [...profile.findings, ...auditFiles(profile.value, paths)];
}

function auditFiles(profile: ProfileFiles, paths: Paths): readonly Finding[] {
  if (profile.profile.abstract) return [];
  const dossier = emptyDossier(profile);
  const catalogues = loadCatalogues(dossier, profile, paths);
  if (catalogues.value === undefined) return catalogues.findings;
  const { classification, tableSet } = catalogues.value;
  const tables = chosenTables(profile, tableSet);
  if (tables.value === undefined) return tables.findings;
  const { classes } = tableSet;
  const locate = () => ({ file: 'report.json' });
  const figures = compute({ dossier, classification, classes, scoring: scoringOf(profile.profile), locate });
  if (figures.value === undefined) return figures.findings;
  const inputs = { dossier, profile, figures: figures.value, classification, tables: tables.value, classes };
  const composed = compose({ ...inputs, readProse: () => undefined, proseName: (file) => file });
  const own = checkProfileFiles(profile, figures.value);
  return [...figures.findings, ...composed.findings, ...own];
}

/** A unit with a name and nothing else; prior-year values that the profile asks for are zero. */
function emptyDossier({ id, profile }: ProfileFiles): Dossier {
  const year = profile.tables.set ?? String(USUAL_YEAR);
  return dossierSchema.parse({
    profile: id,
    status: 'preparing',
    year: new NumberLiteral(year),
    date: `${Number(year) + 1}-01-01`,
    amountUnit: '万元',
    unit: { name: '某某单位', level: '县级', nature: 'administrative' },
    priorYear: Object.fromEntries((profile.priorYear ?? []).map((figure) => [figure, '0'])),
  });
}
