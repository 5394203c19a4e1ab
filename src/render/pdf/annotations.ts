/** Links and the notes of a reviewer on a page (ISO 32000-1, 12.5). */

import type { Link, Page, PageNote } from '../../model/page.ts';
import type { Rectangle } from '../../model/rectangle.ts';
import type { StructureElement } from '../../model/structure.ts';
import type { PdfFile } from './pdf-file.ts';
import { array, bytes, colourParts, date, dictionary, name, number, numbers, type Syntax, text } from './syntax.ts';

/** Flag of an annotation that is printed with the page. */
const PRINT = 4;

/** An annotation as it stands in the file. */
export interface Annotation {
  readonly kind: 'link' | 'note';
  readonly reference: Syntax;
  /** A link is one of the element's own; a note gets an element within it. */
  readonly element: StructureElement;
  /** Its place in the parent tree. */
  readonly key: number;
}

/**
 * Writes the annotations of a page.
 * @param firstKey place of the first one in the parent tree; the others follow
 * @param look drawn for each note: the page shows its text
 */
export function addAnnotations(file: PdfFile, page: Page, firstKey: number, look: () => Syntax): Annotation[] {
  const { links, notes, paper } = page;
  const written = [
    ...links.map((link) => ({ kind: 'link' as const, of: link, entries: linkEntries(link, paper.height) })),
    ...notes.map((note) => ({ kind: 'note' as const, of: note, entries: noteEntries(note, paper.height, look()) })),
  ];
  return written.map(({ kind, of, entries }, index) => {
    const key = firstKey + index;
    const reference = file.add(dictionary({ Type: name('Annot'), ...entries, StructParent: number(key) }));
    return { kind, reference, element: of.element, key };
  });
}

/** The entries of the page's dictionary; readers go through the annotations in the order of the structure. */
export function annotationEntries(annotations: readonly Annotation[]) {
  if (annotations.length === 0) return {};
  return { Annots: array(annotations.map(({ reference }) => reference)), Tabs: name('S') };
}

function linkEntries({ area, target, text: words }: Link, pageHeight: number) {
  return {
    Subtype: name('Link'),
    Rect: rectangle(area, pageHeight),
    Border: numbers([0, 0, 0]),
    A: dictionary({ S: name('GoTo'), D: bytes(target) }),
    Contents: text(words),
    F: number(PRINT),
  };
}

/** A text markup annotation (12.5.6.10). */
function noteEntries(note: PageNote, pageHeight: number, look: Syntax) {
  return {
    Subtype: name(note.kind),
    Rect: rectangle(frameOf(note), pageHeight),
    QuadPoints: numbers(note.areas.flatMap((area) => corners(area, pageHeight))),
    Contents: text(note.text),
    T: text(note.author),
    Subj: text(note.subject),
    NM: text(note.name),
    M: date(note.date),
    CreationDate: date(note.date),
    C: numbers(colourParts(note.colour)),
    F: number(PRINT),
    AP: dictionary({ N: look }),
  };
}

/** The smallest rectangle around the text of a note. */
function frameOf({ areas }: PageNote): Rectangle {
  const x = Math.min(...areas.map((area) => area.x));
  const y = Math.min(...areas.map((area) => area.y));
  const right = Math.max(...areas.map((area) => area.x + area.w));
  const bottom = Math.max(...areas.map((area) => area.y + area.h));
  return { x, y, w: right - x, h: bottom - y };
}

/** Left, lower, right and upper edge. */
export function rectangle({ x, y, w, h }: Rectangle, pageHeight: number): Syntax {
  return numbers([x, pageHeight - y - h, x + w, pageHeight - y]);
}

/** Upper left, upper right, lower left, lower right: the order that readers' programs expect. */
function corners({ x, y, w, h }: Rectangle, pageHeight: number): number[] {
  const [top, bottom] = [pageHeight - y, pageHeight - y - h];
  return [x, top, x + w, top, x, bottom, x + w, bottom];
}
