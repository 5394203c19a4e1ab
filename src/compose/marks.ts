/**
 * Marks: what a helper prints travels through Handlebars and Markdown as a private-use mark, and is put back
 * afterwards. So a figure keeps its id, and no value is ever read as markup.
 */
import { type Inline, plainText } from '../model/report.ts';

const OPEN = '\uE000';
const CLOSE = '\uE001';
const MARK = /\uE000(\d+)\uE001/g;

export class Marks {
  private readonly entries: (readonly Inline[])[] = [];

  /** The mark that stands for the inlines. */
  of(inlines: readonly Inline[]): string {
    return `${OPEN}${this.entries.push(inlines) - 1}${CLOSE}`;
  }

  text(text: string): string {
    return this.of([{ kind: 'text', text }]);
  }

  /** What a user wrote, with characters that look like marks made into marks of themselves. */
  shielded(text: string): string {
    return /[\uE000\uE001]/.test(text) ? text.replace(/[\uE000\uE001]/g, (character) => this.text(character)) : text;
  }

  /** A text of its own: the same with its marks numbered from 0, and these marks alone. */
  excerpt(text: string): { readonly text: string; readonly marks: Marks } {
    const marks = new Marks();
    return { text: text.replace(MARK, (_mark, index: string) => marks.of(this.entry(index))), marks };
  }

  /** Puts the inlines back into a piece of text. */
  resolve(text: string): Inline[] {
    const inlines: Inline[] = [];
    let end = 0;
    for (const match of text.matchAll(MARK)) {
      if (match.index > end) inlines.push({ kind: 'text', text: text.slice(end, match.index) });
      inlines.push(...this.entry(match[1]));
      end = match.index + match[0].length;
    }
    if (end < text.length) inlines.push({ kind: 'text', text: text.slice(end) });
    return inlines;
  }

  /** The plain text behind the marks, for attributes and titles. */
  plain(text: string): string {
    return plainText(this.resolve(text));
  }

  private entry(index: string | undefined): readonly Inline[] {
    const entry = this.entries[Number.parseInt(index ?? '', 10)];
    if (entry === undefined) throw new Error(`no mark ${index}`);
    return entry;
  }
}

/** A text of the context; prints as a mark (Handlebars calls `toHTML` on what it prints). */
export class Literal {
  private readonly inlines: readonly Inline[];

  constructor(
    content: string | readonly Inline[],
    private readonly marks: Marks,
  ) {
    this.inlines = typeof content === 'string' ? [{ kind: 'text', text: content }] : content;
  }

  /** The words without marks. */
  get text(): string {
    return plainText(this.inlines);
  }

  toHTML(): string {
    return this.text === '' ? '' : this.marks.of(this.inlines);
  }
}
