/** Where the pieces of a report have come to stand, told from its finished pages. */
import { type Layout, linesOf, type PlacedLine } from '../model/page.ts';
import { once } from '../model/remembered.ts';
import { remarksOn } from './marks.ts';

import type { PageFlow } from './page-flow.ts';

/** Numbers of pages of the text; what stands on other pages (cover, contents) is left out. */
export function indexPages(flow: PageFlow): Pick<Layout, 'pageOf' | 'remarkPages'> {
  const inlinePages = once(() =>
    firstPages(flow, ({ setting, inlines }) => new Set(setting.sources.map((source) => inlines[source]))),
  );
  return { pageOf: (inline) => inlinePages().get(inline), remarkPages: firstPages(flow, remarksOn) };
}

/** What stands on lines of the text → number of the first page on which it does. */
function firstPages<Key>(flow: PageFlow, keysOf: (line: PlacedLine) => Iterable<Key>): Map<Key, number> {
  const found = new Map<Key, number>();
  flow.pages.forEach((page, index) => {
    const number = flow.textNumber(index);
    if (number === undefined) return;
    for (const line of linesOf(page)) {
      for (const key of keysOf(line)) if (!found.has(key)) found.set(key, number);
    }
  });
  return found;
}
