/** The headings above a place, kept while a report goes by. Levels may be left out: a report may begin at 2. */
export class HeadingTrail<Heading = string> {
  private levels: readonly number[] = [];
  private above: readonly Heading[] = [];

  /** Outermost first; a new list when one of them changes. */
  get headings(): readonly Heading[] {
    return this.above;
  }

  /** Ends what stood under headings of `level` and below it; what remains are those above a heading of `level`. */
  leave(level: number): void {
    const remaining = this.levels.filter((other) => other < level);
    this.above = this.above.slice(0, remaining.length);
    this.levels = remaining;
  }

  pass(level: number, heading: Heading): void {
    this.leave(level);
    this.levels = [...this.levels, level];
    this.above = [...this.above, heading];
  }
}
