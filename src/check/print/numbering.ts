/** Whether numbers follow each other, for lists that nest in any way. */
import type { Marker, MarkerStyle } from './markers.ts';

interface Entry {
  readonly style: MarkerStyle;
  readonly last: number;
  /** Level of a heading; paragraphs lie below all headings. */
  readonly level: number;
}

export const PARAGRAPH_LEVEL = 9;

export interface Break {
  readonly marker: Marker;
  /** Number before it in the same list; 0 when the list does not begin with 1. */
  readonly before: number;
}

/** Follows the lists of one text. A list may be interrupted by lists within it, never the other way round. */
export class Numbering {
  private open: Entry[] = [];

  /** An unnumbered heading: lists of paragraphs and of lower headings end here. */
  unnumbered(level: number): void {
    this.open = this.open.filter((entry) => entry.level <= level);
  }

  /** @returns what is wrong with the number, if anything */
  next(marker: Marker, level = PARAGRAPH_LEVEL): Break | undefined {
    const { style, number } = marker;
    if (number === 1) {
      this.open.push({ style, last: 1, level });
      return undefined;
    }
    const follows = this.open.findLastIndex((entry) => entry.style === style && entry.last === number - 1);
    const same =
      follows >= 0 ? follows : this.open.findLastIndex((entry) => entry.style === style && entry.level === level);
    const before = this.open[same]?.last ?? 0;
    if (same >= 0) this.open.length = same;
    this.open.push({ style, last: number, level });
    return follows >= 0 ? undefined : { marker, before };
  }

  /** Whether a number goes on with a list that has begun. */
  goesOn({ style, number }: Marker): boolean {
    return this.open.some((entry) => entry.style === style && entry.last === number - 1);
  }

  /** Takes a number as given: the list began elsewhere. */
  accept({ style, number }: Marker, level = PARAGRAPH_LEVEL): void {
    this.open.push({ style, last: number, level });
  }
}
