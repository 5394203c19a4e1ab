/** Head of an official document (GB/T 9704-2012, 7.2): places by exact lines and spaces, the rule as a border. */
import { BorderStyle, type IParagraphOptions, type Paragraph, Tab, TabStopType } from 'docx';
import { type RedHead, SIGNER_LABEL, signerRows } from '../../model/report.ts';
import type { RedHeadStyle } from '../../style/style-sheet.ts';
import { commented } from './comment-anchors.ts';
import { type BlockContext, type Blocks, startOfBlock, styledParagraph } from './context.ts';
import { eastAsianFont } from './fonts.ts';
import { run, textRun } from './inlines.ts';
import { PARAGRAPH_STYLE, STYLE } from './styles.ts';
import { eighths, halfPoints, twips } from './units.ts';
import { widthInChars } from './width.ts';
import { cleanText } from './xml.ts';

/** Word sets the text of an exact line with its base line at four fifths of the line. */
const BASELINE = 0.8;
const ASCENT = 0.88;

export function redHeadBlocks(block: RedHead, context: BlockContext): Blocks {
  const look = context.style.redHead;
  if (look === undefined) throw new Error(`the page style ${context.style.id} has no red head`);
  const marks = block.marks.map((mark) => styledParagraph(PARAGRAPH_STYLE.mark, [textRun(mark, context)], context));
  const paragraphs = [
    ...marks,
    ...issuerParagraphs(block, look, context),
    ...numberParagraphs(block, look, context),
    titleParagraph(block, look, context),
  ];
  if (block.recipient !== undefined)
    paragraphs.push(styledParagraph(STYLE.recipient, [textRun(`${block.recipient}：`, context)], context));
  return paragraphs;
}

/** The issuer's characters begin `issuerTop` below the text area's edge. */
function issuerParagraphs(block: RedHead, look: RedHeadStyle, context: BlockContext): Paragraph[] {
  const { issuer: style } = look;
  const size = issuerSize(block, look, context);
  const above = BASELINE * style.lineHeight - ASCENT * size;
  const before = look.issuerTop - above - block.marks.length * context.style.paragraph.mark.lineHeight;
  return block.issuer.map((text, index) => {
    const line = run({ text: cleanText(text), size: halfPoints(size), font: { hint: 'eastAsia' } }, context);
    const first = index === 0 ? { ...startOfBlock(context), spacing: { before: twips(Math.max(0, before)) } } : {};
    return styledParagraph(STYLE.issuer, [line], context, first);
  });
}

/** The largest size, pt, in which the longest line fits the text area. */
function issuerSize({ issuer }: RedHead, look: RedHeadStyle, { textWidth }: BlockContext): number {
  const widest = Math.max(...issuer.map(widthInChars));
  return Math.min(look.issuer.size, Math.floor(textWidth / 20 / widest));
}

/** The number with the rule below it; signers (上行文) stand on its line, further ones above. */
function numberParagraphs(block: RedHead, look: RedHeadStyle, context: BlockContext): Paragraph[] {
  const { number: style } = look;
  const below = (1 - BASELINE) * look.issuer.lineHeight - (1 - ASCENT) * issuerSize(block, look, context);
  const before = { before: twips(look.linesAboveNumber * style.lineHeight - below) };
  const lead = (1 - BASELINE) * style.lineHeight - (1 - ASCENT) * style.size;
  const border: IParagraphOptions = {
    border: {
      bottom: {
        style: BorderStyle.SINGLE,
        color: look.issuer.colour ?? '000000',
        size: eighths(look.ruleWidth),
        space: Math.round(look.ruleBelow - lead - look.ruleWidth),
      },
    },
  };
  const rows = signerRows(block.signers);
  if (rows.length === 0) {
    const number = [textRun(block.number, context)];
    return [styledParagraph(STYLE.documentNumber, number, context, { ...border, spacing: before })];
  }
  const tabStops = [{ type: TabStopType.RIGHT, position: context.textWidth - twips(style.size) }];
  return rows.map((names, row) => {
    const last = row === rows.length - 1;
    const label = row === 0 ? [textRun(SIGNER_LABEL, context)] : [];
    const name = run({ text: cleanText(names), font: { eastAsia: eastAsianFont(look.signerFont) } }, context);
    const number = last ? [textRun(`　${block.number}`, context)] : [];
    const children = [...number, run({ children: [new Tab()] }, context), ...label, name];
    const spacing = row === 0 ? { spacing: before } : {};
    const options = { ...(last ? border : {}), ...spacing, tabStops, ...FLUSH };
    return styledParagraph(STYLE.documentNumber, children, context, options);
  });
}

const FLUSH = { alignment: 'left' } as const;

/** One paragraph for all lines; without an addressee the empty line below it is its own. */
function titleParagraph(block: RedHead, look: RedHeadStyle, context: BlockContext): Paragraph {
  const lines = block.title.flatMap((text, index) => [
    ...(index === 0 ? [] : [run({ break: 1 }, context)]),
    textRun(text, context),
  ]);
  const before = twips(look.linesAboveTitle * context.style.paragraph.body.lineHeight);
  const after = block.recipient === undefined ? twips(look.recipient.spaceBefore ?? 0) : 0;
  return styledParagraph(PARAGRAPH_STYLE.title, commented(lines, context), context, { spacing: { before, after } });
}
