/** The composed report as a reader meets it: texts and tables in order, with where they stand. No figure marks. */
import type { Place, PrintedSpot } from '../../diagnostics/finding.ts';
import { HeadingTrail } from '../../model/heading-trail.ts';
import { type PrintedKind, type PrintedPiece, printedTexts } from '../../model/printed-texts.ts';
import { type Block, type Heading, type Inline, plainText, type Report, type Table } from '../../model/report.ts';
import { type SectionWords, sectionWords } from './section-words.ts';
import type { GivenFor, SourceOf } from './sources.ts';

/** One piece of printed text: a paragraph, a heading, a paragraph of a cell. */
export interface PrintedText {
  readonly kind: PrintedKind;
  readonly text: string;
  /** Headings above it, outermost first: 第三部分 …, 一、…. */
  readonly headings: readonly string[];
  /** Id of its part, e.g. `narrative`. */
  readonly part: string;
  readonly table: string | undefined;
  /** Row and column in the table's grid of cells as composed, from 0. */
  readonly row: number | undefined;
  readonly column: number | undefined;
  /** Where the unit has written it, if it wrote half of it or more; else where it stands in the report. */
  readonly place: Place;
  /** Where the unit has written one of its characters; for those of templates the place of the text. */
  placeAt(offset: number): Place;
  /** The figure that prints the character; none for words that somebody wrote. */
  figureAt(offset: number): string | undefined;
}

/** Ids of the figures that print what stands between two offsets of a text, in their order. */
export function figuresIn(printed: PrintedText, from: number, to: number): string[] {
  const all = Array.from({ length: to - from }, (_, index) => printed.figureAt(from + index));
  return [...new Set(all.filter((id) => id !== undefined))];
}

export interface PrintedTable {
  readonly table: Table;
  readonly headings: readonly string[];
  readonly part: string;
  readonly place: Place;
}

export interface PrintedHeading {
  readonly level: number;
  readonly text: string;
  readonly part: string;
  readonly place: Place;
}

/** An entry of the contents as a paper that was read prints it. */
export interface PrintedEntry {
  readonly text: string;
  readonly place: Place;
}

/** What stands below one heading to the next one or to a table, or a table by itself. */
export interface Section {
  readonly texts: readonly PrintedText[];
  /** Headings above its first text. */
  readonly headings: readonly string[];
  /** The same object as long as the section reads the same, whatever stands above it. */
  readonly words: SectionWords;
  /** A table row by row, and what stands around its body; none of another section. */
  readonly rows: readonly Section[];
}

/** How often anybody has asked until now where texts stand. */
export interface Asked {
  readonly places: number;
  readonly headings: number;
}

export interface ReportView {
  readonly report: Report;
  readonly texts: readonly PrintedText[];
  /** The same texts by section. */
  readonly sections: readonly Section[];
  readonly tables: readonly PrintedTable[];
  readonly headings: readonly PrintedHeading[];
  /** None of a report that was composed: its contents are made from the headings. */
  readonly entries: readonly PrintedEntry[];
  /** It was read from a paper by other hands: what is not there may not have been made out. */
  readonly isRead: boolean;
  readonly asked: Asked;
}

/** A paper by other hands, of which every text has its place. */
export function viewPaper(report: Report, sourceOf: SourceOf): ReportView {
  return { ...viewReport(report, sourceOf), isRead: true };
}

/**
 * @param sourceOf where a piece of text stands in the unit's own files, when it does
 * @param givenFor where the unit has given what a piece of a template's text prints
 */
export function viewReport(report: Report, sourceOf: SourceOf, givenFor: GivenFor = () => undefined): ReportView {
  const asked = { places: 0, headings: 0 };
  const walker = new Walker({ report, sourceOf, givenFor, asked });
  for (const part of report.parts) {
    part.blocks.forEach((block, index) => {
      walker.block(block, { part: part.id, block: index });
    });
  }
  const { texts, tables, headings, entries } = walker;
  return { report, texts, sections: walker.sections(), tables, headings, entries, isRead: false, asked };
}

class Walker {
  readonly texts: PrintedText[] = [];
  readonly tables: PrintedTable[] = [];
  readonly headings: PrintedHeading[] = [];
  readonly entries: PrintedEntry[] = [];
  private readonly trail = new HeadingTrail();
  private readonly begun: BegunSection[] = [];
  private paragraphs = 0;

