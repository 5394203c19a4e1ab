/** Head of an official document: every element at its place from the top of the text area (GB/T 9704-2012, 7.2). */
import { type RedHead, SIGNER_LABEL, signerRows } from '../model/report.ts';
import { plainElement } from '../model/structure.ts';
import type { RedHeadStyle, TextStyle } from '../style/style-sheet.ts';
import type { BlockContext } from './block-context.ts';
import type { Box } from './box.ts';
import type { PageFlow } from './page-flow.ts';
import { rectangle } from './path.ts';
import type { SetLine } from './typesetter.ts';

interface PlacedLine {
  readonly line: SetLine;
  readonly x: number;
  readonly y: number;
}

/** Lines with their places from the upper left corner of the text area; lengths in pt. */
interface Layout {
  /** Paragraphs in reading order. */
  readonly paragraphs: (readonly PlacedLine[])[];
  ruleTop: number;
  /** Lower edge of what is placed so far. */
  bottom: number;
}

export function redHeadBox(block: RedHead, context: BlockContext): Box {
  const look = context.style.redHead;
  if (look === undefined) throw new Error(`the page style ${context.style.id} has no red head`);
  const layout: Layout = { paragraphs: [], ruleTop: 0, bottom: 0 };
  addMarks(layout, block, context);
  addIssuer(layout, block, look, context);
  addNumber(layout, block, look, context);
  addTitle(layout, block, look, context);
  const { bottom: height } = layout;
  const place = (flow: PageFlow) => placeLayout(flow, layout, look, context.width);
  return { keepWithNext: false, spaceBefore: 0, spaceAfter: 0, height, startHeight: height, place };
}

function placeLayout(flow: PageFlow, layout: Layout, look: RedHeadStyle, width: number): void {
  const { paragraphs, ruleTop, bottom } = layout;
  const top = flow.take(bottom);
  for (const lines of paragraphs) {
    flow.inside(plainElement('P'), () => {
      for (const { line, x, y } of lines) flow.addLine(line, flow.left + x, top + y);
    });
  }
  const rule = rectangle({ x: flow.left, y: top + ruleTop, w: width, h: look.ruleWidth });
  flow.addShapes({ kind: 'shape', path: rule, fill: look.issuer.colour ?? '000000' });
}

function setText(text: string, style: TextStyle, { typesetter, width }: BlockContext): readonly SetLine[] {
  return typesetter.lines([{ kind: 'text', text }], { ...style, indentChars: 0 }, { width });
}

/** Puts the lines of a paragraph under each other from `top`; the layout then ends below them. */
function stack(layout: Layout, lines: readonly SetLine[], top: number): void {
  layout.bottom = top;
  const placed = lines.map((line) => {
    const y = layout.bottom;
    layout.bottom += line.height;
    return { line, x: 0, y };
  });
  layout.paragraphs.push(placed);
}

function addMarks(layout: Layout, { marks }: RedHead, context: BlockContext): void {
  for (const mark of marks) stack(layout, setText(mark, context.style.paragraph.mark, context), layout.bottom);
}

function addIssuer(layout: Layout, { issuer }: RedHead, look: RedHeadStyle, context: BlockContext): void {
  const { typesetter, width } = context;
  const widest = Math.max(...issuer.map((text) => typesetter.width(text, look.issuer)));
  const size = Math.min(look.issuer.size, Math.floor((look.issuer.size * width) / widest));
  const style = { ...look.issuer, size };
  const lead = (style.lineHeight - size) / 2;
  stack(
    layout,
    issuer.flatMap((text) => setText(text, style, context)),
    look.issuerTop - lead,
  );
  layout.bottom -= lead;
}

/** The number below the issuer, with the signers beside it (上行文), and the rule below the number. */
function addNumber(layout: Layout, block: RedHead, look: RedHeadStyle, context: BlockContext): void {
  const { number: style } = look;
  const upward = block.signers.length > 0;
  const rows = upward ? signerRows(block.signers) : [];
  const top = layout.bottom + look.linesAboveNumber * style.lineHeight;
  const y = top + Math.max(0, rows.length - 1) * style.lineHeight;
  const [line] = setText(block.number, { ...style, align: upward ? 'left' : style.align }, context);
  if (line !== undefined) layout.paragraphs.push([{ line, x: upward ? style.size : 0, y }]);
  const signers = rows.flatMap((names, row) =>
    signerLines({ names, labelled: row === 0, y: top + row * style.lineHeight }, look, context),
  );
  layout.paragraphs.push(signers);
  layout.ruleTop = y + (style.lineHeight + style.size) / 2 + look.ruleBelow;
  layout.bottom = layout.ruleTop + look.ruleWidth;
}

interface SignerRow {
  readonly names: string;
  readonly labelled: boolean;
  readonly y: number;
}

/** Ends one character before the right edge. */
function signerLines(row: SignerRow, look: RedHeadStyle, { typesetter, width }: BlockContext): PlacedLine[] {
  const { y } = row;
  const names = typesetter.line(row.names, { ...look.number, font: look.signerFont });
  const x = width - look.number.size - names.setting.width;
  const placed = { line: names, x, y };
  if (!row.labelled) return [placed];
  const label = typesetter.line(SIGNER_LABEL, look.number);
  return [{ line: label, x: x - label.setting.width, y }, placed];
}

/** Title, then the addressee after an empty line; without one the text begins there. */
function addTitle(layout: Layout, block: RedHead, look: RedHeadStyle, context: BlockContext): void {
  const { title, body } = context.style.paragraph;
  const lines = block.title.flatMap((text) => setText(text, title, context));
  stack(layout, lines, layout.bottom + look.linesAboveTitle * body.lineHeight);
  layout.bottom += look.recipient.spaceBefore ?? 0;
  if (block.recipient === undefined) return;
  stack(layout, setText(`${block.recipient}：`, look.recipient, context), layout.bottom);
}
