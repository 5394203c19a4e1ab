/** One handler per kind of block. */
import { lookOf } from '../../model/heading-look.ts';
import type { BlockHandlers, Heading, Inline, Paragraph } from '../../model/report.ts';
import type { TextStyle } from '../../style/style-sheet.ts';
import { chartBlocks } from './charts.ts';
import { commented } from './comment-anchors.ts';
import { contentsBlocks } from './contents.ts';
import { type BlockContext, type Blocks, startOfBlock } from './context.ts';
import { coverBlocks } from './cover.ts';
import type { HeadingMark } from './headings.ts';
import { imprintBlocks } from './imprint.ts';
import { runs } from './inlines.ts';
import { narrowed } from './narrowed.ts';
import { styledParagraph } from './paragraph.ts';
import { redHeadBlocks } from './red-head.ts';
import { attachmentNoteBlocks, signatureBlocks } from './signature.ts';
import { headingStyle, PARAGRAPH_STYLE, tableLineStyle } from './styles.ts';
import { tableBlocks } from './tables.ts';
import { lineTwips } from './units.ts';
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

function headingBlocks(heading: Heading, context: BlockContext): Blocks {
  const { id, level, text, centred } = heading;
  const look = lookOf(heading);
  const written = commented(runs(text, context), context);
  const mark = context.headings.find((one) => one.id === id);
  const style = centred ? tableLineStyle('statement', 'title') : headingStyle(level, look);
  const { align } = centred ? context.style.table.statement.title : (context.style.headings[look - 1] as TextStyle);
  const depth = mark?.depth ?? level;
  const format = {
    ...startOfBlock(context),
    ...(centred || depth !== level ? { outlineLevel: depth - 1 } : {}),
    indent: narrowed(text, align, context.setting.narrowings),
    line: lineOf(text, context),
  };
  return [styledParagraph(style, bookmarked(written, mark), context, format)];
}

function bookmarked(text: Xml, mark: HeadingMark | undefined): Xml {
  if (mark === undefined) return text;
  const { number, bookmark } = mark;
  return xml`<w:bookmarkStart w:id="${number}" w:name="${bookmark}"/>${text}<w:bookmarkEnd w:id="${number}"/>`;
}

function paragraphBlocks({ role, text }: Paragraph, context: BlockContext): Blocks {
  const written = commented(runs(text, context), context);
  const indent = narrowed(text, context.style.paragraph[role].align, context.setting.narrowings);
  const kept = context.leadsIn ? { keepNext: true } : {};
  const format = { ...kept, ...startOfBlock(context), indent, line: lineOf(text, context) };
  return [styledParagraph(PARAGRAPH_STYLE[role], written, context, format)];
}

/** Height of the lines of a text that is set tighter, twips. */
function lineOf(text: readonly Inline[], { setting }: BlockContext): number | undefined {
  const height = setting.lineHeights.get(text);
  return height === undefined ? undefined : lineTwips(height);
}
