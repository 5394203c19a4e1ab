/** Bookmarks and the destinations of links (ISO 32000-1, 12.3). */

import type { Anchor, Page } from '../../model/page.ts';
import { type PdfFile, reference } from './pdf-file.ts';
import { array, bytes, dictionary, name, number, type Syntax, text } from './syntax.ts';

interface Item {
  readonly anchor: Anchor;
  readonly destination: Syntax;
  readonly number: number;
  readonly children: Item[];
}

/** Bookmarks of this level are open, so that those below them show. */
const OPEN_LEVEL = 1;

/** The root of the bookmarks; undefined where there is none. @param references those of the pages */
export function addOutline(file: PdfFile, pages: readonly Page[], references: readonly Syntax[]): Syntax | undefined {
  const roots: Item[] = [];
  /** The last item of each level, from which the next one hangs. */
  const trail: Item[] = [];
  for (const { anchor, destination } of destinations(pages, references)) {
    const item = { anchor, destination, number: file.reserve(), children: [] };
    const parent = trail.slice(0, anchor.level).findLast((above) => above !== undefined);
    (parent?.children ?? roots).push(item);
    trail.length = anchor.level;
    trail[anchor.level] = item;
  }
  if (roots.length === 0) return undefined;
  const root = file.reserve();
  const children = addItems(file, roots, reference(root));
  return file.add(dictionary({ Type: name('Outlines'), ...children, Count: number(visible(roots)) }), root);
}

/** Items that show when nothing was opened or closed by the reader. */
function visible(items: readonly Item[]): number {
  return items.reduce((sum, item) => sum + 1 + (isOpen(item) ? visible(item.children) : 0), 0);
}

function isOpen({ anchor }: Item): boolean {
  return anchor.level === OPEN_LEVEL;
}

function addItems(file: PdfFile, items: readonly Item[], parent: Syntax) {
  items.forEach((item, index) => {
    const { anchor, destination, children } = item;
    const [before, after] = [items[index - 1], items[index + 1]];
    const count = visible(children);
    const own = children.length === 0 ? {} : addItems(file, children, reference(item.number));
    const entries = {
      Title: text(anchor.text),
      Parent: parent,
      Dest: destination,
      Prev: before && reference(before.number),
      Next: after && reference(after.number),
      ...own,
      Count: count === 0 ? undefined : number(isOpen(item) ? count : -count),
    };
    file.add(dictionary(entries), item.number);
  });
  const [first, last] = [items[0] as Item, items.at(-1) as Item];
  return { First: reference(first.number), Last: reference(last.number) };
}

/** The name tree of the destinations, in the order of the names' bytes. */
export function destinationNames(pages: readonly Page[], references: readonly Syntax[]): Syntax {
  const named = destinations(pages, references).map(
    ({ anchor, destination }) => [bytes(anchor.id), destination] as const,
  );
  const first = new Map(named.toReversed());
  const sorted = [...first].sort(([one], [other]) => (one < other ? -1 : 1));
  return dictionary({ Dests: dictionary({ Names: array(sorted.flat()) }) });
}

/** Where each anchor stands: its page from the upper edge of its line on. */
function destinations(pages: readonly Page[], references: readonly Syntax[]) {
  return pages.flatMap(({ anchors, paper }, index) =>
    anchors.map((anchor) => {
      const top = number(paper.height - anchor.y);
      return { anchor, destination: array([references[index] as Syntax, name('XYZ'), '0', top, 'null']) };
    }),
  );
}
