/** The headings of placed pages as the bookmarks of a file. */
import type { Anchor, Page } from '../model/page.ts';

export interface Bookmark {
  readonly anchor: Anchor;
  /** Index of the page on which it stands. */
  readonly page: number;
  readonly children: Bookmark[];
}

/** Bookmarks of this level are open, so that those below them show. */
const OPEN_LEVEL = 1;

export function isOpen({ anchor }: Bookmark): boolean {
  return anchor.level === OPEN_LEVEL;
}

/** Each heading below the last one before it of a higher level. */
export function bookmarks(pages: readonly Page[]): Bookmark[] {
  const roots: Bookmark[] = [];
  /** The last one of each level, from which the next one hangs. */
  const trail: Bookmark[] = [];
  for (const { anchor, page } of anchorsOf(pages)) {
    const own: Bookmark = { anchor, page, children: [] };
    const parent = trail.slice(0, anchor.level).findLast((above) => above !== undefined);
    (parent?.children ?? roots).push(own);
    trail.length = anchor.level;
    trail[anchor.level] = own;
  }
  return roots;
}

/** All anchors with the indices of their pages. */
export function anchorsOf(pages: readonly Page[]): { readonly anchor: Anchor; readonly page: number }[] {
  return pages.flatMap(({ anchors }, page) => anchors.map((anchor) => ({ anchor, page })));
}
