/**
 * The texts of a paper numbered in reading order, so that rules speak of them as of lines of one file: line 12 of it is the
 * twelfth text, a column a character of that text. What is told of such a line is told of the page or paragraph afterwards.
 */
import type { Place } from '../diagnostics/finding.ts';
import { type Paper, type PaperBlock, type PaperPlace, type PaperText, placeAt } from '../model/paper.ts';

export class PaperTexts {
  private readonly lines = new Map<PaperText, number>();
  private readonly texts: PaperText[] = [];

  constructor(
    /** Name of the paper, under which its places are told. */
    readonly file: string,
    paper: Paper,
  ) {
    for (const text of [paper.title, ...paper.blocks.flatMap(textsOf)]) this.add(text);
  }

  private add(text: PaperText): void {
    if (this.lines.has(text)) return;
    this.texts.push(text);
    this.lines.set(text, this.texts.length);
  }

  /** @param offset of a character, from 0 */
  placeOf(text: PaperText, offset = 0): Place {
    const line = this.lines.get(text);
    return line === undefined ? { file: this.file } : { file: this.file, line, column: offset + 1 };
  }

  /** The text of a place that `placeOf` made, and where its character stands in the paper. */
  find({ file, line, column = 1 }: Place): { readonly text: PaperText; readonly at: PaperPlace } | undefined {
    const text = file === this.file && line !== undefined ? this.texts[line - 1] : undefined;
    const at = text && placeAt(text, column - 1);
    return text === undefined || at === undefined ? undefined : { text, at };
  }

  /** One line a text; characters keep their columns. @param isLeftOut texts of which the line stays empty */
  asFile(isLeftOut: (text: PaperText) => boolean): string {
    return this.texts.map((text) => (isLeftOut(text) ? '' : text.text.replaceAll('\n', ' '))).join('\n');
  }
}

/** In reading order. */
export function textsOf(block: PaperBlock): readonly PaperText[] {
  switch (block.kind) {
    case 'heading':
    case 'paragraph':
    case 'note':
      return [block.text];
    case 'contents':
      return block.entries;
    case 'table':
      return [...block.above, ...block.cells.map(({ text }) => text), ...block.notes];
    case 'chart':
      return block.texts;
  }
}
