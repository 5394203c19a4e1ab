/** Mutants of printed papers: each is changed in the Word file, read again and audited without its dossier. */
import { readdirSync } from 'node:fs';
import { basename, join } from 'node:path';
import { pathsFrom } from '../cli/paths.ts';
import type { Finding } from '../diagnostics/finding.ts';
import { profileIds } from '../input/read-profile.ts';
import { installationRoot } from '../library/installation.ts';
import type { Paper } from '../model/paper.ts';
import { analyse, type Paths, renderOutputs } from '../pipeline.ts';
import { auditPaper } from '../stories/audit/auditing.ts';
import { readPapers } from '../stories/audit/given-papers.ts';
import { cleanDossiers } from './dossiers.ts';
import { type PaperMutant, paperMutants } from './paper-mutants.ts';
import { type Random, randomFrom, shuffled } from './random.ts';
import { editedWord } from './word-edit.ts';

export interface PrintedPaper {
  readonly unit: string;
  readonly paths: Paths;
  readonly word: Uint8Array;
  readonly mutants: readonly PaperMutant[];
  /** What is told of the unchanged paper. */
  readonly known: ReadonlySet<string>;
}

export interface PaperVerdict {
  readonly unit: string;
  readonly mutant: PaperMutant;
  readonly told: readonly Finding[];
  readonly killed: boolean;
}

/** Reports that have statutory tables: those of the real units and of the clean dossiers. */
export async function* printedPapers(seed: number): AsyncGenerator<PrintedPaper> {
  const root = installationRoot();
  const units = join(root, 'data', 'units');
  const real = readdirSync(units).map((unit) => ({ unit, folder: join(units, unit), paths: pathsFrom({ units }) }));
  for (const { unit, folder, paths } of [...real, ...cleanDossiers()]) {
    const analysis = analyse(folder, paths, basename(folder));
    if (analysis.report === undefined) continue;
    const files = await renderOutputs(analysis, paths);
    const word = [...files].find(([name]) => name.endsWith('.docx'))?.[1];
    if (word === undefined) continue;
    const { paper } = await readPapers([{ name: `${unit}.docx`, bytes: word }]);
    const audited = paper && audit(paper, paths);
    if (paper === undefined || audited === undefined || audited.tables.readings.length === 0) continue;
    const read = new Set(audited.tables.readings.map(({ sheet }) => sheet));
    const statements = audited.tables.sheets.filter(({ sheet }) => read.has(sheet.name)).map(({ table }) => table);
    const mutants = paperMutants(paper, new Set(statements), randomFrom(seed));
    yield { unit, paths, word, mutants, known: new Set(audited.findings.map(({ finding }) => saying(finding))) };
  }
}

function audit(paper: Paper, paths: Paths) {
  const result = auditPaper({ paper, paths, profiles: profileIds(paths.templates) });
  return 'audit' in result ? result.audit : undefined;
}

function saying({ rule, severity, message }: Finding): string {
  return `${rule} ${severity} ${message}`;
}

/** In turn of each kind and part. */
export function chosenMutants(mutants: readonly PaperMutant[], count: number, random: Random): PaperMutant[] {
  const groups = new Map<string, PaperMutant[]>();
  for (const mutant of shuffled(mutants, random)) {
    const key = `${mutant.kind} ${mutant.part}`;
    groups.set(key, [...(groups.get(key) ?? []), mutant]);
  }
  const turns = [...groups.values()];
  const longest = Math.max(0, ...turns.map(({ length }) => length));
  return Array.from({ length: longest }, (_, turn) => turns.flatMap((group) => group[turn] ?? []))
    .flat()
    .slice(0, count);
}

/** Undefined where the text does not stand in the file as it was read. */
export async function tryPaper(printed: PrintedPaper, mutant: PaperMutant): Promise<PaperVerdict | undefined> {
  const { unit, paths, word, known } = printed;
  const bytes = editedWord(word, mutant);
  if (bytes === undefined) return undefined;
  const { paper } = await readPapers([{ name: `${unit}.docx`, bytes }]);
  const findings = (paper && audit(paper, paths)?.findings) ?? [];
  const told = findings.map(({ finding }) => finding).filter((finding) => !known.has(saying(finding)));
  const killed = told.some(
    ({ severity, message }) => severity !== 'info' || (mutant.new !== '' && message.includes(mutant.new)),
  );
  return { unit, mutant, told, killed };
}

/** Counts by kind and part, and every survivor. */
export function printedVerdicts(verdicts: readonly PaperVerdict[]): string {
  const counted = verdicts.filter(({ mutant }) => mutant.apart === undefined);
  const line = (name: string, group: readonly PaperVerdict[]) => {
    const killed = group.filter((one) => one.killed).length;
    return `${name}: ${killed}/${group.length} (${((100 * killed) / Math.max(1, group.length)).toFixed(1)} %)`;
  };
  const by = (key: (verdict: PaperVerdict) => string) =>
    [...new Set(counted.map(key))].sort().map((name) =>
      line(
        name,
        counted.filter((one) => key(one) === name),
      ),
    );
  const survivors = counted.filter(({ killed }) => !killed);
  return [
    ...by(({ mutant }) => mutant.part),
    ...by(({ mutant }) => `${mutant.part} ${mutant.kind}`),
    ...by(({ unit }) => unit),
    ...survivors.map(({ unit, mutant }) => `  ${unit} ${mutant.part} ${mutant.kind} ${mutant.context} → ${mutant.new}`),
    line('all', counted),
    `apart: ${verdicts.length - counted.length}`,
  ].join('\n');
}

/** @param count mutants of all papers together */
export async function runPapers(count: number, seed: number): Promise<string> {
  const verdicts: PaperVerdict[] = [];
  const papers: PrintedPaper[] = [];
  for await (const paper of printedPapers(seed)) papers.push(paper);
  const share = Math.ceil(count / papers.length);
  for (const paper of papers) {
    const counted = paper.mutants.filter(({ apart }) => apart === undefined);
    for (const mutant of chosenMutants(counted, share, randomFrom(seed))) {
      const verdict = await tryPaper(paper, mutant);
      if (verdict !== undefined) verdicts.push(verdict);
    }
  }
  return printedVerdicts(verdicts);
}
