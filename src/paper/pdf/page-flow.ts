/** Pages → texts and tables in reading order, joined over pages. */
import type { PaperText, Unread } from '../../model/paper.ts';
import { isEntry } from '../blocks/contents.ts';
import type { FlowItem, FlowText } from '../flow.ts';
import { mostSet } from '../most-set.ts';
import { areAsWide, asTable, type TablePart } from '../table-parts.ts';
import { type Aligned, alignedPart, alignedTables, lookLikeRows } from './aligned-table.ts';
import { type ChartReading, chartsOf } from './charts.ts';
import { columnsOf } from './columns.ts';
import { tableOf } from './joined-tables.ts';
import { type Line, segmentsOf } from './lines.ts';
import { marginLines } from './margins.ts';
import type { PageReading } from './page-reading.ts';
import { joinedLines } from './page-texts.ts';
import { begins, measureOf, type Placed } from './paragraphs.ts';
import { cellsOf } from './ruled-table.ts';

/** In sizes of the type: room between labels of a chart. */
const LABELS = 0.8;

interface Flow {
  readonly items: readonly FlowItem[];
  readonly unread: readonly Unread[];
}

export function flowOf(pages: readonly PageReading[]): Flow {
  return new PageFlow(pages).run();
}

class PageFlow {
  private readonly items: FlowItem[] = [];
  private readonly unread: Unread[] = [];
  /** Lines of the paragraph that is being read. */
  private paragraph: { readonly placed: Placed; readonly text: PaperText }[] = [];
  private parts: TablePart[] = [];
  private tables = 0;

  /** Of most of the text, in pt. */
  private readonly size: number;

  constructor(private readonly pages: readonly PageReading[]) {
    const lines = pages.flatMap((page) => page.lines);
    const set = lines.map(({ size, text }) => ({ size, heavy: false, characters: text.length }));
    this.size = mostSet(set)?.size ?? 0;
  }

  run(): Flow {
    const margins = marginLines(
      this.pages.map(({ page, lines, frames }) => ({
        lines,
        height: page.height,
        top: frames[0]?.frame.box.y ?? Number.POSITIVE_INFINITY,
        bottom: Math.max(...frames.map(({ frame: { box } }) => box.y + box.h)),
      })),
    );
    const shown = this.pages.map(({ lines }, index) => lines.filter((line) => margins[index]?.has(line) !== true));
    this.pages.forEach((page, index) => {
      // Pages to the left and to the right are bound at other edges.
      const alike = shown.filter((_, other) => {
        return this.pages[other]?.page.width === page.page.width && (other - index) % 2 === 0;
      });
      this.page(page, shown[index] ?? [], alike.flat());
    });
    this.endTable();
    this.endParagraph();
    return { items: this.items, unread: this.unread };
  }

  /** @param alike lines of all pages of the same width */
  private page(page: PageReading, lines: readonly Line[], alike: readonly Line[]): void {
    let rest = lines;
    let isFirst = true;
    for (const { frame, sorted } of page.frames) {
      const above = rest.filter(({ y }) => y < frame.box.y + frame.box.h / 2);
      rest = rest.filter((line) => !above.includes(line));
      const isContinued =
        isFirst && above.every(({ text }) => /^[（(]?续表?[）)]?$/u.test(text.replaceAll(/\s/gu, '')));
      const number = isContinued && this.parts.length > 0 ? this.tables : this.tables + 1;
      const edges = frame.xs.map((x) => x - frame.box.x);
      const cells = cellsOf(frame, sorted, page.texts, number);
      const first = cells[0];
      const place = first?.text.lines[0]?.place;
      isFirst = false;
      if (first === undefined || place === undefined) continue;
      const part = { edges, rows: frame.ys.length - 1, cells, place };
      const last = this.parts.at(-1);
      if (!(isContinued && last !== undefined && areAsWide(last, part))) {
        this.text(page, above, alike);
        this.endTable();
        this.endParagraph();
        this.tables += 1;
      }
      this.parts.push(part);
    }
    if (rest.length > 0) this.text(page, rest, alike);
  }

