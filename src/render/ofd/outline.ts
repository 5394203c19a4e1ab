/** Outline and bookmarks of a document (GB/T 33190-2016, 7.5). */
import type { Page } from '../../model/page.ts';
import { anchorsOf, type Bookmark, bookmarks, isOpen } from '../bookmarks.ts';
import { type Xml, xml } from '../xml.ts';
import { clickTo, destination } from './targets.ts';

/** The outline; undefined where there are no headings. @param ids those of the pages */
export function outline(pages: readonly Page[], ids: readonly number[]): Xml | undefined {
  const roots = bookmarks(pages);
  const item = (own: Bookmark): Xml => {
    const { anchor, page, children } = own;
    const below =
      children.length === 0 ? undefined : xml` Count="${children.length}" Expanded="${String(isOpen(own))}"`;
    const content = [clickTo(destination(anchor, ids[page] as number)), ...children.map(item)];
    return xml`<ofd:OutlineElem Title="${anchor.text}"${below}>${content}</ofd:OutlineElem>`;
  };
  return roots.length === 0 ? undefined : xml`<ofd:Outlines>${roots.map(item)}</ofd:Outlines>`;
}

/** The bookmarks, named by their headings; undefined where there are none. @param ids those of the pages */
export function bookmarkList(pages: readonly Page[], ids: readonly number[]): Xml | undefined {
  const met = new Map<string, number>();
  const list = anchorsOf(pages).map(({ anchor, page }) => {
    const count = (met.get(anchor.text) ?? 0) + 1;
    met.set(anchor.text, count);
    // Names are unique.
    const name = count === 1 ? anchor.text : `${anchor.text} (${count})`;
    return xml`<ofd:Bookmark Name="${name}">${destination(anchor, ids[page] as number)}</ofd:Bookmark>`;
  });
  return list.length === 0 ? undefined : xml`<ofd:Bookmarks>${list}</ofd:Bookmarks>`;
}
