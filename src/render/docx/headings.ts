/** Headings of the report with the bookmarks that the contents and its page numbers point to. */
import { type Block, type Heading, plainText, type Report } from '../../model/report.ts';

export interface HeadingMark {
  readonly id: string;
  readonly level: Heading['level'];
  /** Text in one line. */
  readonly text: string;
  /** Bookmark around the heading; Word takes names of this form for its own contents entries. */
  readonly bookmark: string;
  /** Number of the bookmark, unique in the document. */
  readonly number: number;
  /** Displayed page number, if known. */
  readonly page: number | undefined;
}

/** All headings in their order. The bookmarks depend on the ids alone, and so stay the same between builds. */
export function headingMarks(report: Report, pages: ReadonlyMap<string, number>): readonly HeadingMark[] {
  const used = new Set<string>();
  return report.parts
    .flatMap((part) => part.blocks)
    .filter(isHeading)
    .map((heading, index) => ({
      id: heading.id,
      level: heading.level,
      text: plainText(heading.text).replaceAll('\n', ''),
      bookmark: freeBookmark(heading.id, used),
      number: index + 1,
      page: pages.get(heading.id),
    }));
}

function isHeading(block: Block): block is Heading {
  return block.kind === 'heading';
}

/** `_Toc` and nine digits. */
function freeBookmark(id: string, used: Set<string>): string {
  let number = fnv1a(id) % 1_000_000_000;
  while (used.has(bookmarkName(number))) number = (number + 1) % 1_000_000_000;
  used.add(bookmarkName(number));
  return bookmarkName(number);
}

function bookmarkName(number: number): string {
  return `_Toc${String(number).padStart(9, '0')}`;
}

/** 32-bit FNV-1a over UTF-16 units. */
function fnv1a(text: string): number {
  let hash = 0x811c9dc5;
  for (let index = 0; index < text.length; index += 1) {
    hash = Math.imul(hash ^ text.charCodeAt(index), 0x01000193) >>> 0;
  }
  return hash;
}
