/**
 * The whole story on one screen:
 *
 *   report.json + *.md                       profile.json + *.md.hbs        catalogues
 *          └───────────────┬──────────────────────┴──────────────────────────────┘
 *   input      read, with the place of every value
 *   validate   shape and references → Dossier, ProfileFiles, Catalogues, or located findings
 *   compute    Dossier → FigureSet: exact, each figure with formula and inputs
 *   check      figures against the tables' rules and against what the unit declared
 *   compose    figures + templates → Report: the typed document tree, display text fixed
 *   render     Report → PDF, DOCX, text; nobody formats a number any more
 *   (write     all files of a build together: `write/`, called by the command)
 */
import { basename } from 'node:path';
import { check } from './check/check.ts';
import { compose } from './compose/compose.ts';
import { compute } from './compute/compute.ts';
import { type Finding, hasErrors, type Outcome } from './diagnostics/finding.ts';
import { catalogueFiles, readCatalogues } from './input/read-catalogues.ts';
import { readDossier } from './input/read-dossier.ts';
import { readProfile } from './input/read-profile.ts';
import { whileUnchanged } from './input/unchanged.ts';
import type { Dossier } from './model/dossier.ts';
import type { FigureSet } from './model/figure.ts';
import type { Profile } from './model/profile.ts';
import type { ProfileFiles } from './model/profile-files.ts';
import type { Report } from './model/report.ts';
import type { DossierFiles } from './model/source.ts';
import { checkGlyphs } from './style/glyphs.ts';
import { loadTypefaces } from './style/typefaces.ts';
import { type Catalogues, validateCatalogues } from './validate/validate-catalogues.ts';
import { validateDossier } from './validate/validate-dossier.ts';
import { validateProfile } from './validate/validate-profile.ts';
import { checkRequirements } from './validate/requirements.ts';
import { chosenTables } from './validate/chosen-tables.ts';
import { leftOutTables } from './validate/left-out-tables.ts';

export interface Paths {
  readonly templates: string;
  readonly catalogues: string;
  readonly fonts: string;
  readonly units: string;
  readonly out: string;
}

export interface Analysis {
  /** Folder name of the unit. */
  readonly unit: string;
  readonly folder: string;
  readonly dossier?: Dossier;
  readonly profile?: Profile;
  readonly figures?: FigureSet;
  readonly report?: Report;
  readonly findings: readonly Finding[];
  /** A final report may be written: composed, and without errors unless the paper is already published. */
  readonly publishable: boolean;
}

/** Everything but rendering. Findings of all stages that could run are in the result; bad input never throws. */
export function analyse(folder: string, paths: Paths, displayName = folder): Analysis {
  const unit = basename(folder);
  const findings: Finding[] = [];
  const take = <Value>(outcome: Outcome<Value>): Value | undefined => {
    findings.push(...outcome.findings);
    return outcome.value;
  };
  const finish = (reached: Partial<Analysis>): Analysis => ({ ...reached, unit, folder, findings, publishable: false });

  const files = take(readDossier(folder, displayName));
  if (files === undefined) return finish({});
  const dossier = take(validateDossier(files));
  if (dossier === undefined || hasErrors(findings)) return finish({});
  const profile = take(loadProfile(dossier, files, paths));
  if (profile === undefined) return finish({ dossier });
  const catalogues = take(loadCatalogues(dossier, profile, paths));
  const tables = catalogues && take(chosenTables(profile, catalogues.tableSet));
  if (catalogues === undefined || tables === undefined) return finish({ dossier, profile: profile.profile });
  const leftOut = take(leftOutTables(tables, files));
  const unmet = checkRequirements(dossier, profile, files);
  findings.push(...unmet);

  const { classification, tableSet } = catalogues;
  const locate = (path: readonly (string | number)[]) => files.json.locate(path);
  const classes = tableSet.classes;
  const figures = take(compute({ dossier, classification, classes, scoring: scoringOf(profile.profile), locate }));
  if (figures === undefined) return finish({ dossier, profile: profile.profile });
  const printed = printedDigits(profile.profile);
  const checked = check({ ...catalogues, ...printed, dossier, figures, tables, leftOut, classes, locate });
  findings.push(...checked);
  if (unmet.length > 0) return finish({ dossier, profile: profile.profile, figures });
  const readProse = (file: string) => files.readMarkdown(file);
  const proseName = (file: string) => files.displayName(file);
  const report = take(compose({ dossier, profile, figures, classification, tables, leftOut, classes, readProse, proseName }));
  if (report !== undefined) findings.push(...checkGlyphs(report, loadTypefaces(paths.fonts), files));

  const publishable = report !== undefined && (dossier.status === 'published' || !hasErrors(findings));
  return { unit, folder, dossier, profile: profile.profile, figures, ...(report && { report }), findings, publishable };
}

function loadProfile(dossier: Dossier, files: DossierFiles, paths: Paths): Outcome<ProfileFiles> {
  const place = files.json.locate(['profile']);
  const folders = readProfile(paths.templates, 'templates', dossier.profile, place);
  return folders.value === undefined ? { findings: folders.findings } : validateProfile(folders.value);
}

const catalogues = whileUnchanged<Outcome<Catalogues>>();

export function loadCatalogues(dossier: Dossier, { profile }: ProfileFiles, paths: Paths): Outcome<Catalogues> {
  const year = profile.tables.set === undefined ? dossier.year : Number.parseInt(profile.tables.set, 10);
  const key = `${paths.catalogues} ${year} ${dossier.year}`;
  return catalogues(key, catalogueFiles(paths.catalogues, year), () => {
    const files = readCatalogues(paths.catalogues, 'data/catalogues', year);
    return files.value === undefined ? { findings: files.findings } : validateCatalogues(files.value, dossier.year);
  });
}

/** What the check must know of the profile, to read what the unit has printed. */
function printedDigits({ money, percent, score, rounding, redHead, scoring }: Profile) {
  return {
    moneyUnit: money.unit,
    moneyDecimals: money.table.decimals,
    percentDecimals: percent.text.decimals,
    scoreDecimals: score.decimals,
    rounding,
    grades: scoring?.grades,
    redHead: redHead !== undefined,
  };
}

export function scoringOf(profile: Profile) {
  const { scoring, score, rounding } = profile;
  return { executionWeight: scoring?.executionWeight ?? 0, decimals: score.decimals, rounding };
}

/** The files of a build: reports by their title, and the data beside them. @throws Error when there is no report */
export async function renderOutputs(analysis: Analysis, paths: Paths): Promise<ReadonlyMap<string, Uint8Array>> {
  const { renderReport } = await import('./render/render.ts');
  return renderReport(analysis, paths.fonts);
}
