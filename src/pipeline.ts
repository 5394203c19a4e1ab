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
import { checkReport } from './check/report/check-report.ts';
import { sourceFinder } from './check/report/find-source.ts';
import { viewReport } from './check/report/view.ts';
import { waiveReported } from './check/report/waive.ts';
import { compose } from './compose/compose.ts';
import { compute } from './compute/compute.ts';
import { specimenFigureIds } from './compute/specimen.ts';
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
import type { TableSpec } from './model/table-spec.ts';
import type { PdfLayout } from './render/pdf/layout.ts';
import type { Files } from './render/render.ts';
import { checkGlyphs } from './style/glyphs.ts';
import { pageStyleOf } from './style/style-sheets.ts';
import { loadTypefaces } from './style/typefaces.ts';
import { chosenTables } from './validate/chosen-tables.ts';
import { leftOutTables } from './validate/left-out-tables.ts';
import { checkRequirements } from './validate/requirements.ts';
import { type Catalogues, validateCatalogues } from './validate/validate-catalogues.ts';
import { validateDossier } from './validate/validate-dossier.ts';
import { validateProfile } from './validate/validate-profile.ts';

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
  /** What everything was read from. */
  readonly files?: DossierFiles;
  readonly profileFiles?: ProfileFiles;
  readonly figures?: FigureSet;
  readonly report?: Report;
  readonly findings: readonly Finding[];
  /** A final report may be written: composed, and without errors unless the paper is already published. */
  readonly publishable: boolean;
  /** The check of the composed report, for another report of the same unit: as a wrong template would print it. */
  readonly read?: (report: Report) => readonly Finding[];
}

/** Everything but rendering. Findings of all stages that could run are in the result; bad input never throws. */
export function analyse(folder: string, paths: Paths, displayName = folder): Analysis {
  const start = { unit: basename(folder), folder };
  const loaded = load(folder, paths, displayName);
  if (loaded.value === undefined) return { ...start, findings: loaded.findings, publishable: false };
  const { dossier, profile } = loaded.value;
  const { files } = loaded.value;
  const reached = { ...start, dossier, profile: profile.profile, files, profileFiles: profile };

  const accounts = accountsOf(loaded.value);
  const computed = compute({ ...accounts, dossier });
  const figures = computed.value;
  if (figures === undefined)
    return { ...reached, findings: [...loaded.findings, ...computed.findings], publishable: false };
  const checked = check({ ...accounts, ...printedDigits(profile.profile), dossier, figures });
  const found = [...loaded.findings, ...computed.findings, ...checked];
  if (loaded.value.unmet) return { ...reached, figures, findings: found, publishable: false };

  const { value: report, findings: faults } = compose({
    ...accounts,
    ...proseOf(loaded.value.files),
    dossier,
    profile,
    figures,
  });
  if (report === undefined) return { ...reached, figures, findings: [...found, ...faults], publishable: false };
  const glyphs = checkGlyphs(report, loadTypefaces(paths.fonts), loaded.value.files);
  const sourceOf = sourceFinder(loaded.value.files);
  const read = (printed: Report) => {
    const view = viewReport(printed, sourceOf);
    const said = checkReport({ ...accounts, prose: textsOf(files), view, dossier, profile: profile.profile, figures });
    return waiveReported(said, dossier, accounts.locate);
  };
  const findings = [...found, ...faults, ...glyphs, ...read(report)];
  const publishable = dossier.status === 'published' || !hasErrors(findings);
  return { ...reached, figures, report, findings, publishable, read };
}

interface Loaded {
  readonly files: DossierFiles;
  readonly dossier: Dossier;
  readonly profile: ProfileFiles;
  readonly catalogues: Catalogues;
  readonly tables: readonly TableSpec[];
  /** Tables for which the dossier has no facts. */
  readonly leftOut: ReadonlySet<string>;
  /** The profile asks for what the dossier lacks: figures can be checked, but no report composed. */
  readonly unmet: boolean;
}

