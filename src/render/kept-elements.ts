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
  return kept(document, holds)[0] as KeptElement;
}

function kept(element: StructureElement, holds: (element: StructureElement) => boolean): KeptElement[] {
  const children = element.children.flatMap((child) => kept(child, holds));
  const { role } = element;
  const isKept = children.length > 0 || role === 'TD' || role === 'TH' || role === 'Document' || holds(element);
  return isKept ? [{ element, children }] : [];
}
