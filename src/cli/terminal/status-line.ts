/** A line on stderr that is replaced by the next one, and only where stderr is a terminal. */
import { displayWidth } from '../../diagnostics/print.ts';

const CLEAR_LINE = '\r\u001B[2K';

export class StatusLine {
  /** Whoever reads stderr from a file finds no line of this kind. */
  readonly isShown = process.stderr.isTTY === true && process.env.TERM !== 'dumb';

  show(text: string): void {
    if (this.isShown) process.stderr.write(`${CLEAR_LINE}${cut(text, columns())}`);
  }

  clear(): void {
    if (this.isShown) process.stderr.write(CLEAR_LINE);
  }
}

function columns(): number {
  return (process.stderr.columns ?? 80) - 1;
}

function cut(text: string, width: number): string {
  let shown = '';
  for (const character of text) {
    if (displayWidth(shown + character) > width) return shown;
    shown += character;
  }
  return shown;
}
