/** What commands print: results to stdout, a word beside them to stderr. */
export { alignedRows } from '../diagnostics/align.ts';

export function print(text: string): void {
  process.stdout.write(text.endsWith('\n') ? text : `${text}\n`);
}

/** One JSON value on one line, so that several units make a stream that programs can read. */
export function printJson(value: unknown): void {
  print(JSON.stringify(value));
}

/** A word on what the command is doing, beside its results. */
export function tell(text: string): void {
  process.stderr.write(text.endsWith('\n') ? text : `${text}\n`);
}

/** Raises the exit code of the process; it never falls. */
export function exitWith(code: 0 | 1 | 2): void {
  process.exitCode = Math.max(Number(process.exitCode ?? 0), code);
}
