/** Reads and validates everything that a report is made from: the first two stages, and what the later ones need of it. */

import { basename, isAbsolute, relative, sep } from 'node:path';
import type { Accounts, Facts } from './check/check.ts';
import { halfUnit, type MoneyScale, moneyScale } from './check/scale.ts';
import { declaredAmounts } from './check/tables/declared-amounts.ts';
import { specimenFigureIds } from './compute/specimen.ts';
import type { Finding, Outcome, Place } from './diagnostics/finding.ts';
import { hasErrors } from './diagnostics/finding.ts';
import { catalogueFiles, readCatalogues } from './input/read-catalogues.ts';
import { readProfile } from './input/read-profile.ts';
import { whileUnchanged } from './input/unchanged.ts';
import { type Dossier, isInlineText } from './model/dossier.ts';
import type { FigureSet } from './model/figure.ts';
import type { Profile } from './model/profile.ts';
import type { ProfileFiles } from './model/profile-files.ts';
import { KEPT_UNITS, LatestByName, latestByKey, latestFor, rememberedByObject } from './model/remembered.ts';
import { type DossierFiles, valueAt } from './model/source.ts';
import { withPartsOf } from './model/structural-sharing.ts';
import type { TableSpec } from './model/table-spec.ts';
import { withAskedFacts } from './validate/asked-facts.ts';
import { withFactNames } from './validate/blank-facts.ts';
import { chosenTables } from './validate/chosen-tables.ts';
import { withOwnNames } from './validate/own-names.ts';
import { blankTexts, checkRequirements } from './validate/requirements.ts';
import { tablesNotGiven } from './validate/tables-not-given.ts';
import { withUsedItems } from './validate/used-items.ts';
import { type Catalogues, validateCatalogues } from './validate/validate-catalogues.ts';
import { validateDossier } from './validate/validate-dossier.ts';
import { validateProfile } from './validate/validate-profile.ts';
import { writtenIn } from './validate/written.ts';

/** Where things are that every unit shares. */
export interface SharedPaths {
  readonly templates: string;
  readonly catalogues: string;
  readonly fonts: string;
}

/** The same with where a user's units are, and where their outputs go. */
export interface Paths extends SharedPaths {
  readonly units: string;
  readonly out: string;
}

export interface Loaded {
  readonly files: DossierFiles;
  readonly dossier: Dossier;
  readonly profile: ProfileFiles;
  readonly catalogues: Catalogues;
  readonly tables: readonly TableSpec[];
  /** Tables for which the dossier has no facts. */
  readonly notGiven: ReadonlySet<string>;
  /** The dossier is at fault or lacks what the profile asks for: figures can be checked, but no report composed. */
  readonly unmet: boolean;
}

/** Validates a dossier with everything else that a report is made from; what is missing is told beside what is wrong. */
export function load(read: Outcome<DossierFiles>, paths: SharedPaths): Outcome<Loaded> {
  const findings: Finding[] = [];
  const take = <Value>(outcome: Outcome<Value>): Value | undefined => {
    findings.push(...outcome.findings);
    return outcome.value;
  };
  const files = take(read);
  if (files === undefined) return { findings };
  const isRead = !hasErrors(findings);
  const { value: valid, findings: shape } = validateDossier(files);
  const isWritten = writtenIn(files.json, shape);
  const place = loadProfile(files, paths);
  findings.push(...(place.value === undefined ? shape : withFactNames(shape, place.value.profile)));
  const profile = take(place);
  const measured = valid && profile ? measuredBy(profile, valid.dossier, files) : undefined;
  const dossier = measured === undefined ? valid?.dossier : take(measured);
  const year = dossier?.year ?? writtenYear(files);
  const shared = profile && (year === undefined ? undefined : take(loadCatalogues(year, profile, paths)));
  const catalogues = shared && namedBy(dossier, shared);
  const tables = profile && catalogues && take(chosenTables(profile, catalogues.tableSet));
  const notGiven = (tables && take(tablesNotGiven(tables, files, isWritten))) ?? NONE;
  const requirements = profile ? checkRequirements(profile, files, isWritten) : [];
  findings.push(...requirements);
  const unmet = valid === undefined || valid.isFaulty || requirements.length > 0 || hasErrors(measured?.findings ?? []);
  if (profile !== undefined && unmet) findings.push(...blankTexts(profile, files));
  if (!isRead || !valid?.hasFigures || !dossier || !profile || !catalogues || !tables) return { findings };
  const used = tablesFor(dossier, tables, catalogues);
  return { value: { files, dossier, profile, catalogues, tables: used, notGiven, unmet }, findings };
}

