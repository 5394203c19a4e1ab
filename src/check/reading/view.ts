/** The composed report as a reader meets it: texts and tables in order, with where they stand. No figure marks. */
import type { Place, PrintedSpot } from '../../diagnostics/finding.ts';
import { HeadingTrail } from '../../model/heading-trail.ts';
import { type PrintedKind, type PrintedPiece, printedTexts } from '../../model/printed-texts.ts';
import { type Block, type Heading, type Inline, plainText, type Report, type Table } from '../../model/report.ts';
import type { GivenFor, SourceOf } from './sources.ts';

/** One piece of printed text: a paragraph, a heading, a paragraph of a cell. */
export interface PrintedText {
  readonly kind: PrintedKind;
  readonly text: string;
  /** Headings above it, outermost first: 第三部分 …, 一、…. */
  readonly headings: readonly string[];
  /** Id of its part, e.g. `narrative`. */
  readonly part: string;
  readonly table?: string;
  /** Row and column in the table's grid of cells as composed, from 0. */
  readonly row?: number;
  readonly column?: number;
  /** Where the unit has written it, if it wrote half of it or more; else where it stands in the report. */
  readonly place: Place;
  /** Where the unit has written one of its characters; for those of templates the place of the text. */
  placeAt(offset: number): Place;
  /** The figure that prints the character; none for words that somebody wrote. */
  figureAt(offset: number): string | undefined;
}

/** Ids of the figures that print what stands between two offsets of a text, in their order. */
export function figuresIn({ figureAt }: PrintedText, from: number, to: number): string[] {
  const all = Array.from({ length: to - from }, (_, index) => figureAt(from + index));
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

export interface ReportView {
  readonly report: Report;
  readonly texts: readonly PrintedText[];
  readonly tables: readonly PrintedTable[];
  readonly headings: readonly PrintedHeading[];
  /** None of a report that was composed: its contents are made from the headings. */
  readonly entries: readonly PrintedEntry[];
  /** It was read from a paper by other hands: what is not there may not have been made out. */
  readonly isRead: boolean;
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
  const walker = new Walker(report, sourceOf, givenFor);
  for (const part of report.parts) {
    part.blocks.forEach((block, index) => {
      walker.block(block, { part: part.id, block: index });
    });
  }
  const { texts, tables, headings, entries } = walker;
  return { report, texts, tables, headings, entries, isRead: false };
}

class Walker {
  readonly texts: PrintedText[] = [];
  readonly tables: PrintedTable[] = [];
  readonly headings: PrintedHeading[] = [];
  readonly entries: PrintedEntry[] = [];
  private readonly trail = new HeadingTrail();
  private paragraphs = 0;

  constructor(
    private readonly report: Report,
    private readonly sourceOf: SourceOf,
    private readonly givenFor: GivenFor,
  ) {}

  block(block: Block, spot: PrintedSpot): void {
    if (block.kind === 'heading') this.trail.leave(block.level);
    if (block.kind === 'paragraph') this.paragraphs += 1;
    if (block.kind === 'table') this.table(block, spot);
    if (block.kind === 'contents') for (const entry of block.entries ?? []) this.entry(entry, spot);
    for (const piece of printedTexts(block)) if (piece.text.trim() !== '') this.add(piece, block, spot);
    if (block.kind === 'heading') this.heading(block, spot);
  }

  private heading({ level, text: inlines }: Heading, spot: PrintedSpot): void {
    const text = plainText(inlines);
    const { part } = spot;
    const place = this.placeOf(inlines, () => '标题', spot);
    this.headings.push({
      level,
      text,
      part,
      get place() {
        return place();
      },
    });
    this.trail.pass(level, text.replaceAll('\n', ''));
    this.paragraphs = 0;
  }

  private entry(entry: readonly Inline[], spot: PrintedSpot): void {
    const place = this.placeOf(entry, () => '目录', spot);
    this.entries.push({
      text: plainText(entry),
      get place() {
        return place();
      },
    });
  }

  private table(table: Table, spot: PrintedSpot): void {
    const place = this.placeOf(table.title ?? [], () => '表', spot);
    this.tables.push({
      table,
      headings: this.trail.headings,
      part: spot.part,
      get place() {
        return place();
      },
    });
  }

  private add({ kind, text, inlines, at }: PrintedPiece, block: Block, spot: PrintedSpot): void {
    const { paragraphs } = this;
    const { headings } = this.trail;
    const table = block.kind === 'table' ? block.id : undefined;
    const where = () =>
      table === undefined ? `第${paragraphs}段` : `表${at === undefined ? '' : `第${at.row + 1}行`}`;
    const place = this.placeOf(inlines, where, at === undefined ? spot : { ...spot, row: at.row, cell: at.cell });
    this.texts.push({
      kind,
      text,
      headings,
      part: spot.part,
      table,
      row: at?.row,
      column: at?.cell,
      get place() {
        return place();
      },
      placeAt: (offset) => ({ ...place(), ...(this.sourceAt(inlines, offset) ?? this.givenAt(inlines, offset)) }),
      figureAt: (offset) => {
        const inline = inlineAt(inlines, offset)?.inline;
        return inline?.kind === 'figure' ? inline.figureId : undefined;
      },
    });
  }

  /**
   * Where the unit wrote the text, or else where it stands in the report, with the line of what the unit has given for
   * it; looked up when somebody asks: few are.
   */
  private placeOf(text: readonly Inline[], where: () => string, printed: PrintedSpot): () => Place {
    const { headings } = this.trail;
    let place: Place | undefined;
    return () => {
      place ??= {
        ...(this.ownPlace(text) ?? {
          file: this.report.meta.title,
          ...this.firstGiven(text),
          path: [...headings, where()].join(' › '),
        }),
        printed,
      };
      return place;
    };
  }

  private ownPlace(text: readonly Inline[]): Place | undefined {
    const own = text.filter((inline) => this.sourceOf(inline, 0) !== undefined);
    const [first] = own;
    if (first === undefined || plainText(own).length * 2 < plainText(text).length) return undefined;
    return this.sourceOf(first, 0);
  }

  /** The first words of the unit in a text of a template, or else a text of report.json in it, or else the first number. */
  private firstGiven(text: readonly Inline[]): Place | undefined {
    const words = text.filter(({ kind }) => kind === 'text');
    return firstLine(text, (inline) => this.sourceOf(inline, 0)) ?? firstLine([...words, ...text], this.givenFor);
  }

  /** Without a path: the text stands in its section of the report. */
  private givenAt(text: readonly Inline[], offset: number): Omit<Place, 'path'> | undefined {
    const at = inlineAt(text, offset);
    const place = at && this.givenFor(at.inline);
    return place?.line === undefined ? undefined : { file: place.file, line: place.line, column: place.column };
  }

  private sourceAt(text: readonly Inline[], offset: number): Place | undefined {
    const at = inlineAt(text, offset);
    return at && this.sourceOf(at.inline, offset - at.start);
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