/** Reads and validates everything a report is made from. */
function load(folder: string, paths: Paths, displayName: string): Outcome<Loaded> {
  const findings: Finding[] = [];
  const take = <Value>(outcome: Outcome<Value>): Value | undefined => {
    findings.push(...outcome.findings);
    return outcome.value;
  };
  const files = take(readDossier(folder, displayName));
  const dossier = files && take(validateDossier(files));
  if (files === undefined || dossier === undefined || hasErrors(findings)) return { findings };
  const profile = take(loadProfile(dossier, files, paths));
  const catalogues = profile && take(loadCatalogues(dossier.year, profile, paths));
  const tables = profile && catalogues && take(chosenTables(profile, catalogues.tableSet));
  if (profile === undefined || catalogues === undefined || tables === undefined) return { findings };
  const leftOut = take(leftOutTables(tables, files)) ?? new Set<string>();
  const requirements = checkRequirements(dossier, profile, files);
  findings.push(...requirements);
  const unmet = requirements.length > 0;
  return { value: { files, dossier, profile, catalogues, tables, leftOut, unmet }, findings };
}

/** What the stages need of the year and the place besides the dossier. */
function accountsOf({ files, profile, catalogues, tables, leftOut }: Loaded) {
  const { classification, functionalEntries, economicEntries, tableSet } = catalogues;
  const { classes } = tableSet;
  const scoring = scoringOf(profile.profile);
  const locate = (path: readonly (string | number)[]) => files.json.locate(path);
  const possibleFigures = specimenFigureIds({ classification, classes, scoring }, profile.profile.priorYear ?? []);
  return {
    classification,
    functionalEntries,
    economicEntries,
    classes,
    tables,
    leftOut,
    scoring,
    locate,
    possibleFigures,
  };
}

function textsOf(files: DossierFiles): string[] {
  return files.markdownFiles.map((file) => files.readMarkdown(file) ?? '');
}

function proseOf(files: DossierFiles) {
  return {
    readProse: (file: string) => files.readMarkdown(file),
    proseName: (file: string) => files.displayName(file),
  };
}

function loadProfile(dossier: Dossier, files: DossierFiles, paths: Paths): Outcome<ProfileFiles> {
  const place = files.json.locate(['profile']);
  const folders = readProfile(paths.templates, 'templates', dossier.profile, place);
  return folders.value === undefined ? { findings: folders.findings } : validateProfile(folders.value);
}

const catalogues = whileUnchanged<Outcome<Catalogues>>();

/** @param reportYear year in which codes and names must be valid */
export function loadCatalogues(reportYear: number, { profile }: ProfileFiles, paths: Paths): Outcome<Catalogues> {
  const year = profile.tables.set === undefined ? reportYear : Number.parseInt(profile.tables.set, 10);
  const key = `${paths.catalogues} ${year} ${reportYear}`;
  return catalogues(key, catalogueFiles(paths.catalogues, year), () => {
    const files = readCatalogues(paths.catalogues, 'data/catalogues', year);
    return files.value === undefined ? { findings: files.findings } : validateCatalogues(files.value, reportYear);
  });
}

/** What the check must know of the profile, to read what the unit has printed. */
function printedDigits({ money, percent, score, rounding, redHead, scoring, glossary }: Profile) {
  return {
    explainsItems: glossary?.entries.some((entry) => 'items' in entry) ?? false,
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

/** Where everything stands in the PDF of the report, without drawing it; undefined when there is no report. */
export async function layOutReport({ report, profile }: Analysis, paths: Paths): Promise<PdfLayout | undefined> {
  if (report === undefined || profile === undefined) return undefined;
  const { layOutPdf } = await import('./render/pdf/render-pdf.ts');
  return layOutPdf(report, pageStyleOf(profile), loadTypefaces(paths.fonts));
}

/**
 * The files of a build: reports by their title, the data and `beside` with them.
 * @throws Error when there is no report
 */
export async function renderOutputs(analysis: Analysis, paths: Paths, beside?: Files): Promise<Files> {
  const { renderReport } = await import('./render/render.ts');
  return renderReport(analysis, paths.fonts, beside);
}
