/** The elements of a report that a file names: those that hold something. */
import type { StructureElement } from '../model/structure.ts';

export interface KeptElement {
  readonly element: StructureElement;
  readonly children: readonly KeptElement[];
}

/**
 * The elements with all below them, in reading order; those that hold nothing are left out, but for cells of a table.
 * @param holds whether something on the pages is the element's own
 */
export function keptElements(document: StructureElement, holds: (element: StructureElement) => boolean): KeptElement {
  return { element: document, children: keptChildren(document, holds) };
}

const NONE: readonly KeptElement[] = [];

function keptChildren({ children }: StructureElement, holds: (element: StructureElement) => boolean) {
  if (children.length === 0) return NONE;
  const found: KeptElement[] = [];
  for (const element of children) {
    const own = keptChildren(element, holds);
    const isCell = element.role === 'TD' || element.role === 'TH';
    if (own.length > 0 || isCell || holds(element)) found.push({ element, children: own });
  }
  return found;
}
