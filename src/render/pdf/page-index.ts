/** Where the pieces of a report have come to stand, told from its finished pages. */
import type { Inline } from '../../model/report.ts';
import { remarksOf } from './marks.ts';
import type { PageFlow } from './page.ts';

export interface PageIndex {
  /** Each text node of the report (by identity) → number of the page on which it begins. */
  readonly inlinePages: ReadonlyMap<Inline, number>;
  /** Number of a remark → number of the page on which its text begins. */
  readonly remarkPages: ReadonlyMap<number, number>;
}

/** Page numbers are as printed; what stands on pages without a number (the cover) is left out. */
export function indexPages(flow: PageFlow): PageIndex {
  const inlinePages = new Map<Inline, number>();
  const remarkPages = new Map<number, number>();
  flow.pages.forEach(({ items }, index) => {
    const number = flow.displayedNumber(index);
    if (number < 1) return;
    for (const line of items.flatMap((entry) => (entry.type === 'line' ? [entry.item] : []))) {
      for (const placed of line.atoms) {
        const { source } = placed.atom;
        if (source !== undefined && !inlinePages.has(source)) inlinePages.set(source, number);
        for (const remark of remarksOf(line, placed)) {
          if (!remarkPages.has(remark)) remarkPages.set(remark, number);
        }
      }
    }
  });
  return { inlinePages, remarkPages };
}
