/** The prose files of a unit: each is rendered once, and used within bounds. */
import { PROSE_CHARACTERS } from '../model/limits.ts';
import type { SourceText } from '../model/profile-files.ts';
import { TemplateFault } from './helper-calls.ts';
import type { MarkdownBlock } from './markdown.ts';

/** A file as it stands, and what it came to. */
export interface ProseFile {
  readonly text: SourceText;
  readonly blocks: readonly MarkdownBlock[];
}

export class ProseFiles {
  private readonly known = new Map<string, ProseFile>();
  /** Files that are being rendered or printed, the outermost first. */
  private readonly open: string[] = [];
  private characters = 0;

  /** @param render makes a file, given its name; it may use other files */
  constructor(private readonly render: (file: string) => ProseFile) {}

  /**
   * What `print` makes of a file; nothing once the prose of the report has grown beyond all bounds.
   * @throws TemplateFault for a file within itself, and where the bound is met
   */
  use<Printed>(file: string, print: (prose: ProseFile) => readonly Printed[]): readonly Printed[] {
    if (this.open.includes(file)) {
      throw new TemplateFault(`文字文件引用了自己：${[...this.open.slice(this.open.indexOf(file)), file].join(' → ')}`);
    }
    if (this.characters > PROSE_CHARACTERS) return [];
    this.open.push(file);
    try {
      const prose = this.known.get(file) ?? this.render(file);
      this.known.set(file, prose);
      this.count(prose);
      return print(prose);
    } finally {
      this.open.pop();
    }
  }

  private count({ text }: ProseFile): void {
    this.characters += text.source.length + 1;
    if (this.characters <= PROSE_CHARACTERS) return;
    throw new TemplateFault(`文字层层引用，总共超过 ${PROSE_CHARACTERS / 10_000} 万字；请减少 ::prose 和 {{prose}}`);
  }
}
