/** Bookmarks and the destinations of links (ISO 32000-1, 12.3). */

import type { Anchor, Page } from '../../model/page.ts';
import { anchorsOf, type Bookmark, bookmarks, isOpen } from '../bookmarks.ts';
import { type PdfFile, reference } from './pdf-file.ts';
import { array, bytes, dictionary, name, number, type Syntax, text } from './syntax.ts';

interface Item {
  readonly bookmark: Bookmark;
  readonly destination: Syntax;
  readonly number: number;
  readonly children: readonly Item[];
}

/** The root of the bookmarks; undefined where there is none. @param references those of the pages */
export function addOutline(file: PdfFile, pages: readonly Page[], references: readonly Syntax[]): Syntax | undefined {
  const numbered = (bookmark: Bookmark): Item => ({
    bookmark,
    destination: destination(bookmark.anchor, pages[bookmark.page] as Page, references[bookmark.page] as Syntax),
    number: file.reserve(),
    children: bookmark.children.map(numbered),
  });
  const roots = bookmarks(pages).map(numbered);
  if (roots.length === 0) return undefined;
  const root = file.reserve();
  const children = addItems(file, roots, reference(root));
  return file.add(dictionary({ Type: name('Outlines'), ...children, Count: number(visible(roots)) }), root);
}

/** Items that show when nothing was opened or closed by the reader. */
function visible(items: readonly Item[]): number {
  return items.reduce((sum, { bookmark, children }) => sum + 1 + (isOpen(bookmark) ? visible(children) : 0), 0);
}

function addItems(file: PdfFile, items: readonly Item[], parent: Syntax) {
  items.forEach((item, index) => {
    const { bookmark, destination, children } = item;
    const [before, after] = [items[index - 1], items[index + 1]];
    const count = visible(children);
    const own = children.length === 0 ? {} : addItems(file, children, reference(item.number));
    const entries = {
      Title: text(bookmark.anchor.text),
      Parent: parent,
      Dest: destination,
      Prev: before && reference(before.number),
      Next: after && reference(after.number),
      ...own,
      Count: count === 0 ? undefined : number(isOpen(bookmark) ? count : -count),
    };
    file.add(dictionary(entries), item.number);
  });
  const [first, last] = [items[0] as Item, items.at(-1) as Item];
  return { First: reference(first.number), Last: reference(last.number) };
}

/** The name tree of the destinations, in the order of the names' bytes. */
export function destinationNames(pages: readonly Page[], references: readonly Syntax[]): Syntax {
  const named = anchorsOf(pages).map(
    ({ anchor, page }) =>
      [bytes(anchor.id), destination(anchor, pages[page] as Page, references[page] as Syntax)] as const,
  );
  const first = new Map(named.toReversed());
  const sorted = [...first].sort(([one], [other]) => (one < other ? -1 : 1));
  return dictionary({ Names: array(sorted.flat()) });
}

/** Where an anchor stands: its page from the upper edge of its line on. */
function destination({ y }: Anchor, { paper }: Page, page: Syntax): Syntax {
  return array([page, name('XYZ'), '0', number(paper.height - y), 'null']);
}