const NONE: ReadonlySet<string> = new Set();

const latestTables = latestFor<object, readonly TableSpec[]>(KEPT_UNITS);

/** The tables of the place and year with the rows that this unit needs besides. */
function tablesFor(dossier: Dossier, tables: readonly TableSpec[], catalogues: Catalogues): readonly TableSpec[] {
  const { basicByEconomicItem: basic, expenditureByEconomicItem: all = basic } = dossier;
  const { classification } = catalogues;
  return latestTables(basic, [all, tables, classification], () => withUsedItems(tables, dossier, classification));
}

/** The year as it stands in a file that is not a dossier yet. */
function writtenYear({ json }: DossierFiles): number | undefined {
  const year = json.sourceAt(['year']);
  return year !== undefined && /^20\d\d$/.test(year) ? Number(year) : undefined;
}

/** Ids of all figures that a unit of the place may have: asked for only when a template names one that this unit lacks. */
const figuresOfAnyUnit = rememberedByObject((catalogues: Catalogues) =>
  rememberedByObject((profile: Profile) => {
    const { classification } = catalogues;
    const classes = classesOf(profile, catalogues);
    const known = { classification, classes, scoring: scoringOf(profile), placeFigures: profile.figures };
    return specimenFigureIds(known, profile.priorYear ?? []);
  }),
);

/** What the stages need of the year and the place besides the dossier. */
export const accountsOf = rememberedByObject(({ files, dossier, profile, catalogues, tables, notGiven }: Loaded) => {
  const { classification, functionalEntries, economicEntries } = catalogues;
  const classes = classesOf(profile.profile, catalogues);
  const given = { dossier, tables, classes, classification };
  const locate = (path: readonly (string | number)[]) => files.json.locate(path);
  return {
    classification,
    functionalEntries,
    economicEntries,
    classes,
    tables,
    notGiven,
    printedTotals: { amounts: amountsDeclared(given), ...lastDigitOf(scaleOf(dossier, profile.profile)) },
    scoring: scoringOf(profile.profile),
    placeFigures: profile.profile.figures,
    locate,
    possibleFigures: () => figuresOfAnyUnit(catalogues)(profile.profile),
  };
});

const latestAmounts = latestFor<object, ReturnType<typeof declaredAmounts>>(KEPT_UNITS);

function amountsDeclared(given: Parameters<typeof declaredAmounts>[0]) {
  const { dossier, tables, classes, classification } = given;
  return latestAmounts(dossier.declared ?? NOTHING_DECLARED, [tables, classes, classification], () =>
    declaredAmounts(given),
  );
}

const NOTHING_DECLARED = {};

function scaleOf({ amountUnit }: Dossier, { money, rounding }: Profile): MoneyScale {
  return scaleBy([amountUnit, money.unit, money.table.decimals, rounding]);
}

/** The same scale for the same words: what is made by it is known by it. */
const scaleBy = latestByKey(
  (words: Parameters<typeof moneyScale>) => words.join(' '),
  (words) => moneyScale(...words),
  KEPT_UNITS,
);

function lastDigitOf({ quantum }: MoneyScale) {
  return { quantum, half: halfUnit(quantum) };
}

/** 类 that the statements list: those of the place, else those of the year's forms. */
export function classesOf({ tables }: Profile, { tableSet }: Catalogues): readonly string[] {
  return tables.classes ?? tableSet.classes;
}

/** The numbers of a dossier, with all that the check holds them against. */
export function accountsFor(loaded: Loaded, figures: FigureSet): Accounts {
  const { dossier, profile } = loaded;
  const scale = scaleOf(dossier, profile.profile);
  return { ...accountsOf(loaded), dossier, figures, profile: profile.profile, scale };
}

/** The same with the unit's own texts. */
export function factsFor({ files, dossier }: Loaded, accounts: Accounts): Facts {
  const prose = files.markdownFiles.map((file) => ({
    file: files.displayName(file),
    text: files.readMarkdown(file) ?? '',
  }));
  const inline = Object.values(dossier.prose)
    .filter(isInlineText)
    .map((text) => ({ file: files.json.file, text }));
  return { ...accounts, prose: [...prose, ...inline] };
}

