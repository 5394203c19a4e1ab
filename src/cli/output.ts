/** What commands print: results to stdout, progress to stderr, and there only on a terminal. */
import type { Finding } from '../diagnostics/finding.ts';
import { displayWidth, printFindings } from '../diagnostics/print.ts';
import { lineReader } from '../input/line-reader.ts';

export type Format = 'text' | 'json';

/** The option `--format` of the commands that have it. */
export const formatOption = {
  choices: ['text', 'json'] as const,
  default: 'text' as const,
  requiresArg: true,
  describe: '输出格式；json 每个单位一行',
};

export function print(text: string): void {
  process.stdout.write(text.endsWith('\n') ? text : `${text}\n`);
}

/** One JSON value on one line, so that several units make a stream that programs can read. */
export function printJson(value: unknown): void {
  print(JSON.stringify(value));
}

export function progress(text: string): void {
  if (process.stderr.isTTY) process.stderr.write(`${text}\n`);
}

/** The findings in full, with the lines they point to, and their count. */
export function findingsText(findings: readonly Finding[]): string {
  return printFindings(findings, lineReader());
}

/** `共 2 个错误、3 个警告、1 条提示`. */
export function countText(findings: readonly Finding[]): string {
  return printFindings(findings).trimEnd().split('\n').at(-1) ?? '';
}

/** The findings in full, without their count. */
export function findingsOnlyText(findings: readonly Finding[]): string {
  return findingsText(findings).trimEnd().split('\n').slice(0, -1).join('\n').trimEnd();
}

/** Raises the exit code of the process; it never falls. */
export function exitWith(code: 0 | 1 | 2): void {
  process.exitCode = Math.max(Number(process.exitCode ?? 0), code);
}

/** Rows with their columns aligned on a terminal; the last column is not padded. */
export function alignedRows(rows: readonly (readonly string[])[], gap = 2): string[] {
  const widths = (rows[0] ?? []).map((_, column) => Math.max(...rows.map((row) => displayWidth(row[column] ?? ''))));
  return rows.map((row) =>
    row
      .map((cell, column) => cell + ' '.repeat((widths[column] ?? 0) - displayWidth(cell) + gap))
      .join('')
      .trimEnd(),
  );
}
