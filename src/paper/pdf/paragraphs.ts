/** Lines → paragraphs: by indent, by where lines end, by type and by room between lines. */
import { levelOfOrdinal } from '../blocks/ordinals.ts';
import type { Line } from './lines.ts';
import { firstWidth } from './ruled-table.ts';

/** Lines of one column of one page, and between which edges they are set. */
export interface Measure {
  readonly left: number;
  readonly right: number;
  /** From base line to base line, as most lines stand. */
  readonly leading: number;
}

/**
 * @param lines of one column, from the top
 * @param alike lines that are set between the same edges, those of other pages included
 */
export function measureOf(lines: readonly Line[], alike: readonly Line[]): Measure {
  const left = Math.min(...edgesOf(alike.map(({ x0 }) => x0)));
  const right = Math.max(...edgesOf(alike.map(({ x1 }) => x1)));
  const steps = lines.flatMap((line, index) => (index === 0 ? [] : [line.y - (lines[index - 1]?.y ?? 0)]));
  return { left, right, leading: mostCommon(steps.filter((step) => step > 0)) };
}

/** In pt: within which lines begin or end alike. */
const ALIKE = 3;

/** Where many lines begin or end, beside the few of wider tables' heads; all places where no lines do. */
function edgesOf(values: readonly number[]): number[] {
  const alike = values.map((value) => values.filter((other) => Math.abs(other - value) < ALIKE).length);
  const least = Math.max(2, values.length / 50, Math.max(...alike) / 8);
  const common = values.filter((_, index) => (alike[index] ?? 0) >= least);
  return common.length > 0 ? common : [...values];
}

function mostCommon(values: readonly number[]): number {
  const counts = new Map<number, number>();
  for (const value of values) counts.set(Math.round(value), (counts.get(Math.round(value)) ?? 0) + 1);
  return [...counts].sort(([one, many], [other, more]) => more - many || one - other)[0]?.[0] ?? 0;
}

const SENTENCE_END = /[。；;！？!?：:]$/u;
/** In sizes of the type: how far a first line is indented, a line that is none, and how short one is that ends a paragraph. */
const [INDENT, FAR, SHORT] = [1.2, 5, 4];

/** By how much type of titles is larger. */
const LARGER = 1.15;

export interface Placed {
  readonly line: Line;
  readonly measure: Measure;
  /** It is the first line of its page or column. */
  readonly opens: boolean;
}

/**
 * Whether a paragraph begins with a line.
 * @param before the line that stands before it in reading order
 * @param size that of most of the text, in pt
 */
export function begins(before: Placed, { line, measure, opens }: Placed, size: number): boolean {
  const isTitle = line.size > size * LARGER;
  const last = before.line;
  const room = before.measure.right - last.x1;
  if (Math.abs(last.size - line.size) > 0.7) return true;
  if (isHeadingLike(last) && isHeadingLike(line)) return true;
  if (isEntryLike(last) && isEntryLike(line)) return true;
  if (TABLE_OF.test(line.text.trim())) return true;
  const goesOnFrom = isCentred(last, before.measure) || room < 3 * line.size;
  const isOfTitle = isTitle && goesOnFrom && last.heavy === line.heavy && line.y - last.y < 2 * line.size;
  if (isCentred(line, measure) && goesOnFrom && line.y > last.y) return !isOfTitle;
  if (isCentred(line, measure) && line.text.length < 30) return true;
  if (!opens && line.y - last.y > Math.max(measure.leading * 1.6, line.size * 2)) return true;
  const indent = line.x0 - measure.left;
  const lastIndent = last.x0 - before.measure.left;
  // A date or a name at the right.
  if (lastIndent > FAR * line.size && indent < lastIndent - line.size) return true;
  const hasRoom = room > firstWidth(line);
  // Where lines of a paragraph are indented like its first, only a line that was not full tells, or one that is a heading.
  if (indent > INDENT * line.size) {
    const isEnd = hasRoom || SENTENCE_END.test(last.text) || levelOfOrdinal(last.text) !== undefined;
    return Math.abs(indent - lastIndent) > line.size / 2 || isEnd;
  }
  return hasRoom && (room > 2 * SHORT * line.size || SENTENCE_END.test(last.text));
}

/** Headings that follow each other, as in contents without page numbers: 第一部分 and 一、; no text goes on so. */
function isHeadingLike({ text }: Line): boolean {
  const level = levelOfOrdinal(text.trim());
  return level !== undefined && level <= 2;
}

/** Full lines of contents: （七） above （八）, 表7 above 表8. */
function isEntryLike({ text }: Line): boolean {
  return levelOfOrdinal(text.trim()) === 3 || /^附?表\d{1,2}(?!\d)/u.test(text.trim());
}

/** 编制单位：某某局 below the title of a table, which may be a full line. */
const TABLE_OF = /^(?:编制|填报|编报|公开)?(?:单位|部门)(?:名称)?[：:]/u;

/** Its middle is that of the text, and there is room on both sides. */
function isCentred({ x0, x1, size }: Line, { left, right }: Measure): boolean {
  const [before, behind] = [x0 - left, right - x1];
  return before > 2.5 * size && Math.abs(before - behind) < 1.5 * size;
}
