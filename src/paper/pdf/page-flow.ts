/** Pages → texts and tables in reading order, joined over pages. */
import type { PaperText, Unread } from '../../model/paper.ts';
import type { Rectangle } from '../../model/rectangle.ts';
import { isEntryText } from '../blocks/contents.ts';
import type { FlowItem, FlowText } from '../flow.ts';
import { mostSet } from '../most-set.ts';
import { areAsWide, type TablePart } from '../table-parts.ts';
import { type ChartReading, chartsOf } from './charts.ts';
import { columnsOf } from './columns.ts';
import { tableOf } from './joined-tables.ts';
import { type Line, segmentsOf } from './lines.ts';
import { marginLines } from './margins.ts';
import type { PageFrame, PageReading } from './page-reading.ts';
import { joinedLines } from './page-texts.ts';
import { begins, measureOf, type Placed } from './paragraphs.ts';
import { cellsOf } from './ruled-table.ts';
import { lookLikeRows, type Region, regionsOf } from './unruled/regions.ts';
import { type UnruledTable, unruledPart, unruledTable } from './unruled/table.ts';

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
  /** The last of the parts, where it has no upright rules. */
  private open: UnruledTable | undefined;

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
    const drawn = drawnOf(page, lines, this.parts.length > 0 && this.open !== undefined);
    const own = new Set(drawn.flatMap((each) => (each.kind === 'frame' ? [] : each.lines)));
    let rest = lines.filter((line) => !own.has(line));
    this.tellRows(page, rest);
    let isFirst = true;
    for (const each of drawn) {
      const above = rest.filter(({ y }) => y < each.box.y + each.box.h / 2);
      rest = rest.filter((line) => !above.includes(line));
      const goesOn = isFirst && this.parts.length > 0 && above.every(isContinued);
      isFirst = false;
      if (each.kind === 'chart') {
        this.text(page, above, alike);
        this.endParagraph();
        this.chart(page, each);
      } else
        this.part(each.kind === 'frame' ? this.framePart(page, each, goesOn) : this.unruledPart(page, each, goesOn), {
          goesOn,
          endBefore: () => {
            this.text(page, above, alike);
            this.endParagraph();
          },
        });
    }
    if (rest.length > 0) this.text(page, rest, alike);
  }

  /** @param endBefore prints what stands above a part that goes on with nothing */
  private part(part: TablePart | undefined, { goesOn, endBefore }: { goesOn: boolean; endBefore: () => void }): void {
    const last = this.parts.at(-1);
    const isJoined = goesOn && part !== undefined && last !== undefined && areAsWide(last, part);
    if (!isJoined) endBefore();
    if (part === undefined) return;
    if (!isJoined) this.tables += 1;
    this.parts.push(part);
  }

  private framePart({ page, texts }: PageReading, drawn: PageFrame, goesOn: boolean): TablePart | undefined {
    const { frame, sorted, isCertain } = drawn;
    this.open = undefined;
    if (!isCertain) {
      const { x, y, w } = frame.box;
      this.unread.push({ place: texts.place({ x0: x, x1: x + w, y, size: 0 }), what: `第${page.page}页的表没有读出` });
      return undefined;
    }
    const cells = cellsOf(frame, sorted, texts, goesOn ? this.tables : this.tables + 1);
    const place = cells[0]?.text.lines[0]?.place;
    if (place === undefined) return undefined;
    return { edges: frame.xs.map((x) => x - frame.box.x), rows: frame.ys.length - 1, cells, place };
  }

  /** Ends a table that came before. */
  private text(page: PageReading, lines: readonly Line[], alike: readonly Line[]): void {
    this.endTable();
    this.columns(page, lines, alike);
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

  /** Told where it cannot be read; without its head a table is but a part of one. */
  private unruledPart({ page, texts }: PageReading, region: Region, goesOn: boolean): TablePart | undefined {
    const before = goesOn ? this.open : undefined;
    const table = unruledTable(region, before);
    const isPart = before !== undefined && table?.gaps === before.gaps;
    this.open = table !== undefined && (isPart || table.head.rows > 0) ? table : undefined;
    if (this.open !== undefined) return unruledPart(this.open, region, texts, isPart ? this.tables : this.tables + 1);
    const [first] = region.lines;
    if (first !== undefined) this.unread.push({ place: texts.place(first), what: `第${page.page}页的表没有读出` });
    return undefined;
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
    const isAlone = isEntryText(placed.line.text) || (before !== undefined && isEntryText(before.line.text));
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

/** What of a page is no text, from the top. */
type DrawnItem = ChartReading | Region | (PageFrame & { readonly kind: 'frame'; readonly box: Rectangle });

/**
 * Charts and tables without upright rules lie between frames.
 * @param goesOn the page before ends with a table without upright rules
 */
function drawnOf(page: PageReading, lines: readonly Line[], goesOn: boolean): DrawnItem[] {
  const drawn: DrawnItem[] = [];
  const between = (above: readonly Line[]) => {
    const charts = chartsOf(page, above);
    const labels = new Set(charts.flatMap((chart) => chart.lines));
    const others = above.filter((line) => !labels.has(line));
    drawn.push(...charts, ...regionsOf(others, page.looseRules, goesOn && drawn.length === 0));
  };
  let rest = lines;
  for (const each of page.frames) {
    const { box } = each.frame;
    const above = rest.filter(({ y }) => y < box.y + box.h / 2);
    rest = rest.filter((line) => !above.includes(line));
    between(above);
    drawn.push({ ...each, kind: 'frame', box });
  }
  between(rest);
  return drawn.sort((one, other) => one.box.y - other.box.y);
}

function isContinued({ text }: Line): boolean {
  return /^[（(]?续表?[）)]?$/u.test(text.replaceAll(/\s/gu, ''));
}
