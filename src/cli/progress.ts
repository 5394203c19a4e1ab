/** A line on the terminal that says what is being done, for as long as it takes. */
import { displayWidth } from '../diagnostics/print.ts';

const CLEAR_LINE = '\r\u001B[2K';

/** Tells on stderr, and only where that is a terminal: whoever reads it from a file finds results alone. */
export class Progress {
  private step = 0;
  private readonly shown: boolean;

  /** @param total how many pieces of work there will be */
  constructor(
    private readonly total: number,
    quiet: boolean,
  ) {
    this.shown = !quiet && process.stderr.isTTY === true && process.env.TERM !== 'dumb';
  }

  /** What the work gives; while it goes on, `正在核查 3/12 data/units/x …` stands on the terminal. */
  async during<Result>(doing: string, what: string, work: () => Promise<Result>): Promise<Result> {
    this.step = (this.step % this.total) + 1;
    const count = this.total > 1 ? `${this.step}/${this.total} ` : '';
    if (this.shown) process.stderr.write(cut(`${doing} ${count}${what} …`, columns()));
    try {
      return await work();
    } finally {
      if (this.shown) process.stderr.write(CLEAR_LINE);
    }
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
