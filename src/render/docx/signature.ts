/** 附件说明, 署名 and 成文日期 by GB/T 9704-2012 (7.3.4, 7.3.5). */
import { ATTACHMENT_LABEL, type AttachmentNote, attachmentNumber, type SignatureBlock } from '../../model/report.ts';
import { advanceOf } from '../../style/style-sheet.ts';
import { commented } from './comment-anchors.ts';
import { type BlockContext, type Blocks, startOfBlock } from './context.ts';
import { styledParagraph } from './paragraph.ts';
import { tabRun, textRun } from './run.ts';
import { STYLE } from './styles.ts';
import { twips } from './units.ts';
import { widthInChars } from './width.ts';
import { xml } from './xml.ts';

/** Two characters in; further lines of a name begin under its first character. */
export function attachmentNoteBlocks({ names }: AttachmentNote, context: BlockContext): Blocks {
  const advance = advanceOf(context.style.attachmentNote);
  const chars = (count: number) => twips(count * advance);
  const numbered = names.length > 1;
  const labelWidth = widthInChars(ATTACHMENT_LABEL);
  const nameLeft = 2 + labelWidth + (numbered ? 1 : 0);
  return names.map((name, index) => {
    const first = index === 0;
    const number = numbered ? [textRun(attachmentNumber(index, names.length), context), tabRun(context)] : [];
    const label = first ? textRun(ATTACHMENT_LABEL, context) : undefined;
    const text = commented(xml`${label}${number}${textRun(name, context)}`, context);
    return styledParagraph(STYLE.attachmentNote, text, context, {
      ...(first ? startOfBlock(context) : { before: 0 }),
      indent: { left: chars(nameLeft), hanging: chars(nameLeft - (first ? 2 : 2 + labelWidth)) },
    });
  });
}

/** Characters between the date and the right edge, with a seal. */
const SEALED_INDENT = 4;
/** Without one: between the name and the right edge, and between the first characters of name and date. */
const UNSEALED_INDENT = 2;

/** Both lines, kept together; right indents in characters. */
export function signatureBlocks(block: SignatureBlock, context: BlockContext): Blocks {
  const advance = advanceOf(context.style.signature);
  const widths = { signer: widthInChars(block.signer), date: widthInChars(block.date) };
  const indents = block.unsealed ? unsealedIndents(widths) : sealedIndents(widths);
  const lines = [
    { text: block.signer, right: indents.signer },
    { text: block.date, right: indents.date },
  ].filter(({ text }) => text !== '');
  return lines.map(({ text, right }, index) =>
    styledParagraph(STYLE.signature, commented(textRun(text, context), context), context, {
      ...(index === 0 ? startOfBlock(context) : { before: 0 }),
      ...(index < lines.length - 1 ? { keepNext: true } : {}),
      indent: { right: twips(Math.max(0, right) * advance) },
    }),
  );
}

interface Pair {
  readonly signer: number;
  readonly date: number;
}

/** The date four characters from the right, the signer centred above it. */
function sealedIndents({ signer, date }: Pair): Pair {
  const centre = Math.max(SEALED_INDENT + date / 2, Math.max(signer, date) / 2);
  return { signer: centre - signer / 2, date: centre - date / 2 };
}

/** The signer two characters from the right, the date two characters further in; a longer date pushes the signer left. */
function unsealedIndents({ signer, date }: Pair): Pair {
  if (date > signer) return { signer: date + 2 * UNSEALED_INDENT - signer, date: UNSEALED_INDENT };
  return { signer: UNSEALED_INDENT, date: signer - date };
}
