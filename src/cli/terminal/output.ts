/** What commands print: results to stdout, a word beside them to stderr. */
import { visible, visibleJson } from '../../diagnostics/visible.ts';

export { alignedRows } from '../../diagnostics/align.ts';

/** @param dressed is laid over what is printed, after characters that cannot be seen were made visible */
export function print(text: string, dressed: (text: string) => string = (shown) => shown): void {
  process.stdout.write(line(dressed(visible(text))));
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

/** Raises the exit code of the process; it never falls. */
export function exitWith(code: 0 | 1 | 2): void {
  process.exitCode = Math.max(Number(process.exitCode ?? 0), code);
}
