/** What commands print: results to stdout, progress to stderr, and there only on a terminal. */
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

export function progress(text: string): void {
  if (process.stderr.isTTY) tell(text);
}

/** Raises the exit code of the process; it never falls. */
export function exitWith(code: 0 | 1 | 2): void {
  process.exitCode = Math.max(Number(process.exitCode ?? 0), code);
}
