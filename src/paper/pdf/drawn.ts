/** What a page draws: characters, rules and shapes, on the page as it is shown: in pt from its upper left corner. */
import type { Rectangle } from '../../model/rectangle.ts';

export interface Drawn {
  readonly glyphs: readonly Glyph[];
  /** Text that is not to be seen: of a scan, what was recognised in it. */
  readonly hidden: readonly Glyph[];
  /** Drawn lines and thin filled rectangles. */
  readonly rules: readonly Rule[];
  /** Filled rectangles and curves: bars and slices of charts, grounds of cells. */
  readonly shapes: readonly Rectangle[];
}

/** One character, or a few that a face draws as one. */
export interface Glyph {
  readonly text: string;
  /** Where it begins, on the base line, and where the next begins. */
  readonly x: number;
  readonly y: number;
  readonly endX: number;
  readonly endY: number;
  /** Height of its type. */
  readonly size: number;
  readonly heavy: boolean;
  /** Those with one number were written in one go. */
  readonly run: number;
}

export interface Rule {
  readonly x0: number;
  readonly y0: number;
  readonly x1: number;
  readonly y1: number;
}
