/** Links and the notes of a reviewer on a page (ISO 32000-1, 12.5). */

import type { Link, Page, PageNote, Rectangle } from '../../model/page.ts';
import type { PdfFile } from './pdf-file.ts';
import { array, bytes, colourParts, date, dictionary, name, number, numbers, type Syntax, text } from './syntax.ts';

/** Flag of an annotation that is printed with the page. */
const PRINT = 4;

/** The annotations of a page; undefined where there is none. @param look drawn for each note: the page shows its text */
export function addAnnotations(file: PdfFile, { links, notes, paper }: Page, look: () => Syntax): Syntax | undefined {
  const written = [
    ...links.map((link) => file.add(linkDictionary(link, paper.height))),
    ...notes.map((note) => file.add(noteDictionary(note, paper.height, look()))),
  ];
  return written.length === 0 ? undefined : array(written);
}

function linkDictionary({ area, target }: Link, pageHeight: number): Syntax {
  return dictionary({
    Type: name('Annot'),
    Subtype: name('Link'),
    Rect: rectangle(area, pageHeight),
    Border: numbers([0, 0, 0]),
    A: dictionary({ S: name('GoTo'), D: bytes(target) }),
    F: number(PRINT),
  });
}

/** A text markup annotation (12.5.6.10). */
function noteDictionary(note: PageNote, pageHeight: number, look: Syntax): Syntax {
  return dictionary({
    Type: name('Annot'),
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
  });
}

/** The smallest rectangle around the text of a note. */
function frameOf({ areas }: PageNote): Rectangle {
  const x = Math.min(...areas.map((area) => area.x));
  const y = Math.min(...areas.map((area) => area.y));
  const right = Math.max(...areas.map((area) => area.x + area.w));
  const bottom = Math.max(...areas.map((area) => area.y + area.h));
  return { x, y, w: right - x, h: bottom - y };
}

function rectangle({ x, y, w, h }: Rectangle, pageHeight: number): Syntax {
  return numbers([x, pageHeight - y - h, x + w, pageHeight - y]);
}

/** Upper left, upper right, lower left, lower right: the order that readers' programs expect. */
function corners({ x, y, w, h }: Rectangle, pageHeight: number): number[] {
  const [top, bottom] = [pageHeight - y, pageHeight - y - h];
  return [x, top, x + w, top, x, bottom, x + w, bottom];
}
