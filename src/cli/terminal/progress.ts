/** A line on the terminal that says what is being done, for as long as it takes. */
import { StatusLine } from './status-line.ts';

export class Progress {
  private step = 0;
  private readonly line = new StatusLine();

  /** @param total how many pieces of work there will be */
  constructor(
    private readonly total: number,
    private readonly quiet: boolean,
  ) {}

  /** What the work gives; while it goes on, `正在核查 3/12 data/units/x …` stands on the terminal. */
  async during<Result>(doing: string, what: string, work: () => Promise<Result>): Promise<Result> {
    this.step = (this.step % this.total) + 1;
    const count = this.total > 1 ? `${this.step}/${this.total} ` : '';
    if (!this.quiet) this.line.show(`${doing} ${count}${what} …`);
    try {
      return await work();
    } finally {
      if (!this.quiet) this.line.clear();
    }
  }
}
