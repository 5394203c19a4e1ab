/** `juesuan check`: all findings; nothing is written but the list that the user asks for. */
import { relative, resolve } from 'node:path';
import { type FindingFilter, filterFindings } from '../../diagnostics/filter.ts';
import { findingsToJson } from '../../diagnostics/print.ts';
import type { RuleText, UnitFindings } from '../../diagnostics/sarif.ts';
import { programVersion } from '../../library/installation.ts';
import type { Analysis, Paths } from '../../pipeline.ts';
import { IssueList } from '../build/issue-list.ts';
import type { CheckArguments } from '../calls/check.ts';
import { exitCodeOf } from '../exit-code.ts';
import { pathsFrom } from '../paths.ts';
import { printInColour } from '../terminal/colours.ts';
import { filterFrom } from '../terminal/finding-filter.ts';
import { findingsText } from '../terminal/findings-text.ts';
import { alignedRows, exitWith, print, printJson, tell } from '../terminal/output.ts';
import { Progress } from '../terminal/progress.ts';
import { unitFolders } from '../units/units.ts';

const DOING = '正在核查';

export async function check(args: CheckArguments): Promise<void> {
  const { ruleEntries } = await import('../../check/rule-page.ts');
  const rules = ruleEntries();
  const known = rules.map(({ id }) => id);
  const filter = filterFrom(args, known);
  const paths = pathsFrom(args);
  const folders = unitFolders(args.单位, paths.units);
  const { format, docx, timings, quiet } = args;
  const progress = new Progress(folders.length, quiet);
  const list = docx === undefined ? undefined : new IssueList(docx, paths, filter);
  if (format === 'sarif') await printSarif(folders, paths, rules, filter, list, progress);
  else
    for (const folder of folders) {
      const analysis = await progress.during(DOING, folder, () => analysed(folder, paths, folder, list));
      if (!(quiet && format === 'text' && exitCodeOf(analysis) === 0)) show(analysis, format, filter);
      if (timings) tell(timesText(analysis));
    }
  await list?.write();
  if (list !== undefined && format === 'text' && !quiet) print(`问题清单：${docx}`);
}

/** Analyses a unit and raises the exit code by all that was found, shown or not. */
async function analysed(folder: string, paths: Paths, shownAs: string, list: IssueList | undefined): Promise<Analysis> {
  const { analyse } = await import('../../pipeline.ts');
  const analysis = analyse(resolve(folder), paths, shownAs);
  exitWith(exitCodeOf(analysis));
  await list?.add(analysis);
  return analysis;
}

function show({ unit, findings }: Analysis, format: 'text' | 'json', filter: FindingFilter): void {
  if (format === 'json') printJson(findingsToJson(unit, filterFindings(findings, filter)));
  else printInColour(`【${unit}】\n${findingsText(findings, filter)}`);
}

/** What each rule took, dearest first; several runs of one rule together. */
function timesText({ runs = [] }: Analysis): string {
  const times = runs.flatMap((run) => [...run.times]).sort(([, one], [, other]) => other - one);
  const total = times.reduce((sum, [, milliseconds]) => sum + milliseconds, 0);
  const rows = [...times, ['合计', total] as const].map(([rule, milliseconds]) => [rule, milliseconds.toFixed(2)]);
  return alignedRows([['规则', '毫秒'], ...rows]).join('\n');
}

/** One log for all units; its files are relative to the current folder, as programs that show it expect. */
async function printSarif(
  folders: readonly string[],
  paths: Paths,
  rules: readonly RuleText[],
  filter: FindingFilter,
  list: IssueList | undefined,
  progress: Progress,
): Promise<void> {
  const units: UnitFindings[] = [];
  for (const folder of folders) {
    const work = () => analysed(folder, paths, relative('.', folder), list);
    const { unit, report, findings } = await progress.during(DOING, folder, work);
    units.push({ unit, title: report?.meta.title, findings: filterFindings(findings, filter) });
  }
  const { findingsToSarif } = await import('../../diagnostics/sarif.ts');
  printJson(findingsToSarif(units, rules, programVersion()));
}
