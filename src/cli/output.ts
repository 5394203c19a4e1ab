/** What commands print: results to stdout, progress to stderr, and there only on a terminal. */
import type { FindingFilter } from '../diagnostics/filter.ts';
import type { Finding } from '../diagnostics/finding.ts';
import { printFindings, printGroups } from '../diagnostics/print.ts';
import { visible, visibleJson } from '../diagnostics/visible.ts';
import { lineReader } from '../input/line-reader.ts';

export { alignedRows } from '../diagnostics/align.ts';

export type Format = 'text' | 'json';

/** The option `--format` of the commands that have it. */
export const formatOption = {
  choices: ['text', 'json'] as const,
  default: 'text' as const,
  requiresArg: true,
  describe: '输出格式；json 每个单位一行',
};

export function print(text: string): void {
  process.stdout.write(line(visible(text)));
}

function line(text: string): string {
  return text.endsWith('\n') ? text : `${text}\n`;
}

/** One JSON value on one line, so that several units make a stream that programs can read. */
export function printJson(value: unknown): void {
  process.stdout.write(line(visibleJson(JSON.stringify(value))));
}

/** A word on what the command is doing, beside its results. */
export function tell(text: string): void {
  process.stderr.write(line(visible(text)));
}

export function progress(text: string): void {
  if (process.stderr.isTTY) tell(text);
}

/** The findings by severity, with the lines they point to, and their count. */
export function findingsText(findings: readonly Finding[], filter?: FindingFilter): string {
  return printFindings(findings, lineReader(), filter);
}

/** The findings by severity, without the count of all. */
export function findingsOnlyText(findings: readonly Finding[]): string {
  return printGroups(findings, lineReader()).join('\n\n');
}

/** Raises the exit code of the process; it never falls. */
export function exitWith(code: 0 | 1 | 2): void {
  process.exitCode = Math.max(Number(process.exitCode ?? 0), code);
}
