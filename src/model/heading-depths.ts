/** How deep headings lie, where their levels leave gaps. */
import type { Heading, Report } from './report.ts';

/** From 1. */
export type Depth = Heading['level'];

/**
 * The depth of each heading of the report, by identity: the number of headings that it stands under, and one. It is the
 * level wherever no level is left out on the way down; so it never grows by more than one, as readers of headings expect.
 */
export function headingDepths({ parts }: Report): ReadonlyMap<Heading, Depth> {
  const depths = new Map<Heading, Depth>();
  const open: Heading['level'][] = [];
  for (const block of parts.flatMap(({ blocks }) => blocks)) {
    if (block.kind !== 'heading') continue;
    while ((open.at(-1) ?? 0) >= block.level) open.pop();
    open.push(block.level);
    depths.set(block, open.length as Depth);
  }
  return depths;
}
