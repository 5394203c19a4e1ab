/** Fills pages from top to bottom. Lengths in pt. */
import type { Anchor, Band, Link, Orientation, Page, PageItem, PlacedLine, Shape, TableFit } from '../model/page.ts';
import { type NumberKind, type NumberRun, textNumber } from '../model/page-numbers.ts';
import type { Block, Inline } from '../model/report.ts';
import type { BlockMarks } from '../model/review.ts';
import { plainElement, type StructureElement } from '../model/structure.ts';
import type { StyleSheet } from '../style/style-sheet.ts';
import { pageGeometry } from './page-geometry.ts';
import { type Effect, isSameStart, type Placing, placings, type Start } from './placing.ts';
import { PartsOfTexts } from './text-parts.ts';
import type { SetLine } from './typesetter.ts';

/** Hides the rounding of sums of line heights. */
const TOLERANCE = 0.05;

/** A place in the order of a page whose items are known when all pages are. */
export interface Slot {
  fill(items: readonly PageItem[]): void;
}

/** Pages under construction. */
export class PageFlow {
  /** Nothing stays of what is placed but the room that it takes. */
  readonly isTrial: boolean = false;
  readonly pages: Page[] = [];
  /** What the content of the pages is. */
  readonly structure = plainElement('Document');
  /** Where each heading, table and chart stands, as an index of `pages`. */
  readonly pageOf = new Map<string, number>();
  /** Id of a table → how it is set, where it fills its page. */
  readonly tableFits = new Map<string, TableFit>();
  /** Id of a table → its rows that are never split. */
  readonly wholeRows = new Map<string, ReadonlySet<number>>();
  /** Paragraphs of text → by how much a column is narrower that breaks the same lines, where that is not at once so. */
  readonly narrowings = new Map<readonly Inline[], number>();
  /** Paragraphs of text → height of their lines, where they are set tighter. */
  readonly lineHeights = new Map<readonly Inline[], number>();
  /** Runs when all pages are known, e.g. to fill in page numbers. */
  readonly atEnd: (() => void)[] = [];
  readonly numbering: NumberRun[] = [];
  /** Next free place, from the top of the paper. */
  private y = 0;
  /** The block that is being placed, and the marks of it, of its row or its cell. */
  private block: Block | undefined;
  private marks: BlockMarks = {};
  /** What is being placed is its content; an artifact where there is none. */
  private element: StructureElement | undefined = this.structure;
  private readonly partsOfTexts = new PartsOfTexts();
  /** Space wanted below the last element; it is dropped at a page end. */
  private pendingSpace = 0;
  /** What the placing of the present block has done to the pages; undefined where it cannot be done again. */
  private effects: Effect[] | undefined;
  /** The element in which the block stands. */
  private outside: StructureElement | undefined;
  /** This run, among those that have placed a box. */
  private readonly run = {};
  private geometry: ReturnType<typeof pageGeometry>;

  /** @param orientation of the first page */
  constructor(
    private readonly style: StyleSheet,
    orientation: Orientation = 'portrait',
  ) {
    this.geometry = pageGeometry(style, orientation);
  }

  /** Upper edge of the text area. */
  get top(): number {
    return this.geometry.margins.top;
  }

  get left(): number {
    return this.geometry.margins.left;
  }

  /** Height of a whole text area. */
  get fullHeight(): number {
    return this.geometry.height;
  }

  get atTop(): boolean {
    return this.y <= this.geometry.margins.top + TOLERANCE;
  }

