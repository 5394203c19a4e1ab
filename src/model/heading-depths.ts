/** How deep headings lie, where their levels leave gaps. */
import type { HeadingLevel } from './heading-look.ts';
import type { Heading, Report } from './report.ts';

/**
 * The depth of each heading of the report, by identity: the number of headings that it stands under, and one. It is the
 * level wherever no level is left out on the way down; so it never grows by more than one, as readers of headings expect.
 */
export function headingDepths({ parts }: Report): ReadonlyMap<Heading, HeadingLevel> {
  const depths = new Map<Heading, HeadingLevel>();
  const open: HeadingLevel[] = [];
  for (const block of parts.flatMap(({ blocks }) => blocks)) {
    if (block.kind !== 'heading') continue;
    while ((open.at(-1) ?? 0) >= block.level) open.pop();
    open.push(block.level);
    depths.set(block, open.length as HeadingLevel);
  }
  return depths;
}
