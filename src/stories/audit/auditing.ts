/**
 * A paper that others made, audited without its dossier: its tables give leaves and declared numbers, its blocks a report;
 * what has been made so is checked as any other.
 */
import { aboutPaper } from '../../audit/about-paper.ts';
import { inPaper, type PaperFinding } from '../../audit/in-paper.ts';
import { withJoinedHeadings } from '../../audit/joined-headings.ts';
import { type KnownTable, paperReport } from '../../audit/paper-report.ts';
import { PaperTexts, textsOf } from '../../audit/paper-texts.ts';
import { printedFigures } from '../../audit/printed-figures.ts';
import { inStyleOf } from '../../audit/printed-style.ts';
import { statedFacts } from '../../audit/stated.ts';
import { checkPaper, type Facts, type Held, held, settlePaper } from '../../check/check.ts';
import { viewPaper } from '../../check/reading/view.ts';
import { compute } from '../../compute/compute.ts';
import { accountsFor, accountsOf, factsFor, type SharedPaths, type TablesBy, tablesBy } from '../../loading.ts';
import { address } from '../../model/cell-address.ts';
import type { Paper, PaperTable, PaperText, Unread } from '../../model/paper.ts';
import type { ReportMeta } from '../../model/report.ts';
import { bareHeading } from '../import/bare-heading.ts';
import { type PaperTables, paperDossier, recognisedTables } from '../import/paper-dossier.ts';
import { type PaperTableAt, tablesWithHeadings } from '../import/paper-tables.ts';
import { tableFaults } from './table-faults.ts';

export interface Audit {
  readonly paper: Paper;
  /** What files of the paper are called together. */
  readonly name: string;
  readonly unit: string;
  readonly year: number;
  /** 财政级次, by the name of the unit: 县级. */
  readonly level: string;
  readonly profile: AuditProfile;
  readonly tables: PaperTables;
  readonly held: Held;
  readonly findings: readonly PaperFinding[];
  /** What is there and could not be read. */
  readonly unread: readonly Unread[];
}

export interface AuditProfile {
  /** Name of the folder. */
  readonly id: string;
  readonly name: string;
}

export interface AuditInput {
  readonly paper: Paper;
  readonly paths: SharedPaths;
  /** Ids of all profiles, or the one that the user names. */
  readonly profiles: readonly string[];
}

/** Why a paper was not audited. */
export type Refusal = 'budget' | 'other' | 'noUnit' | 'noYear' | 'noProfile' | 'nothing';

export type AuditResult = { readonly audit: Audit } | { readonly refused: Refusal };

export function auditPaper({ paper: given, paths, profiles }: AuditInput): AuditResult {
  const paper = withJoinedHeadings(given);
  const about = aboutPaper(paper);
  if (about.kind !== 'accounts') return { refused: about.kind };
  if (about.unit === undefined) return { refused: 'noUnit' };
  if (about.year === undefined) return { refused: 'noYear' };
  const head = { unit: about.unit, year: about.year };
  const tables = tablesWithHeadings(paper);
  const guessed = guessProfile({ paper, paths, profiles, year: head.year, tables });
  if (guessed === undefined) return { refused: 'noProfile' };
  const { profile, by } = guessed;
  const name = paper.files.map((file) => file.name).join('、');
  const texts = new PaperTexts(name, paper);
  const read = recognisedTables(name, tables, by);
  const stated = statedFacts(paper);
  const placeOf = (text: PaperText) => texts.placeOf(text);
  const dossier = paperDossier({ ...head, profile, tables: read, stated, by, placeOf });
  if (dossier === undefined) return { refused: 'nothing' };
  const { loaded } = dossier;
  const { value: computed } = compute({ ...accountsOf(loaded), dossier: loaded.dossier });
  if (computed === undefined) return { refused: 'nothing' };
  const figures = printedFigures(computed.figures, read.readings, new Set(stated.map(({ path }) => path.join('.'))));
  const accounts = { ...accountsFor(loaded, figures), profile: inStyleOf(paper, loaded.profile.profile) };
  const known = knownTables(read, by);
  const isCell = new Set(
    tables.filter(({ table }) => known(table) !== undefined).flatMap(({ table }) => textsOf(table)),
  );
  const prose = [{ file: name, text: texts.asFile((text) => isCell.has(text)) }];
  const facts: Facts = { ...factsFor(loaded, accounts), prose };
  const { report, sourceOf } = paperReport({ paper, texts, meta: metaOf(head, by, name), known });
  const view = viewPaper(report, sourceOf);
  const print = { ...facts, view };
  const runs = checkPaper(print);
  const findings = [...tableFaults(read, (text) => texts.placeOf(text)), ...settlePaper(runs, facts)].map((finding) =>
    inPaper(finding, texts),
  );
  const named = { id: profile, name: by.profile.profile.name };
  return {
    audit: {
      paper,
      name,
      ...head,
      level: loaded.dossier.unit.level,
      profile: named,
      tables: read,
      held: held(print),
      findings,
      unread: unreadOf(paper, read),
    },
  };
}

