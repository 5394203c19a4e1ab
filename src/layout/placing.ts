/** What placing a box does to pages, kept with the box: from the same place of a page it does the same again. */
import type { Anchor, Band, Link, Orientation, PageItem, TableFit } from '../model/page.ts';
import type { Inline } from '../model/report.ts';
import type { StructureElement } from '../model/structure.ts';
import type { StyleSheet } from '../style/style-sheet.ts';

export type Effect =
  /** Turns to the next page. */
  | { readonly kind: 'page' }
  | PageItem
  /** An element with all within it, in the element in which the box stands. */
  | { readonly kind: 'child'; readonly element: StructureElement }
  | { readonly kind: 'anchor'; readonly anchor: Anchor }
  | { readonly kind: 'link'; readonly link: Link }
  | { readonly kind: 'changed'; readonly band: Band }
  /** Notes that something stands on the present page. */
  | { readonly kind: 'place'; readonly id: string }
  | { readonly kind: 'fit'; readonly id: string; readonly fit: TableFit }
  | { readonly kind: 'narrowing'; readonly text: readonly Inline[]; readonly by: number }
  | { readonly kind: 'lineHeight'; readonly text: readonly Inline[]; readonly height: number }
  | { readonly kind: 'wholeRows'; readonly id: string; readonly rows: ReadonlySet<number> };

/** Where the placing of a box begins; lengths in pt. */
export interface Start {
  readonly style: StyleSheet;
  readonly orientation: Orientation;
  /** Nothing stands on the page yet. */
  readonly isEmpty: boolean;
  readonly y: number;
  readonly pendingSpace: number;
}

export interface Placing {
  /** The run that has placed it last: in one report nothing stands twice. */
  readonly run: object;
  readonly start: Start;
  readonly effects: readonly Effect[];
  /** Where it ends. */
  readonly y: number;
  readonly pendingSpace: number;
}

/** Of each box the last one. */
export const placings = new WeakMap<object, Placing>();

export function isSameStart(one: Start, other: Start): boolean {
  return (
    one.style === other.style &&
    one.orientation === other.orientation &&
    one.isEmpty === other.isEmpty &&
    one.y === other.y &&
    one.pendingSpace === other.pendingSpace
  );
}
