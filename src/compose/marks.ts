/**
 * Marks: what a helper prints travels through Handlebars and Markdown as a private-use mark, and is put back
 * afterwards. So a figure keeps its id, and no value is ever read as markup.
 */
import { type Inline, plainText } from '../model/report.ts';

const OPEN = '\uE000';
const CLOSE = '\uE001';
const MARK = /\uE000(\d+)\uE001/g;
const ANY_MARK = /\uE000(\d+)\uE001|\uE002(\d+)\uE003/g;
const LIKE_A_MARK = /[\uE000-\uE003]/g;

/** Keeps where the inlines of a prose file come from. */
export interface LineReader {
  /** @param offset in the words that are written next */
  begins(line: number, offset: number): void;
  /** The inline as it goes into the tree. */
  written(inline: Inline): Inline;
}

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
    return text.replace(LIKE_A_MARK, (character) => this.text(character));
  }

  /** A text of its own: the same with its marks numbered from 0, and these marks alone. */
  excerpt(text: string): { readonly text: string; readonly marks: Marks } {
    const marks = new Marks();
    return { text: text.replace(MARK, (_mark, index: string) => marks.of(this.entry(index))), marks };
  }

  /** Puts the inlines back into a piece of text. `lines` is told of the marks of lines, and of what stands between them. */
  resolve(text: string, lines?: LineReader): Inline[] {
    const inlines: Inline[] = [];
    let words = '';
    let end = 0;
    const flush = () => {
      if (words !== '') inlines.push(lines?.written({ kind: 'text', text: words }) ?? { kind: 'text', text: words });
      words = '';
    };
    for (const match of text.matchAll(ANY_MARK)) {
      words += text.slice(end, match.index);
      end = match.index + match[0].length;
      if (match[1] === undefined) {
        lines?.begins(Number(match[2]), words.length);
        continue;
      }
      flush();
      inlines.push(...this.entry(match[1]).map((inline) => lines?.written(inline) ?? inline));
    }
    words += text.slice(end);
    flush();
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
  readonly inlines: readonly Inline[];
  /** Not a part of what the text is. */
  readonly #marks: Marks;

  constructor(content: string | readonly Inline[], marks: Marks) {
    this.inlines = typeof content === 'string' ? [{ kind: 'text', text: content }] : content;
    this.#marks = marks;
  }

  /** The words without marks. */
  get text(): string {
    return plainText(this.inlines);
  }

  toHTML(): string {
    return this.text === '' ? '' : this.#marks.of(this.inlines);
  }
}
