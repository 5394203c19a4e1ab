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
 *   layout     Report → placed pages
 *   render     placed pages → PDF; Report → DOCX, text, workbook of the tables; nobody formats a number any more
 *   (write     all files of a build together: `write/`, called by the command)
 */
import { basename } from 'node:path';
import {
  type Accounts,
  checkFacts,
  checkOwnPrint,
  checkPrint,
  checkTables,
  type Facts,
  type FactsCheck,
  type Print,
  type Run,
  settle,
  type TablesCheck,
  unasked,
} from './check/check.ts';
import { givenReader } from './check/reading/given.ts';
import { sourceReader } from './check/reading/sources.ts';
import { viewReport } from './check/reading/view.ts';
import { compose, type Composition as WithOrigins } from './compose/compose.ts';
import { type Computed, compute } from './compute/compute.ts';
import { type Finding, hasErrors, type Outcome } from './diagnostics/finding.ts';
import { readDossier } from './input/read-dossier.ts';
import {
  accountsFor,
  accountsOf,
  factsFor,
  type Loaded,
  load,
  namedTexts,
  proseOf,
  type SharedPaths,
} from './loading.ts';
import type { Dossier } from './model/dossier.ts';
import type { FigureSet } from './model/figure.ts';
import type { Layout } from './model/page.ts';
import type { Profile } from './model/profile.ts';
import type { ProfileFiles } from './model/profile-files.ts';
import { joinedKey, KEPT_UNITS, LatestByName, latestFor } from './model/remembered.ts';
import type { Report } from './model/report.ts';
import type { DossierFiles } from './model/source.ts';
import type { TextOrigins } from './model/text-origins.ts';
import type { Files, OutputOptions } from './render/render.ts';
import { checkGlyphs } from './style/glyphs.ts';
import { pageStyleOf } from './style/style-sheets.ts';
import { loadTypefaces } from './style/typefaces.ts';

export type { Paths, SharedPaths } from './loading.ts';

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
  /** Where the unit has written the texts of the report. */
  readonly origins?: TextOrigins;
  readonly findings: readonly Finding[];
  /** A final report may be written: composed, and without errors unless the paper is already published. */
  readonly publishable: boolean;
  /** The runs of the check, for the time that each rule took. */
  readonly runs?: readonly Run[];
  /** The check of the composed report, for another report of the same unit: as a wrong template would print it. */
  readonly read?: (report: Report) => readonly Finding[];
}

/** Everything but rendering. Findings of all stages that could run are in the result; bad input never throws. */
export function analyse(folder: string, paths: SharedPaths, displayName = folder): Analysis {
  return analyseFiles(folder, readDossier(folder, displayName), paths);
}

/** The same of files that were read before. @param folder under which what was made of them is kept */
export function analyseFiles(folder: string, given: Outcome<DossierFiles>, paths: SharedPaths): Analysis {
  const start = { unit: basename(folder), folder };
  const loaded = load(given, paths);
  if (loaded.value === undefined)
    return { ...start, findings: [...loaded.findings, ...unaskedAfter(loaded.findings, [])], publishable: false };
  const { dossier, profile } = loaded.value;
  const { files } = loaded.value;
  const reached = { ...start, dossier, profile: profile.profile, files, profileFiles: profile };

  const { value: counted, findings: told } = figuresOf(folder, loaded.value);
  const before = [...loaded.findings, ...told];
  if (counted === undefined)
    return { ...reached, findings: [...before, ...unaskedAfter(before, [])], publishable: false };
  const { figures } = counted.accounts;
  const known = factsOf(folder, loaded.value, counted);
  const without = (findings: readonly Finding[]) => {
    const settled = settle(known.runs, known.facts).filter(({ rule }) => !KNOWN_LAST.has(rule));
    return {
      ...reached,
      figures,
      findings: [...before, ...settled, ...findings, ...unaskedAfter(before, known.runs)],
      publishable: false,
      runs: known.runs,
    };
  };
  if (loaded.value.unmet) return without([]);

  const { value: composed, findings: composing } = reportOf(folder, loaded.value, known.facts, paths);
  if (composed === undefined) return without(composing);
  const { report, origins, readAs, reading } = composed;
  const runs = [...known.runs, reading];
  const findings = [...before, ...composing, ...settle(runs, known.facts)];
  const read = (other: Report) => settle(readAs(other), known.facts);
  const publishable = dossier.status === 'published' || !hasErrors(findings);
  return { ...reached, figures, report, origins, read, runs, findings, publishable };
}

/** What still has to be checked; nothing where there is no dossier at all. */
function unaskedAfter(findings: readonly Finding[], runs: readonly Run[]): readonly Finding[] {
  return findings.some(({ rule }) => rule === 'V01') ? [] : unasked(runs);
}

