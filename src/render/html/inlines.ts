/** Runs of text: figures that can be asked, doubtful places with their flags, what came and what went. */
import { CHECKED_BOX, EMPTY_BOX, handleInline, type Inline, type InlineHandlers } from '../../model/report.ts';
import type { Change } from '../../model/review.ts';
import type { FigureList } from './figures.ts';
import { attributes, element, html, type Markup, type Piece } from './markup.ts';
import { gravest, type RemarkBook } from './remarks.ts';

export interface InlineContext {
  readonly figures: FigureList;
  readonly book: RemarkBook;
  /** The change of the block around, which its texts need not say again. */
  readonly within?: Change;
}

/** A text with all its marks. */
export function inlines(text: readonly Inline[], context: InlineContext): Markup {
  const runs: { change: Change | undefined; pieces: Markup[] }[] = [];
  text.forEach((inline, index) => {
    const change = inline.change === context.within ? undefined : inline.change;
    const last = runs.at(-1);
    const piece = marked(inline, text.slice(index + 1), context);
    if (last !== undefined && last.change === change) last.pieces.push(piece);
    else runs.push({ change, pieces: [piece] });
  });
  return html`${runs.map(({ change, pieces }) => changed(change, pieces))}`;
}

/** A text as it reads, with nothing in it to be activated: entries of lists and contents. */
export function readingText(text: readonly Inline[], within?: Change): Markup {
  const pieces = text.map((inline) => {
    const content = inline.kind === 'lineBreak' ? undefined : handleInline(reading, inline, undefined);
    return changed(inline.change === within ? undefined : inline.change, content);
  });
  return html`${pieces}`;
}

/** Content that came or went; a whole block of it bears a label. */
export function changed(change: Change | undefined, content: Piece, className?: string): Markup {
  if (change === undefined || isEmpty(content)) return html`${content}`;
  return element(change === 'inserted' ? 'ins' : 'del', { class: className }, content);
}

function isEmpty(content: Piece): boolean {
  return html`${content}`.source === '';
}

function marked(inline: Inline, rest: readonly Inline[], context: InlineContext): Markup {
  const content = handleInline(handlers, inline, context);
  const findings = context.book.findingsOf(inline.remarks);
  const severity = gravest(findings);
  if (severity === undefined) return content;
  const ending = findings.filter(({ number }) => !rest.some(({ remarks = [] }) => remarks.includes(number)));
  return html`<mark class="${severity}">${content}</mark>${context.book.flags(ending)}`;
}

const reading: InlineHandlers<undefined, Markup> = {
  text: ({ text }) => html`${text}`,
  figure: ({ text }) => html`${text}`,
  lineBreak: () => html`<br>`,
  checkBox: ({ checked }) => html`${checked ? CHECKED_BOX : EMPTY_BOX}`,
};

const handlers: InlineHandlers<InlineContext, Markup> = {
  text: ({ text, strong }) => (strong ? html`<strong>${text}</strong>` : html`${text}`),
  figure: ({ figureId, text, strong }, { figures }) => {
    const content = askable(figureId, text, figures);
    return strong ? html`<strong>${content}</strong>` : content;
  },
  lineBreak: () => html`<br>`,
  checkBox: (inline) => handleInline(reading, inline, undefined),
};

/** A printed figure that tells where it comes from. */
export function askable(figureId: string, text: string, figures: FigureList): Markup {
  const given = figureAttributes(figureId, figures);
  return given === undefined ? html`${text}` : html`<span${attributes({ class: 'figure', ...given })}>${text}</span>`;
}

/** What makes an element ask the page's script; undefined for a figure that nothing is known of. */
export function figureAttributes(figureId: string, figures: FigureList) {
  const index = figures.indexOf(figureId);
  if (index === undefined) return undefined;
  return { role: 'button', tabindex: 0, 'aria-haspopup': 'dialog', 'data-figure': index } as const;
}
