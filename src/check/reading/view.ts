/** The composed report as a reader meets it: texts and tables in order, with where they stand. No figure marks. */
import type { Place, PrintedSpot } from '../../diagnostics/finding.ts';
import { HeadingTrail } from '../../model/heading-trail.ts';
import { type Block, type Inline, plainText, type Report, type Table } from '../../model/report.ts';

export type PrintedKind = 'cover' | 'heading' | 'paragraph' | 'note' | 'caption' | 'cell' | 'tableTitle';

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
  readonly place: Place;
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

export interface ReportView {
  readonly report: Report;
  readonly texts: readonly PrintedText[];
  readonly tables: readonly PrintedTable[];
  readonly headings: readonly PrintedHeading[];
}

/** @param sourceOf where a text stands in the unit's own files, when it does */
export function viewReport(report: Report, sourceOf: (text: string) => Place | undefined): ReportView {
  const walker = new Walker(report, sourceOf);
  for (const part of report.parts) {
    part.blocks.forEach((block, index) => {
      walker.block(block, { part: part.id, block: index });
    });
  }
  return { report, texts: walker.texts, tables: walker.tables, headings: walker.headings };
}

/** Where a text stands in its table. */
type Spot = Pick<PrintedText, 'table' | 'row' | 'column'>;

class Walker {
  readonly texts: PrintedText[] = [];
  readonly tables: PrintedTable[] = [];
  readonly headings: PrintedHeading[] = [];
  private readonly trail = new HeadingTrail();
  private paragraphs = 0;

  constructor(
    private readonly report: Report,
    private readonly sourceOf: (text: string) => Place | undefined,
  ) {}

  block(block: Block, spot: PrintedSpot): void {
    switch (block.kind) {
      case 'cover':
        for (const line of [...block.title, ...block.lines]) this.add('cover', line, spot);
        return;
      case 'heading':
        this.heading(block.level, plainText(block.text), spot);
        return;
      case 'paragraph':
        this.paragraphs += 1;
        this.add(block.role === 'note' ? 'note' : 'paragraph', plainText(block.text), spot);
        return;
      case 'chart':
        this.add('caption', plainText(block.caption), spot);
        return;
      case 'table':
        this.table(block, spot);
        return;
      default:
    }
  }

  private heading(level: number, text: string, spot: PrintedSpot): void {
    this.trail.leave(level);
    this.add('heading', text, spot);
    const { part } = spot;
    const place = this.placeOf(text, () => '标题', spot);
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

  private table(table: Table, spot: PrintedSpot): void {
    const title = plainText(table.title ?? []);
    const place = this.placeOf(title === '' ? table.id : title, () => '表', spot);
    const { headings } = this.trail;
    this.tables.push({
      table,
      headings,
      part: spot.part,
      get place() {
        return place();
      },
    });
    if (title !== '') this.add('tableTitle', title, spot, { table: table.id });
    [...table.head, ...table.body].forEach((cells, row) => {
      cells.forEach((cell, column) => {
        const at = { ...spot, row, cell: column };
        for (const text of cell.paragraphs) this.add('cell', plainText(text), at, { table: table.id, row, column });
      });
    });
    for (const note of table.notes) this.add('note', plainText(note as readonly Inline[]), spot, { table: table.id });
  }

  private add(kind: PrintedKind, text: string, spot: PrintedSpot, at: Spot = {}): void {
    if (text.trim() === '') return;
    const { paragraphs } = this;
    const { headings } = this.trail;
    const { table, row, column } = at;
    const where = () => (table === undefined ? `第${paragraphs}段` : `表${row === undefined ? '' : `第${row + 1}行`}`);
    const place = this.placeOf(text, where, spot);
    this.texts.push({
      kind,
      text,
      headings,
      part: spot.part,
      table,
      row,
      column,
      get place() {
        return place();
      },
    });
  }

  /** Where the unit wrote the text, or else where it stands in the report; looked up when somebody asks: few are. */
  private placeOf(text: string, where: () => string, printed: PrintedSpot): () => Place {
    const { headings } = this.trail;
    let place: Place | undefined;
    return () => {
      place ??= {
        ...(this.sourceOf(text) ?? { file: this.report.meta.title, path: [...headings, where()].join(' › ') }),
        printed,
      };
      return place;
    };
  }
}