  private text(page: PageReading, lines: readonly Line[], alike: readonly Line[]): void {
    if (lines.length === 0) return;
    this.endTable();
    const charts = chartsOf(page, lines);
    const labels = new Set(charts.flatMap((chart) => chart.lines));
    const tables = alignedTables(lines.filter((line) => !labels.has(line)));
    const cells = new Set(tables.flatMap((table) => table.lines));
    let rest = lines.filter((line) => !labels.has(line) && !cells.has(line));
    for (const drawn of [...charts, ...tables].sort((one, other) => one.box.y - other.box.y)) {
      const above = rest.filter(({ y }) => y < drawn.box.y + drawn.box.h / 2);
      rest = rest.filter((line) => !above.includes(line));
      this.columns(page, above, alike);
      this.endParagraph();
      if (drawn.kind === 'table') this.aligned(page, drawn);
      else this.chart(page, drawn);
    }
    this.columns(page, rest, alike);
    this.tellRows(
      page,
      lines.filter((line) => !labels.has(line) && !cells.has(line)),
    );
  }

  /** What looks like a table and was read as text is told. */
  private tellRows({ page, texts }: PageReading, lines: readonly Line[]): void {
    const [first] = lines;
    if (first === undefined || !lookLikeRows(lines)) return;
    this.unread.push({ place: texts.place(first), what: `第${page.page}页有像表的内容没有读成表，只按文字读出` });
  }

  private chart({ texts }: PageReading, { lines }: ChartReading): void {
    const labels = lines.flatMap((line) => segmentsOf(line, LABELS)).map((line) => texts.text(line));
    const place = labels[0]?.lines[0]?.place;
    if (place !== undefined) this.items.push({ kind: 'chart', place, texts: labels });
  }

  private aligned({ page, texts }: PageReading, table: Aligned): void {
    const number = this.tables + 1;
    const item =
      table.columns === undefined
        ? undefined
        : asTable(alignedPart(table, table.columns, { rules: page.rules, texts, number }), number);
    const [first] = table.lines;
    // Without its head a table is but a part of one.
    if (item !== undefined && item.table.headRows > 0) {
      this.tables = number;
      this.items.push(item);
    } else if (first !== undefined) {
      this.unread.push({ place: texts.place(first), what: `第${page.page}页的表没有读出` });
    }
  }

  private columns(page: PageReading, lines: readonly Line[], alike: readonly Line[]): void {
    const columns = columnsOf(lines);
    for (const column of columns) {
      const measure = measureOf(column.lines, columns.length > 1 ? column.lines : alike);
      column.lines.forEach((line, index) => {
        this.line({ line, measure, opens: index === 0 }, page.texts.text(line));
      });
    }
  }

  private line(placed: Placed, text: PaperText): void {
    const before = this.paragraph.at(-1)?.placed;
    const isAlone = isEntryLine(placed.line) || (before !== undefined && isEntryLine(before.line));
    if (before !== undefined && (isAlone || begins(before, placed, this.size))) this.endParagraph();
    this.paragraph.push({ placed, text });
  }

  private endParagraph(): void {
    const [first] = this.paragraph;
    if (first !== undefined) {
      const { line, measure } = first.placed;
      const text = joinedLines(this.paragraph.map((each) => each.text));
      const [before, behind] = [line.x0 - measure.left, measure.right - line.x1];
      const centred = before > line.size && Math.abs(before - behind) < 2 * line.size;
      this.items.push({
        kind: 'text',
        text,
        look: { size: line.size, heavy: line.heavy, centred, entry: false },
      } satisfies FlowText);
    }
    this.paragraph = [];
  }

  private endTable(): void {
    const table = tableOf(this.parts, this.tables);
    this.parts = [];
    if (table !== undefined) this.items.push(table);
  }
}

function isEntryLine({ text, size, heavy }: Line): boolean {
  const look = { size, heavy, centred: false, entry: false };
  return isEntry({ kind: 'text', text: { text, lines: [] }, look });
}