/** Whether a waiver answers nothing, or a declared figure does not exist, is known when nothing is missing any more. */
const KNOWN_LAST = new Set(['V38', 'V42']);

interface Counted {
  readonly accounts: Accounts;
  /** The check of the tables. */
  readonly tables: Run;
}

const latestFigures = latestFor<Dossier, Outcome<Counted>>(KEPT_UNITS);

/** Of each unit the figures as last computed. */
const lastComputed = new LatestByName<Computed>(KEPT_UNITS);
/** Of each unit the tables as last checked. */
const lastTables = new LatestByName<TablesCheck>(KEPT_UNITS);

/** The figures, and what can be said of the tables that they make. */
function figuresOf(folder: string, loaded: Loaded): Outcome<Counted> {
  const { dossier, profile, catalogues } = loaded;
  return latestFigures(dossier, [profile, catalogues], () => {
    const { value: computed, findings } = compute({ ...accountsOf(loaded), dossier }, lastComputed.get(folder));
    if (computed === undefined) return { findings };
    lastComputed.set(folder, computed);
    const accounts = accountsFor(loaded, computed.figures);
    const tables = checkTables(accounts, lastTables.get(folder));
    lastTables.set(folder, tables);
    return { value: { accounts, tables: tables.run }, findings };
  });
}

/** Of each unit the facts as last checked. */
const lastFacts = new LatestByName<FactsCheck>(KEPT_UNITS);

interface Known {
  readonly facts: Facts;
  /** The check of the tables, and of all else that needs no report. */
  readonly runs: readonly Run[];
}

const latestFacts = latestFor<Accounts, Known>(KEPT_UNITS);

/** The facts with the unit's own texts. */
function factsOf(folder: string, loaded: Loaded, { accounts, tables }: Counted): Known {
  return latestFacts(accounts, [joinedKey(namedTexts(loaded.files))], () => {
    const facts = factsFor(loaded, accounts);
    const checked = checkFacts(facts, lastFacts.get(folder));
    lastFacts.set(folder, checked);
    return { facts, runs: [tables, checked.run] };
  });
}

interface Composition extends Pick<WithOrigins, 'report' | 'origins'> {
  /** The check of the report. */
  readonly reading: Run;
  /** That of another one of the same unit, and of what the program itself may print wrongly. */
  readonly readAs: (report: Report) => readonly Run[];
}

const latestReport = latestFor<Facts, Outcome<Composition>>(KEPT_UNITS);
/** Of each unit the report as last composed. */
const lastComposed = new LatestByName<WithOrigins>(KEPT_UNITS);

/** The report, and what can be said of it as it reads. */
function reportOf(folder: string, loaded: Loaded, facts: Facts, paths: SharedPaths): Outcome<Composition> {
  const { files, dossier, profile } = loaded;
  return latestReport(facts, [paths.fonts], () => {
    const { figures } = facts;
    const given = { ...accountsOf(loaded), ...proseOf(files), dossier, profile, figures };
    const { value: composed, findings } = compose(given, lastComposed.get(folder));
    if (composed === undefined) return { findings };
    lastComposed.set(folder, composed);
    const { report, origins } = composed;
    const glyphs = checkGlyphs(report, loadTypefaces(paths.fonts), files);
    const sourceOf = sourceReader(origins, facts.locate);
    const givenFor = givenReader(facts);
    const printOf = (printed: Report): Print => ({ ...facts, view: viewReport(printed, sourceOf, givenFor) });
    const readAs = (printed: Report) => {
      const print = printOf(printed);
      return [checkPrint(print), checkOwnPrint(print)];
    };
    return {
      value: { report, origins, readAs, reading: checkPrint(printOf(report)) },
      findings: [...findings, ...glyphs],
    };
  });
}

/** Where everything stands on the pages of the report; undefined when there is no report. */
export async function layOutReport({ report, profile }: Analysis, paths: SharedPaths): Promise<Layout | undefined> {
  if (report === undefined || profile === undefined) return undefined;
  const { layOut } = await import('./layout/layout.ts');
  return layOut(report, pageStyleOf(profile), loadTypefaces(paths.fonts));
}

/**
 * The files of a build: reports by their title, the data, and what the options ask for.
 * @throws Error when there is no report
 */
export async function renderOutputs(analysis: Analysis, paths: SharedPaths, options?: OutputOptions): Promise<Files> {
  const { renderReport } = await import('./render/render.ts');
  const layout = await layOutReport(analysis, paths);
  if (layout === undefined) throw new Error(`unit ${analysis.unit} has no report to render`);
  return renderReport(analysis, layout, options);
}
