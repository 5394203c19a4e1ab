/** The planned sections as docx takes them: pages, headers and footers, and the blocks of each. */
import type { FileChild, ISectionOptions } from 'docx';
import { handleBlock, type Report } from '../../model/report.ts';
import { blockHandlers } from './blocks.ts';
import { type BlockContext, spacer } from './context.ts';
import type { Draft } from './draft.ts';
import { footers, sectionProperties } from './pages.ts';
import { type PlannedSection, planSections } from './sections.ts';
import { textWidths } from './styles.ts';
import { draftHeaders } from './watermark.ts';

/** What all sections share. */
export type DocumentContext = Pick<BlockContext, 'style' | 'headings' | 'draft'>;

export function wordSections(report: Report, context: DocumentContext): ISectionOptions[] {
  const plan = planSections(report);
  const firstNumbered = plan.findIndex((section) => section.kind !== 'cover');
  return plan.map((section, index) => ({
    properties: sectionProperties(section.kind, context.style, {
      first: index === firstNumbered,
      draft: context.draft !== undefined,
    }),
    ...(context.draft === undefined ? {} : { headers: draftHeaders(context.draft.review, context.style) }),
    ...(section.kind === 'cover' ? {} : { footers: footers(context.style) }),
    children: [...sectionBlocks(section, context), ...closing(section, context.draft)],
  }));
}

function sectionBlocks({ kind, blocks }: PlannedSection, context: DocumentContext): FileChild[] {
  const widths = textWidths(context.style);
  const textWidth = kind === 'landscape' ? widths.landscape : widths.portrait;
  return blocks.flatMap(({ block, breakBefore }) => {
    const { change, remarks } = block;
    return handleBlock(blockHandlers, block, { ...context, textWidth, breakBefore, change, remarks });
  });
}

/**
 * The paragraph that ends a section holds its properties, and that which ends the document must stay: where the last
 * block comes or goes but the end does not, or the other way round, a line of 1 pt ends the section.
 */
function closing({ blocks, endChange }: PlannedSection, draft: Draft | undefined): FileChild[] {
  return blocks.at(-1)?.block.change === endChange ? [] : [spacer({ draft, change: endChange })];
}
