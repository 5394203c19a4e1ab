/** Lines in the margins of pages: page numbers, and heads and feet that come again. */
import { isHeadLine } from '../blocks/table-lines.ts';
import type { Line } from './lines.ts';

/** What of a page stands outside of tables, and the height of the page. */
export interface MarginPage {
  readonly lines: readonly Line[];
  readonly height: number;
  /** Upper and lower edges of what else is on the page. */
  readonly top: number;
  readonly bottom: number;
}

/** Part of the height of a page, above and below, in which margins lie. */
const MARGIN = 0.13;
/** Pages on which a head stands, at least. */
const REPEATED = 3;
/** In pt: how far heads of different pages lie apart. */
const SAME_HEIGHT = 3;

const NUMBER =
  /^[\s\-–—―－·.~]*(?:第\s*)?(?:\d{1,4}|[ivxⅰ-ⅻ]{1,6})\s*页?(?:\s*[,，/／]?\s*(?:共\s*)?\d{1,4}\s*页)?[\s\-–—―－·.~]*$/iu;

/** The lines of each page that are no text of the paper. */
export function marginLines(pages: readonly MarginPage[]): ReadonlySet<Line>[] {
  const outer = pages.map(outerLines);
  return outer.map((lines) => {
    const isRepeated = (line: Line) => {
      if (isHeadLine(line.text.trim())) return false;
      const same = outer.filter((others) => others.some((other) => isSame(line, other)));
      return same.length >= REPEATED;
    };
    return new Set(lines.filter((line) => NUMBER.test(line.text) || isRepeated(line)));
  });
}

/** The two first and the two last lines of a page, where they stand in its margins and beyond all else. */
function outerLines({ lines, height, top, bottom }: MarginPage): Line[] {
  const above = lines.slice(0, 2).filter(({ y }) => y < height * MARGIN && y < top);
  const below = lines.slice(-2).filter((line) => line.y > height * (1 - MARGIN) && line.y > bottom);
  return [...above, ...below];
}

/** The same words but for digits, at the same height. */
function isSame(one: Line, other: Line): boolean {
  const words = ({ text }: Line) => text.replaceAll(/\d+|\s/gu, '');
  return Math.abs(one.y - other.y) < SAME_HEIGHT && words(one) === words(other) && words(one) !== '';
}