  constructor(private readonly sources: Sources) {}

  sections(): Section[] {
    return this.begun.map(sectionOf);
  }

  /** The section that a block stands in. */
  private begin(block: Block, part: string): BegunSection {
    const { kind } = block;
    const latest = this.begun.at(-1);
    if (latest?.part === part && latest.isOpen && kind !== 'heading' && kind !== 'table') {
      latest.blocks.push(block);
      return latest;
    }
    const section: BegunSection = {
      blocks: [block],
      texts: [],
      part,
      headings: this.trail.headings,
      isOpen: kind !== 'table',
    };
    this.begun.push(section);
    return section;
  }

  block(block: Block, spot: PrintedSpot): void {
    if (block.kind === 'heading') this.trail.leave(block.level);
    const section = this.begin(block, spot.part);
    if (block.kind === 'paragraph') this.paragraphs += 1;
    if (block.kind === 'table') {
      this.tables.push(new TableOnPaper(block, this.sources, this.trail.headings, spot));
    }
    if (block.kind === 'contents') {
      for (const entry of block.entries ?? [])
        this.entries.push(new EntryOnPaper(entry, this.sources, this.trail.headings, spot));
    }
    for (const piece of printedTexts(block))
      if (piece.text.trim() !== '') section.texts.push(this.add(piece, block, spot));
    if (block.kind === 'heading') this.heading(block, spot);
  }

  private heading(heading: Heading, spot: PrintedSpot): void {
    const shown = new HeadingOnPaper(heading, this.sources, this.trail.headings, spot);
    this.headings.push(shown);
    this.trail.pass(heading.level, shown.text.replaceAll('\n', ''));
    this.paragraphs = 0;
  }

  private add(piece: PrintedPiece, block: Block, spot: PrintedSpot): PrintedText {
    const table = block.kind === 'table' ? block.id : undefined;
    const text = new TextOnPaper(piece, table, this.paragraphs, this.sources, this.trail.headings, spot);
    this.texts.push(text);
    return text;
  }
}

interface BegunSection {
  readonly blocks: [Block, ...Block[]];
  readonly texts: PrintedText[];
  readonly part: string;
  /** Those above its first block. */
  readonly headings: readonly string[];
  /** More may belong to it. */
  readonly isOpen: boolean;
}

function sectionOf({ blocks, texts, part, headings }: BegunSection): Section {
  const [first] = blocks;
  const rows = first.kind === 'table' && first.style === 'form' ? rowsOf(first, texts, part, headings) : [];
  return { texts, headings, words: sectionWords(blocks, part), rows };
}

/** What stands above the body of a table, each of its rows, what stands below. */
function rowsOf(table: Table, texts: readonly PrintedText[], part: string, headings: readonly string[]): Section[] {
  const { id, title, headLine, head, body, notes } = table;
  const above = [head, ...[title, headLine].filter((one) => one !== undefined)] as const;
  const groups = Array.from({ length: body.length + 2 }, (): PrintedText[] => []);
  for (const text of texts) {
    const row = text.row === undefined ? 0 : Math.max(text.row - head.length + 1, 0);
    groups[text.kind === 'note' ? body.length + 1 : row]?.push(text);
  }
  return groups.flatMap((own, index): Section[] => {
    if (own.length === 0) return [];
    const row = body[index - 1];
    const parts = row !== undefined ? ([row] as const) : index === 0 ? above : ([notes] as const);
    return [{ texts: own, headings, words: sectionWords(parts, `${part} ${id} ${head.length} ${index}`), rows: [] }];
  });
}

interface Sources {
  readonly report: Report;
  readonly sourceOf: SourceOf;
  readonly givenFor: GivenFor;
  readonly asked: { -readonly [Key in keyof Asked]: Asked[Key] };
}

/** What stands on paper and knows its place: looked up when somebody asks, as few are. */
abstract class OnPaper {
  readonly part: string;
  private found: Place | undefined;

  constructor(
    protected readonly inlines: readonly Inline[],
    private readonly sources: Sources,
    private readonly above: readonly string[],
    protected readonly spot: PrintedSpot,
  ) {
    this.part = spot.part;
  }

  get headings(): readonly string[] {
    this.sources.asked.headings += 1;
    return this.above;
  }

  /** What it is, behind the headings. */
  protected abstract where(): string;

