/** The cover: title lines from the top, issuer and date in a frame that stands on the lower margin. */
import { FrameAnchorType, HorizontalPositionAlign, type IParagraphOptions, VerticalPositionAlign } from 'docx';
import type { Cover } from '../../model/report.ts';
import { commented } from './comment-anchors.ts';
import { type BlockContext, type Blocks, spacer, startOfBlock, styledParagraph } from './context.ts';
import { textRun } from './inlines.ts';
import { STYLE } from './styles.ts';

/** Blocks of a cover; the margins of its section place them. */
export function coverBlocks(cover: Cover, context: BlockContext): Blocks {
  const title = cover.title.map((line, index) =>
    styledParagraph(
      STYLE.coverTitle,
      commented([textRun(line, context)], context),
      context,
      index === 0 ? startOfBlock(context) : {},
    ),
  );
  const frame = bottomFrame(context.textWidth);
  const lines = cover.lines.map((line) => styledParagraph(STYLE.coverLine, [textRun(line, context)], context, frame));
  return [...title, ...lines, spacer(context)];
}

/** Neighbouring paragraphs with the same frame share it. Width in twips. */
function bottomFrame(width: number): IParagraphOptions {
  return {
    frame: {
      type: 'alignment',
      width,
      height: 0,
      anchor: { horizontal: FrameAnchorType.MARGIN, vertical: FrameAnchorType.MARGIN },
      alignment: { x: HorizontalPositionAlign.CENTER, y: VerticalPositionAlign.BOTTOM },
    },
  };
}
