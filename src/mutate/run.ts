/** Runs mutants of one clean dossier through the check and says which are killed. */
import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import type { Finding } from '../diagnostics/finding.ts';
import type { FigureSet } from '../model/figure.ts';
import type { Report } from '../model/report.ts';
import { formatPath } from '../model/source.ts';
import type { Analysis } from '../pipeline.ts';
import { analyseFolder, type CleanDossier } from './dossiers.ts';
import { fileMutants } from './file-mutants.ts';
import { isLoneNumber, movesNothingSaid, type Repeats, repeatsOf } from './lone.ts';
import type { FileChange, Mutant, Verdict } from './mutant.ts';
import { type Random, shuffled } from './random.ts';
import { reportMutants } from './report-mutants.ts';

/** A clean dossier, analysed once, with every mutant of it. */
export interface Subject {
  readonly clean: CleanDossier;
  readonly analysis: Analysis;
  readonly figures: FigureSet;
  readonly report: Report;
  readonly repeats: Repeats;
  /** Findings of the clean dossier, counted by what they say. */
  readonly known: ReadonlyMap<string, number>;
  readonly mutants: readonly Mutant[];
}

/** @throws Error when the dossier cannot be composed: there is nothing to mutate */
export function subjectOf(clean: CleanDossier, random: Random): Subject {
  const analysis = analyseFolder(clean.folder, clean);
  const { files, figures, report, dossier } = analysis;
  if (files === undefined || figures === undefined || report === undefined || dossier === undefined) {
    throw new Error(`${clean.unit}: ${JSON.stringify(analysis.findings.slice(0, 3))}`);
  }
  const mutants = [...fileMutants(files, figures, random), ...reportMutants(report, figures, random)];
  const known = counted(analysis.findings);
  return { clean, analysis, figures, report, repeats: repeatsOf(files, { report, dossier }), known, mutants };
}

/** As many mutants as asked for, in turn of each kind, origin and part, so that no group crowds out another. */
export function chosen(mutants: readonly Mutant[], count: number, random: Random): Mutant[] {
  const groups = new Map<string, Mutant[]>();
  for (const mutant of shuffled(mutants, random)) {
    const key = `${mutant.origin} ${mutant.kind} ${mutant.part}`;
    groups.set(key, [...(groups.get(key) ?? []), mutant]);
  }
  const turns = [...groups.values()];
  const longest = Math.max(0, ...turns.map(({ length }) => length));
  const order = Array.from({ length: longest }, (_, turn) => turns.flatMap((group) => group[turn] ?? [])).flat();
  return order.slice(0, count);
}

/** The verdicts on mutants of a subject, one by one. Works in a temporary copy of the dossier. */
export function* tried(subject: Subject, mutants: readonly Mutant[]): Generator<Verdict> {
  const copy = join(mkdtempSync(join(tmpdir(), 'juesuan-mutate-')), basename(subject.clean.folder));
  cpSync(subject.clean.folder, copy, { recursive: true });
  try {
    for (const mutant of mutants) yield verdict(subject, mutant, copy);
  } finally {
    rmSync(copy, { recursive: true, force: true });
  }
}

function verdict(subject: Subject, mutant: Mutant, copy: string): Verdict {
  const { unit } = subject.clean;
  try {
    const { findings, figures } = checked(subject, mutant, copy);
    const told = newFindings(findings, subject.known);
    const apart = mutant.apart ?? loneFact(subject, mutant, figures);
    const killed = told.some((finding) => finding.severity !== 'info' || names(finding, mutant));
    return { unit, mutant, told, killed, apart };
  } catch (error) {
    return { unit, mutant, told: [], killed: false, failure: error instanceof Error ? error.message : String(error) };
  }
}

interface Checked {
  readonly findings: readonly Finding[];
  readonly figures?: FigureSet | undefined;
}

function checked({ analysis, clean }: Subject, { change }: Mutant, copy: string): Checked {
  if ('file' in change) return whileChanged(join(copy, change.file), change, () => analyseFolder(copy, clean));
  return { findings: analysis.read?.(change.report) ?? [] };
}

function whileChanged(path: string, { text }: FileChange, run: () => Analysis): Analysis {
  const before = readFileSync(path);
  writeFileSync(path, text);
  try {
    return run();
  } finally {
    writeFileSync(path, before);
  }
}

/** What a finding says, wherever it stands: a row that is gone moves all lines below it. */
function saying({ rule, severity, message }: Finding): string {
  return `${rule} ${severity} ${message}`;
}

function counted(findings: readonly Finding[]): Map<string, number> {
  const known = new Map<string, number>();
  for (const finding of findings) known.set(saying(finding), (known.get(saying(finding)) ?? 0) + 1);
  return known;
}

function newFindings(findings: readonly Finding[], known: ReadonlyMap<string, number>): Finding[] {
  const left = new Map(known);
  return findings.filter((finding) => {
    const count = left.get(saying(finding)) ?? 0;
    left.set(saying(finding), count - 1);
    return count < 1;
  });
}

/** An information counts when it points to the changed value, or quotes the change with a neighbour on each side. */
function names({ message, actual = '', place }: Finding, { context, new: changed, change }: Mutant): boolean {
  if ('file' in change && change.path !== undefined && place?.path === formatPath(change.path)) return true;
  const [before = '', after = ''] = [context.split('【')[0]?.slice(-2), context.split('】')[1]?.slice(0, 1)];
  return changed !== '' && `${message} ${actual}`.includes(`${before}${changed}${after}`.trim());
}

const NUMERIC: ReadonlySet<string> = new Set(['digit', 'swap', 'year', 'total']);
const LONE = 'stated once, nothing repeats it';

function loneFact(subject: Subject, mutant: Mutant, after?: FigureSet): string | undefined {
  const { repeats, figures: before } = subject;
  const { change, kind, source, isText } = mutant;
  if (source !== undefined && isOfLoneNumber(repeats, kind, source)) return LONE;
  if (!('file' in change) || change.path === undefined || change.path[0] === 'declared' || after === undefined)
    return undefined;
  return movesNothingSaid(repeats, before, after) && isText !== true ? LONE : undefined;
}

/** The number itself, or the number that a word of direction right before it speaks of. */
function isOfLoneNumber(repeats: Repeats, kind: string, { text, start }: { text: string; start: number }): boolean {
  if (NUMERIC.has(kind)) return isLoneNumber(repeats, text, start);
  const next = kind === 'direction' ? /^[^，。；\d]{0,6}(?=\d)/.exec(text.slice(start)) : null;
  return next !== null && isLoneNumber(repeats, text, start + next[0].length);
}
