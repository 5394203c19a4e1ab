/** A paper that was read as a report like any other: parts, headings, paragraphs and tables, each text with its place. */
import type { Place } from '../diagnostics/finding.ts';
import type { Paper, PaperBlock, PaperCell, PaperChart, PaperContents, PaperTable, PaperText } from '../model/paper.ts';
import type { Block, Cell, Inline, Part, Report, ReportMeta, Table } from '../model/report.ts';
import type { PaperTexts } from './paper-texts.ts';

/** What a table was recognised as. */
export interface KnownTable {
  /** `T1`… */
  readonly id: string;
  readonly name: string;
  readonly number: number;
  /** Title as it is printed. */
  readonly title: string;
  /** Id of the figure that a cell prints. */
  figureOf(cell: PaperCell): string | undefined;
}

export interface PaperReportInput {
  readonly paper: Paper;
  readonly texts: PaperTexts;
  readonly meta: ReportMeta;
  readonly known: (table: PaperTable) => KnownTable | undefined;
}

export interface PaperReport {
  readonly report: Report;
  /** Where a character of a piece of text stands. */
  readonly sourceOf: (inline: Inline, offset: number) => Place | undefined;
}

export function paperReport({ paper, texts, meta, known }: PaperReportInput): PaperReport {
  const builder = new Builder(known, texts);
  const parts = partsOf(paper, builder);
  return {
    report: { meta, parts },
    sourceOf: (inline, offset) => {
      const origin = builder.origins.get(inline);
      return origin === undefined ? undefined : texts.placeOf(origin.text, origin.from + offset);
    },
  };
}

function partsOf({ blocks }: Paper, builder: Builder): Part[] {
  const parts: { id: string; kind: Part['kind']; blocks: Block[] }[] = [];
  for (const block of blocks) {
    const begins = block.kind === 'heading' && block.level === 1 ? partId(block.text.text) : undefined;
    if (block.kind === 'contents') parts.push({ id: 'contents', kind: 'contents', blocks: [] });
    else if (begins !== undefined) parts.push({ id: begins, kind: 'body', blocks: [] });
    else if (parts.length === 0) parts.push({ id: 'cover', kind: 'cover', blocks: [] });
    else if (parts.at(-1)?.kind === 'contents') parts.push({ id: 'front', kind: 'body', blocks: [] });
    parts.at(-1)?.blocks.push(...builder.block(block));
  }
  return parts;
}

const PARTS: readonly (readonly [RegExp, string])[] = [
  [/名词解释/, 'glossary'],
  [/附件|附表|附录/, 'annex'],
  [/情况说明|说明/, 'narrative'],
  [/表/, 'tables'],
  [/概况|职能|职责/, 'overview'],
];

function partId(title: string): string {
  return PARTS.find(([words]) => words.test(title))?.[1] ?? 'narrative';
}

class Builder {
  readonly origins = new Map<Inline, { readonly text: PaperText; readonly from: number }>();
  private headings = 0;

  constructor(
    private readonly known: PaperReportInput['known'],
    private readonly texts: PaperTexts,
  ) {}

  block(block: PaperBlock): Block[] {
    switch (block.kind) {
      case 'heading':
        this.headings += 1;
        return [{ kind: 'heading', id: `heading-${this.headings}`, level: block.level, text: this.text(block.text) }];
      case 'paragraph':
        return [{ kind: 'paragraph', role: 'body', text: this.text(block.text) }];
      case 'note':
        return [{ kind: 'paragraph', role: 'note', text: this.text(block.text) }];
      case 'contents':
        return [this.contents(block)];
      case 'table':
        return [this.table(block)];
      case 'chart':
        return this.chart(block);
    }
  }

  private contents({ entries }: PaperContents): Block {
    return {
      kind: 'contents',
      title: '目录',
      depth: 3,
      pageNumbers: 'running',
      entries: entries.map((entry) => this.text(entry)),
    };
  }

  /** The texts of a drawing say nothing as sentences. */
  private chart({ texts }: PaperChart): Block[] {
    return texts.map((text) => ({ kind: 'paragraph', role: 'note', text: this.text(text) }));
  }

  private table(table: PaperTable): Table {
    const known = this.known(table);
    const rows = Array.from({ length: table.rows }, (): Cell[] => []);
    for (const cell of table.cells) rows[cell.row]?.push(this.cell(cell, known, cell.row < table.headRows));
    const [title, ...others] = this.above(table, known);
    return {
      kind: 'table',
      id: known?.id ?? `table${table.number}`,
      ...(known === undefined ? {} : { statutory: { name: known.name, number: known.number } }),
      ...(title === undefined ? {} : { title }),
      ...(others.length === 0 ? {} : { headLine: { left: others.flat(), right: [] } }),
      orientation: 'portrait',
      columns: Array.from({ length: table.columns }, () => 1),
      head: rows.slice(0, table.headRows),
      body: rows.slice(table.headRows),
      style: known === undefined ? 'form' : 'statement',
      notes: table.notes.map((note) => this.text(note)),
    };
  }

  /** The title first: that of a known table in its own words, where a heading bears it. */
  private above(table: PaperTable, known: KnownTable | undefined): Inline[][] {
    const lines = table.above.map((line) => this.text(line));
    if (known === undefined) return lines;
    const at = table.above.findIndex(({ text }) => text.replaceAll(/\s/g, '').includes(known.name));
    const title = at < 0 ? [{ kind: 'text' as const, text: known.title }] : (lines[at] ?? []);
    return [title, ...lines.filter((_, index) => index !== at)];
  }

  private cell(cell: PaperCell, known: KnownTable | undefined, head: boolean): Cell {
    const figureId = head ? undefined : known?.figureOf(cell);
    const paragraphs = figureId === undefined ? this.paragraphs(cell.text) : [[this.figure(cell.text, figureId)]];
    return { paragraphs, colSpan: cell.colSpan, rowSpan: cell.rowSpan, ...(head ? { head } : {}) };
  }

  private paragraphs(text: PaperText): Inline[][] {
    let from = 0;
    return this.texts
      .words(text)
      .split('\n')
      .map((line) => {
        const inlines = this.piece(text, line, from);
        from += line.length + 1;
        return inlines;
      });
  }

  private figure(text: PaperText, figureId: string): Inline {
    return this.keep({ kind: 'figure', figureId, text: this.texts.words(text) }, text, 0);
  }

  private text(text: PaperText): Inline[] {
    return this.piece(text, this.texts.words(text), 0);
  }

  private piece(text: PaperText, words: string, from: number): Inline[] {
    return words === '' ? [] : [this.keep({ kind: 'text', text: words }, text, from)];
  }

  private keep(inline: Inline, text: PaperText, from: number): Inline {
    this.origins.set(inline, { text, from });
    return inline;
  }
}
