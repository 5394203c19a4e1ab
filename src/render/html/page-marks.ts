/** Where the printed pages begin: reviewers speak of pages, and the list of findings cites them. */
import type { PageSpan } from '../../model/printed-pages.ts';
import type { Block, Report } from '../../model/report.ts';
import { html, type Markup } from './markup.ts';

/** A line for each block that is the first to begin on its page. */
export function pageMarks(report: Report, spans: ReadonlyMap<Block, PageSpan>): ReadonlyMap<Block, Markup> {
  const marks = new Map<Block, Markup>();
  let reached = 0;
  for (const block of report.parts.flatMap(({ blocks }) => blocks)) {
    const span = spans.get(block);
    if (span === undefined || span.first <= reached) continue;
    reached = span.first;
    marks.set(block, html`<p class="page-mark">${pageText(span)}</p>\n`);
  }
  return marks;
}

/** `第8页`; of a block that goes on over pages `第8—9页`. */
function pageText({ first, last }: PageSpan): string {
  return first === last ? `第${first}页` : `第${first}—${last}页`;
}
