/** The prose files of a unit: each is rendered once, and used within bounds. */
import { PROSE_CHARACTERS } from '../model/limits.ts';
import type { SourceText } from '../model/profile-files.ts';
import { TemplateFault } from './helper-calls.ts';
import type { MarkdownBlock } from './markdown.ts';
import type { UnitReader, UnitReads } from './reads.ts';

/** A file as it stands, and what it came to. */
export interface ProseFile {
  readonly text: SourceText;
  readonly blocks: readonly MarkdownBlock[];
}

/** How much prose the report has come to. */
export class ProseCount {
  private counted = 0;

  get characters(): number {
    return this.counted;
  }

  add(characters: number): void {
    this.counted += characters;
  }

  /** Whether the report with so much more is within all bounds. */
  hasRoom(characters: number): boolean {
    return this.counted + characters <= PROSE_CHARACTERS;
  }
}

export class ProseFiles {
  private readonly known = new Map<string, { readonly value: ProseFile; readonly reads: UnitReads }>();
  /** Files that are being rendered or printed, the outermost first. */
  private readonly open: string[] = [];

  /** @param render makes a file, given its name; it may use other files */
  constructor(
    private readonly render: (file: string) => ProseFile,
    private readonly reader: UnitReader,
    private readonly count: ProseCount,
  ) {}

  /**
   * What `print` makes of a file; nothing once the prose of the report has grown beyond all bounds.
   * @throws TemplateFault for a file within itself, and where the bound is met
   */
  use<Printed>(file: string, print: (prose: ProseFile) => readonly Printed[]): readonly Printed[] {
    if (this.open.includes(file)) {
      throw new TemplateFault(`文字文件引用了自己：${[...this.open.slice(this.open.indexOf(file)), file].join(' → ')}`);
    }
    if (!this.count.hasRoom(0)) return [];
    this.open.push(file);
    try {
      const prose = this.rendered(file);
      this.add(prose);
      return print(prose);
    } finally {
      this.open.pop();
    }
  }

  private rendered(file: string): ProseFile {
    const known = this.known.get(file);
    const prose = known ?? this.reader.during(() => this.render(file));
    if (known === undefined) this.known.set(file, prose);
    else this.reader.add(known.reads);
    return prose.value;
  }

  private add({ text }: ProseFile): void {
    this.count.add(text.source.length + 1);
    if (this.count.hasRoom(0)) return;
    throw new TemplateFault(`文字层层引用，总共超过 ${PROSE_CHARACTERS / 10_000} 万字；请减少 ::prose 和 {{prose}}`);
  }
}
