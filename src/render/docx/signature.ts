/** 署名 and 成文日期 by GB/T 9704: the date ends four characters from the right, the name is centred above it. */
import type { SignatureBlock } from '../../model/report.ts';
import { type BlockContext, type Blocks, startOfBlock, styledParagraph } from './context.ts';
import { textRun } from './inlines.ts';
import { STYLE } from './styles.ts';
import { twips } from './units.ts';

/** Characters between the date and the right edge. */
const DATE_INDENT = 4;

/** Both lines, kept together. */
export function signatureBlocks(block: SignatureBlock, context: BlockContext): Blocks {
  const size = context.style.signature.size;
  const widest = Math.max(widthInChars(block.signer), widthInChars(block.date));
  const centre = Math.max(DATE_INDENT + widthInChars(block.date) / 2, widest / 2);
  const line = (text: string, options = {}) => {
    const right = twips((centre - widthInChars(text) / 2) * size);
    return styledParagraph(STYLE.signature, [textRun(text)], { ...options, indent: { right } });
  };
  return [line(block.signer, { ...startOfBlock(context), keepNext: true }), line(block.date)];
}

/** Width in characters: ASCII takes half of one. */
function widthInChars(text: string): number {
  return [...text].reduce((width, character) => width + (character <= '~' ? 0.5 : 1), 0);
}
