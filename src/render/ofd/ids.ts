/** The numbers by which the objects of a document are named, each once (GB/T 33190-2016, 7.3: ST_ID). */
export class Ids {
  private last = 0;

  next(): number {
    this.last += 1;
    return this.last;
  }

  /** The largest one given so far. */
  get largest(): number {
    return this.last;
  }
}
