/**
 * The texts of a paper numbered in reading order, so that rules speak of them as of lines of one file: line 12 of it is the
 * twelfth text, a column a character of that text. What is told of such a line is told of the page or paragraph afterwards.
 */
import type { Place } from '../diagnostics/finding.ts';
import { HeadingTrail } from '../model/heading-trail.ts';
import { type Paper, type PaperBlock, type PaperText, placeAt } from '../model/paper.ts';
import { type CleanedText, cleanedText } from './cleaned-text.ts';
import type { PaperSpot } from './spots.ts';

interface Line {
  readonly text: PaperText;
  readonly cleaned: CleanedText;
  readonly headings: readonly string[];
}

export class PaperTexts {
  private readonly lines = new Map<PaperText, number>();
  private readonly texts: Line[] = [];

  constructor(
    /** Name of the paper, under which its places are told. */
    readonly file: string,
    paper: Paper,
  ) {
    this.add(paper.title, []);
    const trail = new HeadingTrail();
    for (const block of paper.blocks) {
      if (block.kind === 'heading') trail.leave(block.level);
      for (const text of textsOf(block)) this.add(text, trail.headings);
      if (block.kind === 'heading') trail.pass(block.level, this.words(block.text));
    }
  }

  private add(text: PaperText, headings: readonly string[]): void {
    if (this.lines.has(text)) return;
    this.texts.push({ text, cleaned: cleanedText(text.text), headings });
    this.lines.set(text, this.texts.length);
  }

  /** Its words, as rules read them. */
  words(text: PaperText): string {
    return this.texts[(this.lines.get(text) ?? 0) - 1]?.cleaned.text ?? text.text;
  }

  /** @param offset of a character of its words, from 0 */
  placeOf(text: PaperText, offset = 0): Place {
    const line = this.lines.get(text);
    return line === undefined ? { file: this.file } : { file: this.file, line, column: offset + 1 };
  }

  /** What stands at a place that `placeOf` made. */
  find({ file, line, column = 1 }: Place): PaperSpot | undefined {
    const found = file === this.file && line !== undefined ? this.texts[line - 1] : undefined;
    if (found === undefined) return undefined;
    const { text, cleaned, headings } = found;
    const offset = cleaned.offsets[column - 1] ?? 0;
    const place = placeAt(text, offset);
    return place === undefined ? undefined : { text, headings, offset, place };
  }

  /** One line a text; characters keep their columns. @param isLeftOut texts of which the line stays empty */
  asFile(isLeftOut: (text: PaperText) => boolean): string {
    return this.texts
      .map(({ text, cleaned }) => (isLeftOut(text) ? '' : cleaned.text.replaceAll('\n', ' ')))
      .join('\n');
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
