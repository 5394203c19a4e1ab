/** On which printed pages the blocks of a report stand. */
import type { Layout } from './page.ts';
import { textNumber } from './page-numbers.ts';
import type { Block, Report } from './report.ts';

/** Numbers of pages of the text. */
export interface PageSpan {
  readonly first: number;
  readonly last: number;
}

export interface PrintedPages {
  /** Blocks of cover and contents have no such number, and are left out. */
  readonly blocks: ReadonlyMap<Block, PageSpan>;
  /** Number of a remark → page on which its text begins. */
  readonly remarks: ReadonlyMap<number, number>;
}

export const NO_PAGES: PrintedPages = { blocks: new Map(), remarks: new Map() };

/** The page that each block begins and ends on. */
export function pageSpans({ pages, numbering }: Layout): ReadonlyMap<Block, PageSpan> {
  const spans = new Map<Block, PageSpan>();
  for (const [index, { items }] of pages.entries()) {
    const page = textNumber(numbering, index);
    if (page === undefined) continue;
    for (const { block } of items) {
      if (block !== undefined) spans.set(block, { first: spans.get(block)?.first ?? page, last: page });
    }
  }
  return spans;
}

/**
 * The pages of one tree for another that differs in its marks alone: both hold the blocks of the present state, in the
 * same order, beside others that went.
 */
export function spansFor(
  spans: ReadonlyMap<Block, PageSpan>,
  laidOut: Report,
  shown: Report,
): ReadonlyMap<Block, PageSpan> {
  const present = ({ parts }: Report, id: string) =>
    parts.filter((part) => part.id === id).flatMap(({ blocks }) => blocks.filter(({ change }) => change !== 'deleted'));
  const pairs = shown.parts.flatMap(({ id }) => {
    const own = present(laidOut, id);
    return present(shown, id).flatMap((block, index) => {
      const from = own[index];
      const span = from === undefined ? undefined : spans.get(from);
      return span === undefined ? [] : [[block, span] as const];
    });
  });
  return new Map(pairs);
}
