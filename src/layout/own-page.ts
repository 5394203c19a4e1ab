/** What a table has of a page that holds nothing else but headings above it. Lengths in pt. */
import type { Block } from '../model/report.ts';
import type { Box } from './box.ts';

/**
 * Height of the page below the headings of the table; undefined where the table shares the page with other text.
 * @param above boxes of the blocks before the table
 * @param fullHeight of the text area
 */
export function heightOfOwnPage(
  blocks: readonly Block[],
  above: readonly Box[],
  fullHeight: number,
): number | undefined {
  const next = blocks[above.length + 1];
  const lastOnPage = next === undefined || next.kind === 'pageBreak' || startsPage(next);
  if (!lastOnPage) return undefined;
  let height = fullHeight;
  for (let index = above.length - 1; index >= 0; index -= 1) {
    const box = above[index] as Box;
    if (blocks[index]?.kind === 'pageBreak') return height;
    if (blocks[index]?.kind !== 'heading') return undefined;
    height -= box.height + box.spaceAfter;
    if (box.newPage) return height;
    if (index > 0) height -= box.spaceBefore;
  }
  return height;
}

function startsPage(block: Block): boolean {
  return block.kind === 'heading' && block.pageBreakBefore === true;
}
