/** Texts of which not all is alike to a reader: check boxes, and what came or went. */
import type { Inline } from '../model/report.ts';
import type { Change } from '../model/review.ts';
import { element, type StructureElement } from '../model/structure.ts';
import type { SetLine } from './typesetter.ts';

/** The elements of the pieces of such texts; a text that goes on in another line goes on in the same ones. */
export class PartsOfTexts {
  private readonly known = new Map<StructureElement, Map<readonly Inline[], readonly StructureElement[]>>();

  /**
   * The element of each atom of a line; undefined where the whole text is alike.
   * @param owner element of the text, which gets those of its pieces as children
   * @param change of what the text belongs to
   */
  ofAtoms({ setting, inlines }: SetLine, owner: StructureElement, change?: Change): StructureElement[] | undefined {
    if (change === undefined && !inlines.some(isApart)) return undefined;
    const parts = this.ofInlines(inlines, owner, change);
    let last = parts[0] as StructureElement;
    return setting.sources.map((source) => {
      last = parts[source] ?? last;
      return last;
    });
  }

  private ofInlines(inlines: readonly Inline[], owner: StructureElement, change: Change | undefined) {
    const texts = this.known.get(owner) ?? new Map<readonly Inline[], readonly StructureElement[]>();
    this.known.set(owner, texts);
    const parts = texts.get(inlines) ?? partsOf(inlines, change);
    if (!texts.has(inlines)) owner.children.push(...new Set(parts));
    texts.set(inlines, parts);
    return parts;
  }
}

function isApart({ kind, change }: Inline): boolean {
  return kind === 'checkBox' || change !== undefined;
}

/** One element for each inline; neighbouring texts that came or went alike share theirs. */
function partsOf(inlines: readonly Inline[], outer: Change | undefined): StructureElement[] {
  const parts: StructureElement[] = [];
  for (const inline of inlines) {
    const change = inline.change ?? outer;
    const last = parts.at(-1);
    if (inline.kind === 'checkBox') parts.push(element({ role: 'Form', checked: inline.checked }));
    else if (last?.role === 'Span' && last.change === change) parts.push(last);
    else parts.push(element({ role: 'Span', change }));
  }
  return parts;
}
