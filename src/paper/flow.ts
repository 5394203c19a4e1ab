/** What stands in a file in reading order, with its looks: what every reader makes, and blocks are made from. */
import type { PaperPlace, PaperTable, PaperText } from '../model/paper.ts';

export type FlowItem = FlowText | FlowTable | FlowChart | FlowNote;

/** A paragraph, or a line that stands for itself. */
export interface FlowText {
  readonly kind: 'text';
  readonly text: PaperText;
  readonly look: TextLook;
}

export interface TextLook {
  /** In pt, that of most of its characters. */
  readonly size: number;
  /** Bold, or in a face for heads (黑体, 小标宋). */
  readonly heavy: boolean;
  readonly centred: boolean;
  /** From 1, as its style says; a reader of pages knows none. */
  readonly outline?: number;
  /** It is an entry of the contents. */
  readonly entry: boolean;
}

export interface FlowTable {
  readonly kind: 'table';
  readonly table: Omit<PaperTable, 'above' | 'notes'>;
}

export interface FlowChart {
  readonly kind: 'chart';
  readonly place: PaperPlace;
  readonly texts: readonly PaperText[];
}

/** A footnote. */
export interface FlowNote {
  readonly kind: 'note';
  readonly text: PaperText;
}

/** A text in one place. */
export function textAt(text: string, place: PaperPlace): PaperText {
  return { text, lines: [{ from: 0, place }] };
}

/** One text of several, with nothing or `between` them. */
export function joinedTexts(texts: readonly PaperText[], between = ''): PaperText {
  let text = '';
  const lines: PaperText['lines'][number][] = [];
  texts.forEach((each, index) => {
    if (index > 0) text += between;
    const start = text.length;
    lines.push(...each.lines.map(({ from, place }) => ({ from: start + from, place })));
    text += each.text;
  });
  return { text, lines };
}

/** Without white space at either end; the places stay with their characters. */
export function trimmed({ text, lines }: PaperText): PaperText {
  const lead = text.length - text.trimStart().length;
  const from = (at: number) => Math.min(Math.max(0, at - lead), text.trim().length);
  return { text: text.trim(), lines: lines.map((line) => ({ ...line, from: from(line.from) })) };
}
