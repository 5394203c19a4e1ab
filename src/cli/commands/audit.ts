/** `juesuan audit`: findings about a paper that others made; nothing is written but the copies that the user asks for. */

import { filterFindings } from '../../diagnostics/filter.ts';
import { type Finding, hasErrors } from '../../diagnostics/finding.ts';
import { profileIds } from '../../input/read-profile.ts';
import { programVersion } from '../../library/installation.ts';
import type { Audit } from '../../stories/audit/auditing.ts';
import { auditFiles, readFiles } from '../../stories/audit/files.ts';
import { checkCopies, writeCopies } from '../audit/copies.ts';
import { auditJson } from '../audit/json.ts';
import { auditText } from '../audit/text.ts';
import type { AuditArguments } from '../calls/audit.ts';
import { pathsFrom } from '../paths.ts';
import { printInColour } from '../terminal/colours.ts';
import { filterFrom } from '../terminal/finding-filter.ts';
import { findingsOnlyText } from '../terminal/findings-text.ts';
import { exitWith, print, printJson } from '../terminal/output.ts';
import { UsageError } from '../usage-error.ts';

export async function audit(args: AuditArguments): Promise<void> {
  if (args.文件.length === 0) throw new UsageError('请写要审核的报告，如 juesuan audit 某某局2024年度部门决算.pdf');
  const { ruleEntries } = await import('../../check/rule-page.ts');
  const rules = ruleEntries();
  const filter = filterFrom(
    args,
    rules.map(({ id }) => id),
  );
  checkCopies(args, args.文件);
  const paths = pathsFrom({ units: '.', templates: args.templates });
  const profiles = profilesOf(args.profile, paths.templates);
  const read = readFiles(args.文件);
  const { audit: made, faults } = await auditFiles(read, { paths, profiles });
  if (made === undefined) return tellFaults(faults, args);
  const findings = [...faults, ...made.findings.map(({ finding }) => finding)];
  exitWith(faults.length > 0 ? 2 : hasErrors(findings) ? 1 : 0);
  await show(made, findings);
  const written = await writeCopies(args, made, read.files, filter);
  if (args.format === 'text' && !args.quiet) for (const line of written) print(line);

  async function show(of: Audit, all: readonly Finding[]): Promise<void> {
    if (args.format === 'json') return printJson(auditJson(of, faults, filter));
    if (args.format === 'sarif') {
      const { findingsToSarif } = await import('../../diagnostics/sarif.ts');
      const units = [{ unit: of.unit, title: of.name, findings: filterFindings(all, filter) }];
      return printJson(findingsToSarif(units, rules, programVersion()));
    }
    if (!(args.quiet && !hasErrors(all))) printInColour(auditText(of, all, filter));
  }
}

function profilesOf(named: string | undefined, templates: string): readonly string[] {
  const known = profileIds(templates);
  if (named === undefined) return known;
  if (!known.includes(named)) throw new UsageError(`没有模板“${named}”\n可选：${known.join('、')}`);
  return [named];
}

function tellFaults(findings: readonly Finding[], { format }: AuditArguments): void {
  exitWith(2);
  if (format === 'text') printInColour(`${findingsOnlyText(findings)}\n`);
  else printJson({ findings });
}
