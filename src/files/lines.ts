/** Offsets of a text → lines. */

const LINE_BREAK = /\r\n|\n|\r/g;

export function splitLines(text: string): string[] {
  return text.split(LINE_BREAK);
}

/** Turns offsets into lines and columns, both counted from 1; a column is a UTF-16 unit, as in editors. */
export class LineIndex {
  private readonly starts: readonly number[];

  constructor(text: string) {
    this.starts = [0, ...Array.from(text.matchAll(LINE_BREAK), (match) => match.index + match[0].length)];
  }

  position(offset: number): { line: number; column: number } {
    let low = 0;
    let high = this.starts.length - 1;
    while (low < high) {
      const middle = Math.ceil((low + high) / 2);
      if ((this.starts[middle] ?? 0) <= offset) low = middle;
      else high = middle - 1;
    }
    return { line: low + 1, column: offset - (this.starts[low] ?? 0) + 1 };
  }
}
