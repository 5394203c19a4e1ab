/** One handler per kind of block. */
import type { BlockHandlers, Heading, Paragraph } from '../../model/report.ts';
import { chartBlocks } from './charts.ts';
import { commented } from './comment-anchors.ts';
import { contentsBlocks } from './contents.ts';
import { type BlockContext, type Blocks, startOfBlock } from './context.ts';
import { coverBlocks } from './cover.ts';
import type { HeadingMark } from './headings.ts';
import { imprintBlocks } from './imprint.ts';
import { runs } from './inlines.ts';
import { styledParagraph } from './paragraph.ts';
import { redHeadBlocks } from './red-head.ts';
import { attachmentNoteBlocks, signatureBlocks } from './signature.ts';
import { headingStyle, PARAGRAPH_STYLE, tableLineStyle } from './styles.ts';
import { tableBlocks } from './tables.ts';
import { type Xml, xml } from './xml.ts';

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
  imprint: imprintBlocks,
  // The planner (sections.ts) turns a page break into a property of the block after it.
  pageBreak: () => [],
};

function headingBlocks({ id, level, text, centred }: Heading, context: BlockContext): Blocks {
  const written = commented(runs(text, context), context);
  const mark = context.headings.find((heading) => heading.id === id);
  const style = centred ? tableLineStyle('statement', 'title') : headingStyle(level);
  const depth = mark?.depth ?? level;
  const format = { ...startOfBlock(context), ...(centred || depth !== level ? { outlineLevel: depth - 1 } : {}) };
  return [styledParagraph(style, bookmarked(written, mark), context, format)];
}

function bookmarked(text: Xml, mark: HeadingMark | undefined): Xml {
  if (mark === undefined) return text;
  const { number, bookmark } = mark;
  return xml`<w:bookmarkStart w:id="${number}" w:name="${bookmark}"/>${text}<w:bookmarkEnd w:id="${number}"/>`;
}

function paragraphBlocks({ role, text }: Paragraph, context: BlockContext): Blocks {
  const written = commented(runs(text, context), context);
  return [styledParagraph(PARAGRAPH_STYLE[role], written, context, startOfBlock(context))];
}
