/** The cover: title lines from the top, issuer and date in a frame that stands on the lower margin. */
import type { Cover } from '../../model/report.ts';
import { commented } from './comment-anchors.ts';
import { type BlockContext, type Blocks, startOfBlock } from './context.ts';
import { bottomFrame, spacer, styledParagraph } from './paragraph.ts';
import { textRun } from './run.ts';
import { STYLE } from './styles.ts';

/** Blocks of a cover; the margins of its section place them. */
export function coverBlocks(cover: Cover, context: BlockContext): Blocks {
  const title = cover.title.map((line, index) => {
    const start = index === 0 ? startOfBlock(context) : {};
    return styledParagraph(STYLE.coverTitle, commented(textRun(line, context), context), context, start);
  });
  const format = { frame: bottomFrame(context.textWidth) };
  const lines = cover.lines.map((line) => styledParagraph(STYLE.coverLine, textRun(line, context), context, format));
  return [...title, ...lines, spacer(context)];
}
