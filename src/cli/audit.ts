/** `juesuan audit`: findings about a paper that others made; nothing is written but the copies that the user asks for. */
import { basename, dirname, resolve } from 'node:path';
import type { Audit, Refusal } from '../auditing.ts';
import { filterFindings } from '../diagnostics/filter.ts';
import { type Finding, hasErrors } from '../diagnostics/finding.ts';
import { messages } from '../diagnostics/messages.ts';
import { readFileInside } from '../files/read-file.ts';
import { PAPER_BYTES, readPapers } from '../given-papers.ts';
import type { GivenFile } from '../given-workbooks.ts';
import { programVersion } from '../library/installation.ts';
import { checkCopies, writeCopies } from './audit-copies.ts';
import { auditJson } from './audit-json.ts';
import { auditText } from './audit-text.ts';
import type { AuditArguments } from './calls/audit.ts';
import { printInColour } from './colours.ts';
import { filterFrom } from './finding-filter.ts';
import { findingsOnlyText } from './findings-text.ts';
import { exitWith, print, printJson } from './output.ts';
import { pathsFrom } from './paths.ts';
import { profileIds } from './profiles.ts';
import { UsageError } from './usage-error.ts';

export async function audit(args: AuditArguments): Promise<void> {
  if (args.文件.length === 0) throw new UsageError('请写要审核的报告，如 juesuan audit 某某局2024年度部门决算.pdf');
  const { ruleEntries } = await import('../check/rule-page.ts');
  const rules = ruleEntries();
  const filter = filterFrom(
    args,
    rules.map(({ id }) => id),
  );
  checkCopies(args, args.文件);
  const paths = pathsFrom({ units: '.', templates: args.templates });
  const profiles = profilesOf(args.profile, paths.templates);
  const { files, faults } = givenFiles(args.文件);
  const { paper, refused } = await readPapers(files);
  const unread = [...faults, ...refused.map(({ file, problem }) => refusedFile(file, problem))];
  if (paper === undefined) return tellFaults(unread, args);
  const { auditPaper } = await import('../auditing.ts');
  const result = auditPaper({ paper, paths, profiles });
  if ('refused' in result) {
    const at = { file: paper.files.map(({ name }) => name).join('、') };
    return tellFaults(
      [...unread, { rule: 'I10', severity: 'error', message: REFUSALS[result.refused], place: at }],
      args,
    );
  }
  const made = result.audit;
  const findings = [...unread, ...made.findings.map(({ finding }) => finding)];
  exitWith(unread.length > 0 ? 2 : hasErrors(findings) ? 1 : 0);
  await show(made, findings);
  const written = await writeCopies(args, made, files, filter);
  if (args.format === 'text' && !args.quiet) for (const line of written) print(line);

  async function show(of: Audit, all: readonly Finding[]): Promise<void> {
    if (args.format === 'json') return printJson(auditJson(of, unread, filter));
    if (args.format === 'sarif') {
      const { findingsToSarif } = await import('../diagnostics/sarif.ts');
      const units = [{ unit: of.unit, title: of.name, findings: filterFindings(all, filter) }];
      return printJson(findingsToSarif(units, rules, programVersion()));
    }
    if (!(args.quiet && !hasErrors(all))) printInColour(auditText(of, all, filter));
  }
}

const REFUSALS: Readonly<Record<Refusal, string>> = {
  budget: '这是预算，不是决算；audit 审核决算公开的报告，请给决算报告',
  other: '没有找到“决算”“绩效”字样，看不出是决算公开的报告；请核对是不是要审核的文件',
  noUnit: '没有找到单位名称；请把封面或带“部门：”“单位：”表头的文件一起给',
  noYear: '没有找到报告年度；请把封面或写有年度的文件一起给',
  noProfile: '没有可用的模板；请用 --profile 指定',
  nothing: '表中的数互相对不上，没有能核查的内容；请核对文件是否完整',
};

function profilesOf(named: string | undefined, templates: string): readonly string[] {
  const known = profileIds(templates);
  if (named === undefined) return known;
  if (!known.includes(named)) throw new UsageError(`没有模板“${named}”\n可选：${known.join('、')}`);
  return [named];
}

function givenFiles(names: readonly string[]): { readonly files: GivenFile[]; readonly faults: Finding[] } {
  const files: GivenFile[] = [];
  const faults: Finding[] = [];
  for (const path of new Set(names.map((name) => resolve(name)))) {
    const name = basename(path);
    const { bytes, problem } = readFileInside(path, dirname(path), PAPER_BYTES);
    if (problem === undefined) files.push({ name, bytes });
    else {
      const { message } = messages.unreadable(path, problem);
      faults.push({ rule: 'I10', severity: 'error', message, place: { file: name } });
    }
  }
  return { files, faults };
}

function refusedFile(file: string, problem: string): Finding {
  return { rule: 'I10', severity: 'error', message: `这个文件${problem}`, place: { file } };
}

function tellFaults(findings: readonly Finding[], { format }: AuditArguments): void {
  exitWith(2);
  if (format === 'text') printInColour(`${findingsOnlyText(findings)}\n`);
  else printJson({ findings });
}