  /** Where the unit wrote the text, or else where it stands in the report, with the line of what the unit has given for it. */
  get place(): Place {
    this.sources.asked.places += 1;
    this.found ??= {
      ...(this.ownPlace() ?? {
        file: this.sources.report.meta.title,
        ...this.firstGiven(),
        path: [...this.above, this.where()].join(' › '),
      }),
      printed: this.printedAt(),
    };
    return this.found;
  }

  protected printedAt(): PrintedSpot {
    return this.spot;
  }

  private ownPlace(): Place | undefined {
    const { sourceOf } = this.sources;
    const own = this.inlines.filter((inline) => sourceOf(inline, 0) !== undefined);
    const [first] = own;
    if (first === undefined || plainText(own).length * 2 < plainText(this.inlines).length) return undefined;
    return sourceOf(first, 0);
  }

  /** The first words of the unit in a text of a template, or else a text of report.json in it, or else the first number. */
  private firstGiven(): Place | undefined {
    const { sourceOf, givenFor } = this.sources;
    const words = this.inlines.filter(({ kind }) => kind === 'text');
    return firstLine(this.inlines, (inline) => sourceOf(inline, 0)) ?? firstLine([...words, ...this.inlines], givenFor);
  }

  placeAt(offset: number): Place {
    return { ...this.place, ...(this.sourceAt(offset) ?? this.givenAt(offset)) };
  }

  /** Without a path: the text stands in its section of the report. */
  private givenAt(offset: number): Omit<Place, 'path'> | undefined {
    const at = inlineAt(this.inlines, offset);
    const place = at && this.sources.givenFor(at.inline);
    return place?.line === undefined ? undefined : { file: place.file, line: place.line, column: place.column };
  }

  private sourceAt(offset: number): Place | undefined {
    const at = inlineAt(this.inlines, offset);
    return at && this.sources.sourceOf(at.inline, offset - at.start);
  }
}

class HeadingOnPaper extends OnPaper implements PrintedHeading {
  readonly level: number;
  readonly text: string;

  constructor({ level, text }: Heading, sources: Sources, headings: readonly string[], spot: PrintedSpot) {
    super(text, sources, headings, spot);
    this.level = level;
    this.text = plainText(text);
  }

  protected where(): string {
    return '标题';
  }
}

class EntryOnPaper extends OnPaper implements PrintedEntry {
  get text(): string {
    return plainText(this.inlines);
  }

  protected where(): string {
    return '目录';
  }
}

class TableOnPaper extends OnPaper implements PrintedTable {
  constructor(
    readonly table: Table,
    sources: Sources,
    headings: readonly string[],
    spot: PrintedSpot,
  ) {
    super(table.title ?? [], sources, headings, spot);
  }

  protected where(): string {
    return '表';
  }
}

class TextOnPaper extends OnPaper implements PrintedText {
  readonly kind: PrintedKind;
  readonly text: string;
  readonly row: number | undefined;
  readonly column: number | undefined;

  constructor(
    { kind, text, inlines, at }: PrintedPiece,
    readonly table: string | undefined,
    private readonly paragraph: number,
    sources: Sources,
    headings: readonly string[],
    spot: PrintedSpot,
  ) {
    super(inlines, sources, headings, spot);
    this.kind = kind;
    this.text = text;
    this.row = at?.row;
    this.column = at?.cell;
  }

  protected override printedAt(): PrintedSpot {
    const { row, column } = this;
    return row === undefined || column === undefined ? this.spot : { ...this.spot, row, cell: column };
  }

  protected where(): string {
    if (this.table === undefined) return `第${this.paragraph}段`;
    return `表${this.row === undefined ? '' : `第${this.row + 1}行`}`;
  }

  figureAt(offset: number): string | undefined {
    const inline = inlineAt(this.inlines, offset)?.inline;
    return inline?.kind === 'figure' ? inline.figureId : undefined;
  }
}

function firstLine(text: readonly Inline[], placeOf: (inline: Inline) => Place | undefined): Place | undefined {
  for (const inline of text) {
    const place = placeOf(inline);
    if (place?.line !== undefined) return place;
  }
  return undefined;
}

function inlineAt(text: readonly Inline[], offset: number): { inline: Inline; start: number } | undefined {
  let start = 0;
  for (const inline of text) {
    const { length } = plainText([inline]);
    if (offset < start + length) return { inline, start };
    start += length;
  }
  return undefined;
}
