/** One handler per kind of block. */
import type { BlockHandlers, Heading, Paragraph } from '../../model/report.ts';
import { chartBlocks } from './charts.ts';
import { commented } from './comment-anchors.ts';
import { contentsBlocks } from './contents.ts';
import { type BlockContext, type Blocks, startOfBlock, styledParagraph } from './context.ts';
import { coverBlocks } from './cover.ts';
import { runs } from './inlines.ts';
import { redHeadBlocks } from './red-head.ts';
import { attachmentNoteBlocks, signatureBlocks } from './signature.ts';
import { headingStyle, PARAGRAPH_STYLE } from './styles.ts';
import { tableBlocks } from './tables.ts';
import { element } from './xml.ts';

export const blockHandlers: BlockHandlers<BlockContext, Blocks> = {
  cover: coverBlocks,
  contents: contentsBlocks,
  redHead: redHeadBlocks,
  heading: headingBlocks,
  paragraph: paragraphBlocks,
  table: tableBlocks,
  chart: chartBlocks,
  attachmentNote: attachmentNoteBlocks,
  signature: signatureBlocks,
  // The planner (sections.ts) turns a page break into a property of the block after it.
  pageBreak: () => [],
};

function headingBlocks(heading: Heading, context: BlockContext): Blocks {
  const mark = context.headings.find(({ id }) => id === heading.id);
  const text = commented(runs(heading.text, context), context);
  const children =
    mark === undefined
      ? text
      : [
          element('w:bookmarkStart', { 'w:id': mark.number, 'w:name': mark.bookmark }),
          ...text,
          element('w:bookmarkEnd', { 'w:id': mark.number }),
        ];
  return [styledParagraph(headingStyle(heading.level), children, context, startOfBlock(context))];
}

function paragraphBlocks(paragraph: Paragraph, context: BlockContext): Blocks {
  const text = commented(runs(paragraph.text, context), context);
  return [styledParagraph(PARAGRAPH_STYLE[paragraph.role], text, context, startOfBlock(context))];
}
