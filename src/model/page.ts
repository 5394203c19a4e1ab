/** Placed pages: what stands where on each page of a report, whatever file it is written to. Lengths in pt, y downwards. */
import type { Face } from '../style/typefaces.ts';
import type { NumberRun } from './page-numbers.ts';
import type { Rectangle } from './rectangle.ts';
import type { Block, Inline, Table } from './report.ts';
import type { BlockMarks } from './review.ts';
import type { StructureElement } from './structure.ts';

/** A piece of text that stays whole: a hanzi, a mark, a number, a Latin word. Its content alone, wherever it stands. */
export interface Atom {
  readonly text: string;
  readonly face: Face;
  readonly size: number;
  /** Drawn thicker. */
  readonly strong: boolean;
  readonly width: number;
  /** Moves the drawing, not the place: a squeezed opening mark. */
  readonly shift: number;
  readonly latin: boolean;
  readonly space: boolean;
  /** A mark of one em with an empty half. */
  readonly mark: 'closing' | 'opening' | undefined;
}

/** A line as it is set; the three lists have one entry for each atom. Never changed once made. */
export interface Setting {
  readonly atoms: readonly Atom[];
  /** Left edges of the drawings, from the left edge of the line. */
  readonly xs: readonly number[];
  /** Index of the inline of the paragraph that it prints; -1: none. */
  readonly sources: readonly number[];
  /** Width of the text itself. */
  readonly width: number;
}

/** To a point, in a line to one, in a cubic Bézier curve by two others to one, back to the beginning: every file format has these. */
export type PathStep = 'M' | 'L' | 'C' | 'Z';

export interface Path {
  /** One `PathStep` after the other. */
  readonly steps: string;
  /** Of all steps one after the other, x and y in turn. */
  readonly points: readonly number[];
}

const NUMBERS_OF_STEP: Readonly<Record<PathStep, number>> = { M: 2, L: 2, C: 6, Z: 0 };

/** @param visit is told for each step which of the path's points are its own, `from` up to but without `to` */
export function eachStep({ steps }: Path, visit: (step: PathStep, from: number, to: number) => void): void {
  let from = 0;
  for (let index = 0; index < steps.length; index += 1) {
    const step = steps[index] as PathStep;
    const to = from + NUMBERS_OF_STEP[step];
    visit(step, from, to);
    from = to;
  }
}

export interface PageNote {
  /** Unique in the document, the same whenever it is made. */
  readonly name: string;
  readonly kind: 'Highlight' | 'Underline';
  readonly author: string;
  readonly subject: string;
  readonly text: string;
  /** ISO `YYYY-MM-DD`. */
  readonly date: string;
  /** RRGGBB. */
  readonly colour: string;
  /** The text that it is about. */
  readonly areas: readonly Rectangle[];
  /** What holds that text, or its beginning. */
  readonly element: StructureElement;
}

export type Orientation = 'portrait' | 'landscape';

/** What an item belongs to; without a block it is none of the report's own (page numbers, watermark, marks). */
interface Owned {
  readonly block?: Block | undefined;
  /** An artifact has none: rules, what is repeated from an earlier page, all that has no block. */
  readonly element?: StructureElement | undefined;
}

/** A line of text; `y` from the upper edge of the paper to the top of the line. */
export interface PlacedLine extends Owned {
  readonly kind: 'line';
  readonly x: number;
  readonly y: number;
  readonly height: number;
  /** From `y` to the base line. */
  readonly baseline: number;
  readonly setting: Setting;
  /** The inlines to which the sources of the setting point. */
  readonly inlines: readonly Inline[];
  /** RRGGBB; black unless given. */
  readonly colour?: string | undefined;
  /** RRGGBB of single atoms, by their index; the line's colour unless given. */
  readonly inks?: readonly (string | undefined)[];
  /** Elements of single atoms, by their index; the line's element unless given. */
  readonly elements?: readonly StructureElement[] | undefined;
  /** Marks of its block, which lie on every atom of it. */
  readonly marks: BlockMarks;
  /** Radians by which the line is turned against the clock about the beginning of its base line. */
  readonly turn?: number;
}

export interface Stroke {
  readonly width: number;
  /** RRGGBB */
  readonly colour: string;
  /** Ends of a line; butt unless given. */
  readonly cap?: 'round';
}

/** A path that is filled, stroked or both. */
export interface Shape extends Owned {
  readonly kind: 'shape';
  readonly path: Path;
  /** RRGGBB */
  readonly fill?: string;
  readonly stroke?: Stroke;
}

export type PageItem = PlacedLine | Shape;

/** Target of links, and a bookmark. */
export interface Anchor {
  readonly id: string;
  /** From 1, as that of its heading. */
  readonly level: number;
  readonly text: string;
  readonly y: number;
}

export interface Link {
  readonly area: Rectangle;
  /** Id of the anchor. */
  readonly target: string;
  /** What is found there, in words. */
  readonly text: string;
  readonly element: StructureElement;
}

/** Part of a page from top to bottom. */
export interface Band {
  readonly top: number;
  readonly height: number;
}

export interface Page {
  readonly orientation: Orientation;
  readonly paper: { readonly width: number; readonly height: number };
  /** In reading order; what lies behind comes first. */
  readonly items: PageItem[];
  readonly anchors: Anchor[];
  readonly links: Link[];
  readonly notes: PageNote[];
  /** Bands in which something came or went that is no line of text: rows of a table, charts. */
  readonly changed: Band[];
}

export function linesOf({ items }: Page): PlacedLine[] {
  return items.filter((item) => item.kind === 'line');
}

/** How a table is set that fills its page, or is denser than usual. Lengths in pt. */
export interface TableFit {
  readonly kind: Table['style'];
  /** Of the type of cells and heads. */
  readonly size: number;
  readonly lineHeight: number;
  readonly minRowHeight: number;
  readonly columns: readonly number[];
  /** By which it hangs over the margin at each side. */
  readonly overhang: number;
}

/** A report on pages. Page numbers are those of the text; what stands on cover or contents has none. */
export interface Layout {
  readonly pages: readonly Page[];
  /** All elements in reading order. */
  readonly structure: StructureElement;
  /** How the pages are numbered, from the first one on. */
  readonly numbering: readonly NumberRun[];
  /** Heading id → page number. */
  readonly headingPages: ReadonlyMap<string, number>;
  /** Id of a table or chart → number of the page on which it begins. */
  readonly blockPages: ReadonlyMap<string, number>;
  /** Id of a table → how it is set, where that is not as the style sheet says. */
  readonly tableFits: ReadonlyMap<string, TableFit>;
  /**
   * Texts of titles and cells (by identity) → by how much a column is narrower, pt, in which another program breaks the
   * same lines; those that it breaks so anyway are left out.
   */
  readonly narrowings: ReadonlyMap<readonly Inline[], number>;
  /** Texts of headings and paragraphs (by identity) → height of their lines, pt, where that is not as the style sheet says. */
  readonly lineHeights: ReadonlyMap<readonly Inline[], number>;
  /** Id of a table → its rows, by their index in head and body together, that stand on one page wherever they come. */
  readonly wholeRows: ReadonlyMap<string, ReadonlySet<number>>;
  /** The number of the page on which a text node of the report (by identity) begins. */
  pageOf(inline: Inline): number | undefined;
  /** Number of a remark → number of the page on which its text begins. */
  readonly remarkPages: ReadonlyMap<number, number>;
}

/** What of a layout another program has to be told so that it sets a report alike. */
export type SharedSetting = Pick<Layout, 'tableFits' | 'narrowings' | 'lineHeights' | 'wholeRows' | 'blockPages'>;