/** No statutory table; sums that do not add up, and lines that stand twice, which rules tell. */
const NOT_UNREAD: ReadonlySet<string> = new Set(['I01', 'I07', 'I12']);

/** What the reader of the files could not make out, and statutory tables that were known and not understood. */
function unreadOf({ unread }: Paper, { sheets, findings }: PaperTables): Unread[] {
  const notUnderstood = findings.flatMap(({ rule, severity, message, place }): Unread[] => {
    const sheet = sheets.find(({ sheet: { name } }) => place?.path?.split(' › ')[0] === name);
    const isTold = NOT_UNREAD.has(rule) || message.includes('这一行有数，看不懂');
    if (severity !== 'error' || sheet === undefined || isTold) return [];
    return [{ place: sheet.table.place, what: message }];
  });
  return [...unread, ...notUnderstood];
}

function metaOf({ unit, year }: { unit: string; year: number }, { profile }: TablesBy, title: string): ReportMeta {
  return {
    title,
    unitName: unit,
    year,
    date: `${year + 1}-12-31`,
    subject: profile.profile.subject,
    keywords: [],
  };
}

/** What the tables were recognised as, with the figure of each cell. */
function knownTables(
  { sheets, readings }: PaperTables,
  { tables }: TablesBy,
): (table: PaperTable) => KnownTable | undefined {
  const known = new Map(
    readings.flatMap((reading) => {
      const sheet = sheets.find((one) => one.sheet.name === reading.sheet);
      const number = tables.findIndex(({ id }) => id === reading.id) + 1;
      const spec = tables[number - 1];
      if (sheet === undefined || spec === undefined) return [];
      const figures = new Map([...reading.cells].map(([id, { place }]) => [place.cell, id] as const));
      const before = sheet.above;
      const one: KnownTable = {
        id: reading.id,
        name: spec.name,
        number,
        title: reading.title,
        figureOf: ({ row, column }) => figures.get(address(column, row + before)),
      };
      return [[sheet.table, one] as const];
    }),
  );
  return (table) => known.get(table);
}

interface Guess {
  readonly profile: string;
  readonly by: TablesBy;
}

/** The profile whose headings and tables the paper has most of. */
function guessProfile({
  paper,
  paths,
  profiles,
  year,
}: AuditInput & { readonly year: number; readonly tables: readonly PaperTableAt[] }): Guess | undefined {
  const lines = new Set(paper.blocks.flatMap((block) => textsOf(block)).map(({ text }) => bareHeading(text)));
  const guesses = profiles.flatMap((profile) => {
    const { value: by } = tablesBy(profile, year, paths, { file: profile });
    if (by === undefined || by.profile.profile.abstract === true) return [];
    return [{ profile, by, score: likeness(by, lines) }];
  });
  return guesses.sort((one, other) => other.score - one.score)[0];
}

/** The share of the profile's titles that stand in the paper. */
function likeness({ profile, tables }: TablesBy, lines: ReadonlySet<string>): number {
  const titles = [
    ...profile.profile.parts.flatMap(({ sections }) => sections.flatMap(({ title }) => title ?? [])),
    ...tables.map(({ name }) => name),
  ].filter((title) => !title.includes('{'));
  const found = titles.filter((title) => lines.has(title.replaceAll(/\s/g, ''))).length;
  return titles.length === 0 ? 0 : found / titles.length;
}
