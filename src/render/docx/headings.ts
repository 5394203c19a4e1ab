/** Headings of the report with the bookmarks that the contents and its page numbers point to. */
import { headingDepths } from '../../model/heading-depths.ts';
import type { HeadingLevel } from '../../model/heading-look.ts';
import { type Block, type Heading, type Inline, plainText, type Report } from '../../model/report.ts';
import type { Change } from '../../model/review.ts';

export interface TextPiece {
  readonly text: string;
  readonly change?: Change;
}

export interface HeadingMark {
  readonly id: string;
  readonly level: Heading['level'];
  /** How deep it lies: the level, unless levels above it are left out. */
  readonly depth: HeadingLevel;
  /** Text in one line, in pieces of one change each; at least one piece, which may be empty. */
  readonly text: readonly TextPiece[];
  /** The heading came or went as a whole. */
  readonly change?: Change;
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
  const depths = headingDepths(report);
  return report.parts
    .flatMap((part) => part.blocks)
    .filter(isHeading)
    .map((heading, index) => ({
      id: heading.id,
      level: heading.level,
      depth: depths.get(heading) ?? heading.level,
      text: heading.entry === undefined ? textPieces(heading.text) : [{ text: heading.entry }],
      change: heading.change,
      bookmark: freeBookmark(heading.id, used),
      number: index + 1,
      page: pages.get(heading.id),
    }));
}

function textPieces(inlines: readonly Inline[]): readonly TextPiece[] {
  const pieces: { text: string; change: Change | undefined }[] = [];
  for (const inline of inlines) {
    const text = plainText([inline]).replaceAll('\n', '');
    const last = pieces.at(-1);
    if (last !== undefined && last.change === inline.change) last.text += text;
    else pieces.push({ text, change: inline.change });
  }
  return pieces.length === 0 ? [{ text: '' }] : pieces;
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
