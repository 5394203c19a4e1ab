/** Where the pieces of a report have come to stand, told from its finished pages. */
import type { Layout } from '../model/page.ts';
import type { Inline } from '../model/report.ts';
import { remarksOn } from './marks.ts';

import type { PageFlow } from './page-flow.ts';

/** Numbers of pages of the text; what stands on other pages (cover, contents) is left out. */
export function indexPages(flow: PageFlow): Pick<Layout, 'inlinePages' | 'remarkPages'> {
  const inlinePages = new Map<Inline, number>();
  const remarkPages = new Map<number, number>();
  flow.pages.forEach((page, index) => {
    const number = flow.textNumber(index);
    if (number === undefined) return;
    for (const line of page.items) {
      if (line.kind !== 'line') continue;
      let before = -1;
      for (const source of line.setting.sources) {
        if (source === before) continue;
        before = source;
        const inline = line.inlines[source];
        if (inline !== undefined && !inlinePages.has(inline)) inlinePages.set(inline, number);
        if (inline !== undefined && line.inlines.length === 1) break;
      }
      for (const remark of remarksOn(line)) if (!remarkPages.has(remark)) remarkPages.set(remark, number);
    }
  });
  return { inlinePages, remarkPages };
}
