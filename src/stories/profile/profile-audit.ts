/** A profile on its own: everything that can be found wrong with it before a unit uses it. */

import { checkOwnPrint, type Print } from '../../check/check.ts';
import { viewReport } from '../../check/reading/view.ts';
import { moneyScale } from '../../check/scale.ts';
import { checkProfileFiles } from '../../compose/profile-check.ts';
import type { Finding } from '../../diagnostics/finding.ts';
import { readProfile } from '../../input/read-profile.ts';
import { type Paths, templatesName } from '../../loading.ts';
import type { Profile } from '../../model/profile.ts';
import type { ProfileFiles } from '../../model/profile-files.ts';
import type { Report } from '../../model/report.ts';
import { valueAt } from '../../model/source.ts';
import { askedNames } from '../../validate/asked-names.ts';
import { validateProfile } from '../../validate/validate-profile.ts';
import { composedSpecimen } from './specimen.ts';

/**
 * Composes a report of a unit that has everything, so that every template, form and table is checked whether a unit
 * uses it or not.
 * @returns findings T…, V… with their places in the profile's files
 */
export function auditProfile(id: string, paths: Paths): readonly Finding[] {
  const folders = readProfile(paths.templates, templatesName(paths), id);
  if (folders.value === undefined) return folders.findings;
  const own = folders.value.at(-1);
  if (valueAt(own?.json.value, ['abstract']) === true) return [];
  const profile = validateProfile(folders.value);
  if (profile.value === undefined) return profile.findings;
  return [...profile.findings, ...auditFiles(profile.value, paths)];
}

function auditFiles(profile: ProfileFiles, paths: Paths): readonly Finding[] {
  const { value: specimen, findings } = composedSpecimen(profile, paths);
  if (specimen === undefined) return findings;
  const { inputs, composed, possibleFigures } = specimen;
  const known = new Set([...inputs.figures.keys(), ...possibleFigures]);
  const own = composed.value === undefined ? [] : ownPrint(composed.value.report, inputs, profile.profile);
  const names = askedNames(profile, inputs.figures);
  return [...composed.findings, ...own, ...names, ...checkProfileFiles(profile, known)];
}

type Specimen = Pick<Print, 'dossier' | 'figures' | 'tables' | 'classes' | 'classification'>;

/** Whether tables and charts of the specimen print what its figures are. */
function ownPrint(report: Report, { dossier, figures, tables, classes, classification }: Specimen, profile: Profile) {
  const locate = () => ({ file: 'report.json' });
  const { money, rounding } = profile;
  const scale = moneyScale(dossier.amountUnit, money.unit, money.table.decimals, rounding);
  const catalogues = { classification, functionalEntries: [], economicEntries: [], classes };
  const facts = {
    dossier,
    figures,
    tables,
    ...catalogues,
    profile,
    scale,
    locate,
    notGiven: new Set<string>(),
    prose: [],
  };
  const run = checkOwnPrint({ ...facts, view: viewReport(report, () => undefined) });
  return run.told.map(({ finding }) => finding);
}
