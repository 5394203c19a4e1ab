/** One handler per kind of block. */
import type { PageSpan } from '../../model/printed-pages.ts';
import {
  ATTACHMENT_LABEL,
  type AttachmentNote,
  attachmentNumber,
  type Block,
  type BlockHandlers,
  type Cover,
  type Heading,
  handleBlock,
  type Imprint,
  imprintLines,
  type Paragraph,
  type RedHead,
  type Report,
  SIGNER_LABEL,
  type SignatureBlock,
  signerRows,
} from '../../model/report.ts';
import { chartMarkup } from './charts.ts';
import { changed, type InlineContext, inlines } from './inlines.ts';
import { attributes, element, html, type Markup } from './markup.ts';
import { entryOf, type Outline, outlineLinks } from './outline.ts';
import { tableMarkup } from './tables.ts';

export interface BlockContext extends InlineContext {
  readonly outline: Outline;
  /** Printed pages of the blocks. */
  readonly pages: ReadonlyMap<Block, PageSpan>;
  /** Blocks that are printed on landscape pages. */
  readonly wide: ReadonlySet<Block>;
}

/** Landscape tables, and the headings directly above them. */
export function wideBlocks({ parts }: Report): ReadonlySet<Block> {
  const wide = new Set<Block>();
  for (const { blocks } of parts) {
    let below = false;
    for (const block of [...blocks].reverse()) {
      below = block.kind === 'table' ? block.orientation === 'landscape' : below && block.kind === 'heading';
      if (below) wide.add(block);
    }
  }
  return wide;
}

/** A block under the id by which lists lead to it, followed by the notes of the findings in it. */
export function blockMarkup(block: Block, id: string, context: BlockContext): Markup {
  if (block.kind === 'pageBreak') return html`<hr class="page-break" id="${id}">\n`;
  const content = changed(block.change, handleBlock(handlers, block, withinOf(block, context)), 'whole');
  const flags = hasOwnFlags(block) ? [] : context.book.flags(context.book.findingsOf(block.remarks));
  const flagLine = flags.length === 0 ? undefined : html`<p class="flags">${flags}</p>`;
  const wide = context.wide.has(block) ? ' wide' : '';
  return html`<div class="block ${block.kind}${wide}" id="${id}">${content}${flagLine}${context.book.takeNotes()}</div>\n`;
}

/** A chart sets its flags at its caption. */
function hasOwnFlags({ kind }: Block): boolean {
  return kind === 'chart';
}

function withinOf({ change }: Block, context: BlockContext): BlockContext {
  return change === undefined ? context : { ...context, within: change };
}

const handlers: BlockHandlers<BlockContext, Markup> = {
  cover: coverMarkup,
  contents: ({ title, depth }, { outline, pages, within }) =>
    html`<nav aria-label="报告目录"><p class="role-title">${title}</p>${outlineLinks(outline, depth, pages, within)}</nav>`,
  redHead: redHeadMarkup,
  heading: headingMarkup,
  paragraph: paragraphMarkup,
  table: tableMarkup,
  chart: chartMarkup,
  attachmentNote: attachmentMarkup,
  signature: signatureMarkup,
  imprint: imprintMarkup,
  pageBreak: () => html``,
};

function coverMarkup({ title, lines }: Cover): Markup {
  return html`${lineList(title, 'cover-title')}${lineList(lines, 'cover-line')}`;
}

function lineList(lines: readonly string[], className: string): readonly Markup[] {
  return lines.map((line) => html`<p class="${className}">${line}</p>`);
}

function redHeadMarkup({ marks, issuer, number, signers, title, recipient }: RedHead): Markup {
  const rows = signerRows(signers);
  const names = rows.map((row, index) => html`<span>${index === 0 ? SIGNER_LABEL : ''}${row}</span>`);
  const numberLine =
    names.length === 0
      ? html`<p class="document-number">${number}</p>`
      : html`<div class="document-number signed"><span>${number}</span><span class="signers">${names}</span></div>`;
  return html`${lineList(marks, 'head-mark')}${lineList(issuer, 'issuer')}${numberLine}${lineList(title, 'role-title')}${
    recipient === undefined ? undefined : html`<p class="role-flush">${recipient}：</p>`
  }`;
}

function headingMarkup(heading: Heading, context: BlockContext): Markup {
  const { id, tag } = entryOf(context.outline, heading);
  const look = heading.centred ? 'role-title of-table' : `level-${heading.level}`;
  return element(tag, { id, class: look }, inlines(heading.text, context));
}

function paragraphMarkup({ role, text }: Paragraph, context: BlockContext): Markup {
  return html`<p class="role-${role}">${inlines(text, context)}</p>`;
}

function attachmentMarkup({ names }: AttachmentNote): Markup {
  const lines = names.map((name, index) => {
    const label = index === 0 ? ATTACHMENT_LABEL : undefined;
    return html`<p class="attachment"><span>${label}</span>${attachmentNumber(index, names.length)}${name}</p>`;
  });
  return html`${lines}`;
}

function signatureMarkup({ signer, date, unsealed }: SignatureBlock): Markup {
  const lines = [signer, date].filter((text) => text !== '').map((text) => html`<p>${text}</p>`);
  return html`<div${attributes({ class: unsealed ? 'signed-off unsealed' : 'signed-off' })}>${lines}</div>`;
}

function imprintMarkup(block: Imprint): Markup {
  const lines = imprintLines(block).map(
    (line) => html`<p>${line.split('\t').map((part) => html`<span>${part}</span>`)}</p>`,
  );
  return html`<div class="imprint">${lines}</div>`;
}
