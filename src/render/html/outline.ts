/** Headings of a page: where links find them, and at which level of the page they stand. */
import { HeadingTrail } from '../../model/heading-trail.ts';
import type { PageSpan } from '../../model/printed-pages.ts';
import { type Block, type Heading, plainText, type Report } from '../../model/report.ts';
import type { Change } from '../../model/review.ts';
import { changed, readingText } from './inlines.ts';
import { html, type Markup } from './markup.ts';

export interface OutlineEntry {
  readonly heading: Heading;
  readonly id: string;
  /** h2 … h6: no level of the page is left out, even where the report leaves one out. */
  readonly tag: string;
}

export type Outline = readonly OutlineEntry[];

export function outlineOf(report: Report): Outline {
  const trail = new HeadingTrail<Heading>();
  const headings = report.parts.flatMap(({ blocks }) => blocks).filter((block) => block.kind === 'heading');
  return headings.map((heading, index) => {
    trail.pass(heading.level, heading);
    return { heading, id: `h${index + 1}`, tag: `h${Math.min(6, trail.headings.length + 1)}` };
  });
}

export function entryOf(outline: Outline, heading: Heading): OutlineEntry {
  const found = outline.find((entry) => entry.heading === heading);
  if (found === undefined) throw new Error(`heading ${heading.id} is not in the outline`);
  return found;
}

/**
 * Links to the headings down to a level.
 * @param pages printed pages of the headings, for contents beside the report
 * @param within the change of the contents themselves, which their entries need not say again
 */
export function outlineLinks(
  outline: Outline,
  depth: number,
  pages: ReadonlyMap<Block, PageSpan>,
  within?: Change,
): Markup {
  const entries = outline.filter(({ heading }) => heading.level <= depth);
  const items = entries.map(({ heading, id }) => {
    const change = heading.change === within ? undefined : heading.change;
    const text = heading.entry ?? readingText(heading.text, heading.change ?? within);
    const page = pages.get(heading)?.first;
    const number = page === undefined ? undefined : html` <span class="page" aria-label="第${page}页">${page}</span>`;
    const link = html`<a href="#${id}">${text}${number}</a>`;
    return html`<li class="level-${heading.level}">${changed(change, link)}</li>`;
  });
  return html`<ul class="outline">${items}</ul>`;
}

/** The text of the nearest heading above each block, by the block. */
export function headingsAbove(report: Report): ReadonlyMap<Block, string> {
  const above = new Map<Block, string>();
  for (const { blocks } of report.parts) {
    let last = '';
    for (const block of blocks) {
      if (block.kind === 'heading') last = plainText(block.text).replaceAll('\n', '');
      above.set(block, last);
    }
  }
  return above;
}
