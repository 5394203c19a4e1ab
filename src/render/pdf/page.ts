/** Finished pages as pdfmake's renderer takes them, and the flow that fills them from top to bottom. */
import type { BlockMarks } from '../../model/review.ts';
import type { Margins, StyleSheet, TextStyle } from '../../style/style-sheet.ts';
import type { PlacedAtom, SetLine } from './line-breaker.ts';
import type { PageNote } from './page-note.ts';

export type Orientation = 'portrait' | 'landscape';

/** A line of text on a page; lengths in pt, `y` from the upper edge of the paper to the top of the line. */
export interface PageLine {
  readonly x: number;
  readonly y: number;
  readonly height: number;
  /** From `y` to the base line. */
  readonly baseline: number;
  readonly atoms: readonly PlacedAtom[];
  /** RRGGBB; black unless given. */
  readonly colour?: string;
  /** Target of links, and a bookmark. */
  readonly anchor?: { readonly id: string; readonly level: number; readonly text: string };
  readonly link?: { readonly target: string; readonly width: number };
  /** Marks of its block, which lie on every atom of it. */
  readonly marks?: BlockMarks;
  /** Radians by which the line is turned against the clock about the beginning of its base line. */
  readonly turn?: number;
  readonly note?: PageNote;
}

/** Part of a page from top to bottom, pt. */
export interface Band {
  readonly top: number;
  readonly height: number;
}

/** A drawing element of pdfmake's renderer; colours `#RRGGBB`. */
export interface Vector {
  readonly type: 'path' | 'rect' | 'line';
  readonly d?: string;
  readonly x?: number;
  readonly y?: number;
  readonly w?: number;
  readonly h?: number;
  readonly x1?: number;
  readonly y1?: number;
  readonly x2?: number;
  readonly y2?: number;
  readonly lineWidth?: number;
  readonly lineColor?: string;
  readonly lineCap?: 'butt' | 'round' | 'square';
  readonly dash?: { readonly length: number; readonly space: number };
  readonly color?: string;
}

export type PageItem =
  | { readonly type: 'line'; readonly item: PageLine }
  | { readonly type: 'vector'; readonly item: Vector };

export interface Page {
  readonly orientation: Orientation;
  readonly pageSize: { readonly width: number; readonly height: number };
  readonly items: PageItem[];
  /** Bands in which something came or went that is no line of text: rows of a table, charts. */
  readonly changed: Band[];
}

/** Share of the em above the base line; every face of the project has this box. */
export const ASCENT = 0.88;
/** pt; hides the rounding of sums of line heights. */
const TOLERANCE = 0.05;

/** Size of a page's paper and text area, pt. */
export function pageGeometry(style: StyleSheet, orientation: Orientation) {
  const { width: short, height: long } = style.paper;
  const portrait = orientation === 'portrait';
  const paper = portrait ? { width: short, height: long } : { width: long, height: short };
  const margins: Margins = portrait ? style.portrait : style.landscape;
  return {
    paper,
    margins,
    width: paper.width - margins.left - margins.right,
    height: paper.height - margins.top - margins.bottom,
  };
}

/** From the top of a line to its base line, pt: the text stands in the middle of the line. */
export function baselineOf(style: Pick<TextStyle, 'size' | 'lineHeight'>): number {
  return (style.lineHeight - style.size) / 2 + ASCENT * style.size;
}

/** Pages under construction. */
export class PageFlow {
  readonly pages: Page[] = [];
  /** Where each heading, table and chart stands, as an index of `pages`. */
  readonly pageOf = new Map<string, number>();
  /** Runs when all pages are known, e.g. to fill in page numbers. */
  readonly atEnd: (() => void)[] = [];
  /** Pages at the beginning that bear no number (the cover). */
  unnumberedPages = 0;
  /** Next free place, pt from the top of the paper. */
  y = 0;
  /** Marks of the block, row or cell that is being placed. */
  private marks: BlockMarks = {};
  /** Space wanted below the last element; it is dropped at a page end. */
  private pendingSpace = 0;
  private geometry: ReturnType<typeof pageGeometry>;

  constructor(private readonly style: StyleSheet) {
    this.geometry = pageGeometry(style, 'portrait');
  }

  get left(): number {
    return this.geometry.margins.left;
  }

  /** Width of the text area, pt. */
  get width(): number {
    return this.geometry.width;
  }

  /** Height of a whole text area, pt. */
  get fullHeight(): number {
    return this.geometry.height;
  }

  get atTop(): boolean {
    return this.y <= this.geometry.margins.top + TOLERANCE;
  }

  /** What is left of the text area, pt. */
  get available(): number {
    return this.geometry.margins.top + this.geometry.height - this.y - this.pendingSpace;
  }

  fits(height: number): boolean {
    return height <= this.available + TOLERANCE;
  }

  /** Turns to a page of this orientation; an empty last page is used or replaced. */
  startPage(orientation: Orientation): void {
    const last = this.pages.at(-1);
    if (last !== undefined && last.items.length === 0) this.pages.pop();
    this.geometry = pageGeometry(this.style, orientation);
    this.pages.push({ orientation, pageSize: this.geometry.paper, items: [], changed: [] });
    this.y = this.geometry.margins.top;
    this.pendingSpace = 0;
  }

  /** A new page like the current one, unless that is still empty. */
  nextPage(): void {
    this.startPage(this.pages.at(-1)?.orientation ?? 'portrait');
  }

  /** Leaves space, except at the top of a page. */
  space(height: number): void {
    if (!this.atTop) this.pendingSpace += height;
  }

  /** Takes `height` from the page and gives the y of its upper edge. */
  take(height: number): number {
    const top = this.y + this.pendingSpace;
    this.pendingSpace = 0;
    this.y = top + height;
    return top;
  }

  /** The number printed on the page of this index; below 1 there is none. */
  displayedNumber(page: number): number {
    return page + 1 - this.unnumberedPages;
  }

  /** Places what bears these marks. */
  underMarks({ change, remarks }: BlockMarks, place: () => void): void {
    const outer = this.marks;
    this.marks = { change: change ?? outer.change, remarks: remarks ?? outer.remarks };
    place();
    this.marks = outer;
  }

  /** Notes that something other than text came or went on the current page. */
  addChanged(band: Band): void {
    this.pages.at(-1)?.changed.push(band);
  }

  /** Notes that `id` stands on the current page; what was deleted is not there. */
  register(id: string): void {
    if (this.marks.change !== 'deleted' && !this.pageOf.has(id)) this.pageOf.set(id, this.pages.length - 1);
  }

  add(...items: PageItem[]): void {
    this.pages.at(-1)?.items.push(...items);
  }

  /** Puts a set line at (x, y); `extra` adds anchor or link. */
  addLine(line: SetLine, x: number, y: number, extra: Partial<PageLine> = {}): void {
    const { change, remarks } = this.marks;
    const marks = change === undefined && remarks === undefined ? {} : { marks: this.marks };
    this.add({ type: 'line', item: pageLine(line, x, y, { ...extra, ...marks }) });
  }

  finish(): void {
    if (this.pages.length > 1 && this.pages.at(-1)?.items.length === 0) this.pages.pop();
    for (const action of this.atEnd) action();
  }
}

export function pageLine(line: SetLine, x: number, y: number, extra: Partial<PageLine> = {}): PageLine {
  const colour = line.colour === undefined ? {} : { colour: line.colour };
  return { x, y, height: line.height, baseline: line.baseline, atoms: line.atoms, ...colour, ...extra };
}
