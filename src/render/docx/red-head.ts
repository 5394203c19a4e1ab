/** Head of an official document (GB/T 9704-2012, 7.2): places by exact lines and spaces, the rule as a border. */
import { type RedHead, SIGNER_LABEL, signerRows } from '../../model/report.ts';
import type { RedHeadStyle } from '../../style/style-sheet.ts';
import { eastAsianFont } from '../face-names.ts';
import { commented } from './comment-anchors.ts';
import { type BlockContext, type Blocks, startOfBlock } from './context.ts';
import { styledParagraph } from './paragraph.ts';
import { rule } from './rule.ts';
import { breakRun, EAST_ASIAN_HINT, run, runText, tabRun, textRun } from './run.ts';
import { PARAGRAPH_STYLE, STYLE } from './styles.ts';
import { halfPoints, twips } from './units.ts';
import { widthInChars } from './width.ts';
import { type Xml, xml } from './xml.ts';

/** Word sets the text of an exact line with its base line at four fifths of the line. */
const BASELINE = 0.8;
const ASCENT = 0.88;

export function redHeadBlocks(block: RedHead, context: BlockContext): Blocks {
  const look = context.style.redHead;
  if (look === undefined) throw new Error(`the page style ${context.style.id} has no red head`);
  const plain = (style: string, text: string) => styledParagraph(style, textRun(text, context), context);
  return [
    ...block.marks.map((mark) => plain(PARAGRAPH_STYLE.mark, mark)),
    ...issuerParagraphs(block, look, context),
    ...numberParagraphs(block, look, context),
    titleParagraph(block, look, context),
    ...(block.recipient === undefined ? [] : [plain(STYLE.recipient, `${block.recipient}：`)]),
  ];
}

/** The issuer's characters begin `issuerTop` below the text area's edge. */
function issuerParagraphs(block: RedHead, look: RedHeadStyle, context: BlockContext): Blocks {
  const { issuer: style } = look;
  const size = issuerSize(block, look, context);
  const above = BASELINE * style.lineHeight - ASCENT * size;
  const before = look.issuerTop - above - block.marks.length * context.style.paragraph.mark.lineHeight;
  const halves = halfPoints(size);
  const face = xml`${EAST_ASIAN_HINT}<w:sz w:val="${halves}"/><w:szCs w:val="${halves}"/>`;
  return block.issuer.map((text, index) => {
    const line = run(runText(text, context), context, face);
    const first = index === 0 ? { ...startOfBlock(context), before: twips(Math.max(0, before)) } : {};
    return styledParagraph(STYLE.issuer, line, context, first);
  });
}

/** The largest size, pt, in which the longest line fits the text area. */
function issuerSize({ issuer }: RedHead, look: RedHeadStyle, { textWidth }: BlockContext): number {
  const widest = Math.max(...issuer.map(widthInChars));
  return Math.min(look.issuer.size, Math.floor(textWidth / 20 / widest));
}

/** The number with the rule below it; signers (上行文) stand on its line, further ones above. */
function numberParagraphs(block: RedHead, look: RedHeadStyle, context: BlockContext): Blocks {
  const { number: style } = look;
  const below = (1 - BASELINE) * look.issuer.lineHeight - (1 - ASCENT) * issuerSize(block, look, context);
  const before = twips(look.linesAboveNumber * style.lineHeight - below);
  const border = xml`<w:pBdr>${ruleBelow(look)}</w:pBdr>`;
  const rows = signerRows(block.signers);
  if (rows.length === 0) {
    return [styledParagraph(STYLE.documentNumber, textRun(block.number, context), context, { border, before })];
  }
  const face = xml`<w:rFonts w:eastAsia="${eastAsianFont(look.signerFont)}"/>`;
  return rows.map((names, row) => {
    const last = row === rows.length - 1;
    const label = row === 0 ? textRun(SIGNER_LABEL, context) : undefined;
    const name = run(runText(names, context), context, face);
    const number = last ? textRun(`　${block.number}`, context) : undefined;
    const text = xml`${number}${tabRun(context)}${label}${name}`;
    return styledParagraph(STYLE.documentNumber, text, context, {
      ...(last ? { border } : {}),
      ...(row === 0 ? { before } : {}),
      rightTab: context.textWidth - twips(style.size),
      align: 'left',
    });
  });
}

function ruleBelow({ issuer, number, ruleWidth, ruleBelow: distance }: RedHeadStyle): Xml {
  const lead = (1 - BASELINE) * number.lineHeight - (1 - ASCENT) * number.size;
  return rule('bottom', { width: ruleWidth, colour: issuer.colour, space: Math.round(distance - lead - ruleWidth) });
}

/** One paragraph for all lines; without an addressee the empty line below it is its own. */
function titleParagraph(block: RedHead, look: RedHeadStyle, context: BlockContext): Xml {
  const lines = block.title.flatMap((text, index) => [
    index === 0 ? undefined : breakRun(context),
    textRun(text, context),
  ]);
  return styledParagraph(PARAGRAPH_STYLE.title, commented(xml`${lines}`, context), context, {
    before: twips(look.linesAboveTitle * context.style.paragraph.body.lineHeight),
    after: block.recipient === undefined ? twips(look.recipient.spaceBefore ?? 0) : 0,
  });
}