  /** What is left of the text area. */
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
    const { paper } = this.geometry;
    this.pages.push({ orientation, paper, items: [], anchors: [], links: [], notes: [], changed: [] });
    this.y = this.geometry.margins.top;
    this.pendingSpace = 0;
  }

  /** A new page like the current one, unless that is still empty. */
  nextPage(): void {
    this.act({ kind: 'page' });
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

  /** Numbers the pages like this from the current one on; those that are numbered so already go on. */
  numberAs(kind: NumberKind): void {
    const from = this.pages.length - 1;
    if (this.numbering.at(-1)?.from === from) this.numbering.pop();
    if (this.numbering.at(-1)?.kind !== kind) this.numbering.push({ from, kind });
  }

  /** The number of the page of this index, where it belongs to the text. */
  textNumber(page: number): number | undefined {
    return textNumber(this.numbering, page);
  }

  /** Places a block: as it was placed before, where its box comes to the same place of a page again. */
  placeBlock(block: Block, box: { place(flow: PageFlow): void }): void {
    const start = this.start();
    const known = placings.get(box);
    if (known !== undefined && known.run !== this.run && isSameStart(known.start, start)) {
      this.repeat(known);
      placings.set(box, { ...known, run: this.run });
      return;
    }
    this.effects = [];
    this.outside = this.element;
    this.block = block;
    this.underMarks(block, () => box.place(this));
    this.block = undefined;
    const { effects, run, y, pendingSpace } = this;
    if (effects !== undefined) placings.set(box, { run, start, effects, y, pendingSpace });
    this.effects = undefined;
    this.outside = undefined;
  }

  /** All of a page and its place in it on which the placing of a box depends. */
  private start(): Start {
    const { style, page, y, pendingSpace } = this;
    return { style, orientation: page.orientation, isEmpty: page.items.length === 0, y, pendingSpace };
  }

  private repeat({ effects, y, pendingSpace }: Placing): void {
    for (const effect of effects) this.apply(effect);
    this.y = y;
    this.pendingSpace = pendingSpace;
  }

  protected act(effect: Effect): void {
    this.effects?.push(effect);
    this.apply(effect);
  }

  protected apply(effect: Effect): void {
    switch (effect.kind) {
      case 'page':
        this.startPage(this.page.orientation);
        break;
      case 'line':
      case 'shape':
        this.page.items.push(effect);
        break;
      case 'child':
        this.element?.children.push(effect.element);
        break;
      case 'anchor':
        this.page.anchors.push(effect.anchor);
        break;
      case 'link':
        this.page.links.push(effect.link);
        break;
      case 'changed':
        this.page.changed.push(effect.band);
        break;
      case 'place':
        if (!this.pageOf.has(effect.id)) this.pageOf.set(effect.id, this.pages.length - 1);
        break;
      case 'fit':
        this.tableFits.set(effect.id, effect.fit);
        break;
      case 'narrowing':
        this.narrowings.set(effect.text, effect.by);
        break;
      case 'lineHeight':
        this.lineHeights.set(effect.text, effect.height);
        break;
      case 'wholeRows':
        this.wholeRows.set(effect.id, effect.rows);
        break;
    }
  }

  /** Places the content of an element, which is the next one in that of the place where it is called. */
  inside(element: StructureElement, place: () => void): void {
    // What is within an element of the block comes with it.
    if (this.element === this.outside) this.act({ kind: 'child', element });
    else this.element?.children.push(element);
    this.belongingTo(element, place);
  }

  /** Places content of an element that has its place in the structure already; without one, an artifact. */
  belongingTo(element: StructureElement | undefined, place: () => void): void {
    const outer = this.element;
    this.element = element;
    place();
    this.element = outer;
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
    this.act({ kind: 'changed', band });
  }

  /** Notes that `id` stands on the current page; what was deleted is not there. */
  register(id: string): void {
    if (this.marks.change !== 'deleted') this.act({ kind: 'place', id });
  }

  /** Notes how a table is set. */
  registerFit(id: string, fit: TableFit): void {
    if (this.marks.change !== 'deleted') this.act({ kind: 'fit', id, fit });
  }

  /** Notes how another program is made to break the lines of a text as they are set. */
  registerNarrowing(text: readonly Inline[], by: number): void {
    if (by > 0) this.act({ kind: 'narrowing', text, by });
  }

  /** Notes that the lines of a text are nearer to each other than the style sheet says. */
  registerLineHeight(text: readonly Inline[], height: number): void {
    this.act({ kind: 'lineHeight', text, height });
  }

  /** Notes which rows of a table are never split. */
  registerWholeRows(id: string, rows: ReadonlySet<number>): void {
    if (this.marks.change !== 'deleted') this.act({ kind: 'wholeRows', id, rows });
  }

  /** Shapes are content of a figure; all others are artifacts. */
  addShapes(...shapes: readonly Shape[]): void {
    const { block } = this;
    const element = this.element?.role === 'Figure' ? this.element : undefined;
    for (const shape of shapes) this.act({ ...shape, block, element });
  }

  /** Puts a set line at (x, y). */
  addLine(line: SetLine, x: number, y: number): void {
    const { block, marks, element } = this;
    const { setting, inlines, height, baseline, colour } = line;
    const elements = element && this.partsOfTexts.ofAtoms(line, element, marks.change);

    this.act({ kind: 'line', x, y, height, baseline, setting, inlines, colour, marks, block, element, elements });
  }

  addAnchor(anchor: Anchor): void {
    this.act({ kind: 'anchor', anchor });
  }

  addLink(link: Link): void {
    this.act({ kind: 'link', link });
  }

  /** Keeps a place in the order of the page, to be filled at the end with lines of this element and artifacts. */
  addSlot(element: StructureElement): Slot {
    this.effects = undefined;
    const { items } = this.page;
    const { block } = this;
    const place = placedLine(EMPTY_LINE, 0, 0);
    this.inside(element, () => items.push(place));
    return {
      fill: (own) => {
        const owned = own.map((item) => (item.kind === 'line' ? { ...item, block, element } : { ...item, block }));
        items.splice(items.indexOf(place), 1, ...owned);
      },
    };
  }

  finish(): void {
    if (this.pages.length > 1 && this.pages.at(-1)?.items.length === 0) this.pages.pop();
    for (const action of this.atEnd) action();
  }

  protected get page(): Page {
    return this.pages.at(-1) as Page;
  }
}

export const EMPTY_LINE: SetLine = {
  setting: { atoms: [], xs: [], sources: [], width: 0 },
  inlines: [],
  height: 0,
  baseline: 0,
};

/** A set line at (x, y). */
export function placedLine(line: SetLine, x: number, y: number): PlacedLine {
  return { kind: 'line', x, y, ...line, marks: {} };
}
