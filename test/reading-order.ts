/** The text of placed pages in the order in which it is read to those who do not see them. */
import { type Layout, linesOf } from '../src/model/page.ts';
import type { StructureElement } from '../src/model/structure.ts';

/** What emitters may set differently is left out: white space, and the strokes between the signers of a document. */
export const squeeze = (value: string) => value.replace(/[\s／]/g, '');

/** The text that each element holds itself. */
export function ownTexts({ pages }: Layout): Map<StructureElement, string> {
  const texts = new Map<StructureElement, string>();
  for (const { setting, element, elements } of pages.flatMap(linesOf)) {
    setting.atoms.forEach((atom, index) => {
      const owner = elements?.[index] ?? element;
      if (owner !== undefined) texts.set(owner, (texts.get(owner) ?? '') + atom.text);
    });
  }
  return texts;
}

export function allElements(element: StructureElement): StructureElement[] {
  return [element, ...element.children.flatMap(allElements)];
}

/** All text in the order in which it is read; drawings are read by their words. */
export function readingOrder(layout: Layout): string {
  const own = ownTexts(layout);
  const elements = allElements(layout.structure).filter(({ role }) => role !== 'Figure');
  return squeeze(elements.map((element) => own.get(element) ?? '').join(''));
}
