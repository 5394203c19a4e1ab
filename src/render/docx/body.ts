/** The body of the document: the blocks of each section, and the properties of the section at its end. */
import { leadsIn } from '../../model/lead-in.ts';
import { handleBlock } from '../../model/report.ts';
import { blockHandlers } from './blocks.ts';
import type { Blocks, DocumentContext } from './context.ts';
import type { Draft } from './draft.ts';
import { closedSection, spacer } from './paragraph.ts';
import type { PlannedSection } from './sections.ts';
import { textWidths } from './styles.ts';
import type { Xml } from './xml.ts';

/** @param properties of the sections, in their order; those of the last one stand at the end of the body */
export function bodyBlocks(
  plan: readonly PlannedSection[],
  properties: readonly Xml[],
  context: DocumentContext,
): Blocks {
  return plan.flatMap((section, index) => {
    const blocks = [...sectionBlocks(section, context), ...closing(section, context.draft)];
    const own = properties[index];
    if (own === undefined) throw new Error(`the frame has no section ${index + 1}`);
    return index === plan.length - 1 ? [...blocks, own] : closedSection(blocks, own);
  });
}

function sectionBlocks({ kind, blocks }: PlannedSection, context: DocumentContext): Blocks {
  const widths = textWidths(context.style);
  const textWidth = kind === 'landscape' ? widths.landscape : widths.portrait;
  return blocks.flatMap(({ block, breakBefore }, index) => {
    const { change, remarks } = block;
    const own = { textWidth, breakBefore, leadsIn: leadsIn(block, blocks[index + 1]?.block) };
    return handleBlock(blockHandlers, block, { ...context, ...own, change, remarks });
  });
}

/**
 * The paragraph that ends a section holds its properties, and that which ends the document must stay: where the last
 * block comes or goes but the end does not, or the other way round, a line of 1 pt ends the section.
 */
function closing({ blocks, endChange }: PlannedSection, draft: Draft | undefined): Blocks {
  return blocks.at(-1)?.block.change === endChange ? [] : [spacer({ draft, change: endChange })];
}
