/** Every rule's own cases, run through the whole program on copies of the clean dossiers. */
import { cpSync, mkdtempSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { Case, CleanDossier, RuleCases } from '../src/check/engine/case.ts';
import { RULES } from '../src/check/registry.ts';
import type { Finding } from '../src/diagnostics/finding.ts';
import { type Analysis, analyse } from '../src/pipeline.ts';
import { audited } from './audit/audited.ts';
import { paperOfReport } from './audit/paper-of-report.ts';
import { changedReport, withJson } from './case-edits.ts';
import { paths, replaceOnce, withFollowers } from './support.ts';

const FOLDERS: Readonly<Record<CleanDossier, string>> = {
  accounts: 'hexi-culture-2022',
  agriculture: 'hexi-agriculture-2023',
  redHead: 'hexi-water-2024',
  selfEvaluation: 'hedong-employment-2021',
};

const CHECK = resolve(import.meta.dirname, '../src/check');
const files = readdirSync(CHECK, { recursive: true, encoding: 'utf8' }).filter((name) => name.endsWith('.cases.ts'));
const modules = await Promise.all(
  files.sort().map(async (name) => (await import(join(CHECK, name))) as Readonly<Record<string, RuleCases>>),
);
const cases = modules.flatMap((module) => Object.entries(module));

const unedited = new Map<CleanDossier, Analysis>();

/** Of an edited copy; where a case edits what is printed alone, all such cases have one. */
function analysisOf(on: CleanDossier, { set = {}, prose = {}, declared }: Case): Analysis {
  const isUnedited = declared === undefined && [set, prose].every((edits) => Object.keys(edits).length === 0);
  const known = isUnedited ? unedited.get(on) : undefined;
  if (known !== undefined) return known;
  const folder = join(mkdtempSync(join(tmpdir(), 'juesuan-case-')), FOLDERS[on]);
  cpSync(resolve(import.meta.dirname, 'clean', FOLDERS[on]), folder, { recursive: true });
  const file = join(folder, 'report.json');
  writeFileSync(file, withJson(readFileSync(file, 'utf8'), { ...(declared ? {} : { declared: undefined }), ...set }));
  for (const [name, [from, to]] of Object.entries(prose)) replaceOnce(join(folder, name), from, to);
  const analysis = analyse(folder, paths, '');
  if (isUnedited) unedited.set(on, analysis);
  return analysis;
}

/** All findings about the edited copy; what follows from a finding is told as well. */
function findingsOf(edited: Case): Finding[] {
  const { on = 'accounts', printed, read: asPaper } = edited;
  const analysis = analysisOf(on, edited);
  const refused = analysis.findings.filter(({ rule }) => /^V(0|1|2)/.test(rule));
  if (refused.length > 0) throw new Error(`the edit makes no dossier: ${JSON.stringify(refused)}`);
  const { report, read } = analysis;
  if (asPaper !== undefined && report !== undefined) {
    const shown = printed === undefined ? report : changedReport(report, printed);
    return audited(paperOfReport(shown)).findings.map(({ finding }) => finding);
  }
  if (printed === undefined) return analysis.findings.flatMap(withFollowers);
  if (report === undefined || read === undefined) throw new Error('no report to print');
  return read(changedReport(report, printed)).flatMap(withFollowers);
}

function placeText({ place }: Finding): string[] {
  return [place?.path ?? '', `${place?.file.replace(/^\//, '')}:${place?.line}`];
}

describe.each(cases)('%s', (id, { fails, passes }) => {
  it('is a rule with a case that fails', () => {
    expect(RULES.map((rule) => rule.id)).toContain(id);
    expect(fails.length).toBeGreaterThan(0);
  });

  it.each(fails.map((one) => [one.name, one] as const))('tells: %s', (_, failing) => {
    const found = findingsOf(failing).filter(({ rule }) => rule === id);
    expect(found.map(({ message }) => message).join('\n')).toContain(failing.says);
    if (failing.at !== undefined) expect(found.flatMap(placeText)).toContain(failing.at);
  });

  it.each(passes.map((one) => [one.name, one] as const))('passes: %s', (_, passing) => {
    expect(findingsOf(passing).filter(({ rule }) => rule === id)).toEqual([]);
  });
});

describe('clean dossiers', () => {
  it.each(Object.keys(FOLDERS) as CleanDossier[])('%s breaks no rule', (on) => {
    expect(findingsOf({ name: 'as it stands', on }).filter(({ severity }) => severity !== 'info')).toEqual([]);
  });
});