/** Every file of prose that there is, with its text. */
export function namedTexts(files: DossierFiles): string[] {
  return files.markdownFiles.flatMap((file) => [file, files.markdownStatus(file), files.readMarkdown(file) ?? '']);
}

export function proseOf(files: DossierFiles) {
  return {
    readProse: (file: string) => (isInlineText(file) ? file : files.readMarkdown(file)),
    proseName: (file: string) => (isInlineText(file) ? files.json.file : files.displayName(file)),
  };
}

function loadProfile({ json }: DossierFiles, paths: SharedPaths): Outcome<ProfileFiles> {
  const id = valueAt(json.value, ['profile']);
  if (typeof id !== 'string' || id === '') return { findings: [] };
  return profileOf(id, paths, () => json.locate(['profile']));
}

function profileOf(id: string, paths: SharedPaths, at: () => Place): Outcome<ProfileFiles> {
  const folders = readProfile(paths.templates, templatesName(paths), id, at);
  return folders.value === undefined ? { findings: folders.findings } : validateProfile(folders.value);
}

/** What the tables of a place and year are read by. */
export interface TablesBy {
  readonly profile: ProfileFiles;
  readonly catalogues: Catalogues;
  /** As the place prints them. */
  readonly tables: readonly TableSpec[];
}

/** @param at where the profile is named */
export function tablesBy(id: string, year: number, paths: SharedPaths, at: Place): Outcome<TablesBy> {
  const { value: profile, findings } = profileOf(id, paths, () => at);
  if (profile === undefined) return { findings };
  const catalogues = loadCatalogues(year, profile, paths);
  if (catalogues.value === undefined) return { findings: [...findings, ...catalogues.findings] };
  const tables = chosenTables(profile, catalogues.value.tableSet);
  const all = [...findings, ...catalogues.findings, ...tables.findings];
  if (tables.value === undefined) return { findings: all };
  return { value: { profile, catalogues: catalogues.value, tables: tables.value }, findings: all };
}

/** The folder of templates in messages: as the user sees it from where the program was called. */
export function templatesName({ templates }: Pick<SharedPaths, 'templates'>): string {
  const seen = relative(process.cwd(), templates).split(sep).join('/');
  return seen === '' || seen.startsWith('..') || isAbsolute(seen) ? basename(templates) : seen;
}

const catalogues = whileUnchanged<Outcome<Catalogues>>();

/** @param reportYear year in which codes and names must be valid */
export function loadCatalogues(reportYear: number, { profile }: ProfileFiles, paths: SharedPaths): Outcome<Catalogues> {
  const year = profile.tables.set === undefined ? reportYear : Number.parseInt(profile.tables.set, 10);
  const key = `${paths.catalogues} ${year} ${reportYear}`;
  return catalogues(key, catalogueFiles(paths.catalogues), () => {
    const files = readCatalogues(paths.catalogues, 'data/catalogues', year);
    return files.value === undefined ? { findings: files.findings } : validateCatalogues(files.value, reportYear);
  });
}

const latestFacts = latestFor<Dossier, Outcome<Dossier>>(KEPT_UNITS);

/** Of each unit the dossier as last read. */
const lastDossiers = new LatestByName<Dossier>(KEPT_UNITS);

/** The dossier with what the profile says of numbers that stand alone; its parts are those of the last one where they are alike. */
function measuredBy({ profile }: ProfileFiles, dossier: Dossier, files: DossierFiles): Outcome<Dossier> {
  return latestFacts(dossier, [profile], () => {
    const { value, findings } = withAskedFacts(dossier, profile, files);
    const { file } = files.json;
    const shared = value && withPartsOf(lastDossiers.get(file), value);
    if (shared !== undefined) lastDossiers.set(file, shared);
    return { value: shared, findings };
  });
}

const latestNames = latestFor<Dossier, Catalogues>(KEPT_UNITS);

/** The year's catalogues with the names that the dossier gives itself. */
function namedBy(dossier: Dossier | undefined, shared: Catalogues): Catalogues {
  if (dossier?.codeNames === undefined) return shared;
  const named = () => ({ ...shared, classification: withOwnNames(shared.classification, dossier) });
  return latestNames(dossier, [shared], named);
}

export function scoringOf(profile: Profile) {
  const { scoring, score, rounding } = profile;
  return { executionWeight: scoring?.executionWeight ?? 0, decimals: score.decimals, rounding };
}
