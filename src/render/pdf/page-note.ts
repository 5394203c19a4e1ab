/** Annotations of a page: the notes of a reviewer, which the reader's program shows. Lengths in pt, y downwards. */
import type { PdfDictionary, PdfReference } from 'pdfmake/js/PDFDocument.js';

export interface Rectangle {
  readonly x: number;
  readonly y: number;
  readonly w: number;
  readonly h: number;
}

export interface PageNote {
  /** Unique in the document, the same whenever it is made. */
  readonly name: string;
  readonly kind: 'Highlight' | 'Underline';
  readonly author: string;
  readonly subject: string;
  readonly text: string;
  /** ISO `YYYY-MM-DD`. */
  readonly date: string;
  /** RRGGBB. */
  readonly colour: string;
  /** The text that it is about. */
  readonly areas: readonly Rectangle[];
}

/** Flag of an annotation that is printed with the page. */
const PRINT = 4;

/** The smallest rectangle around the text of a note. */
export function noteFrame({ areas }: PageNote): Rectangle {
  const x = Math.min(...areas.map((area) => area.x));
  const y = Math.min(...areas.map((area) => area.y));
  const right = Math.max(...areas.map((area) => area.x + area.w));
  const bottom = Math.max(...areas.map((area) => area.y + area.h));
  return { x, y, w: right - x, h: bottom - y };
}

/**
 * The entries of a text markup annotation (ISO 32000-1, 12.5.6.10) but for its rectangle.
 * @param look drawn by readers' programs instead of a look of their own
 */
export function noteDictionary(note: PageNote, pageHeight: number, look: PdfReference): PdfDictionary {
  return {
    Subtype: note.kind,
    QuadPoints: note.areas.flatMap((area) => corners(area, pageHeight)),
    Contents: pdfText(note.text),
    T: pdfText(note.author),
    Subj: pdfText(note.subject),
    NM: pdfText(note.name),
    M: new Date(`${note.date}T00:00:00Z`),
    CreationDate: new Date(`${note.date}T00:00:00Z`),
    C: (note.colour.match(/../g) ?? []).map((part) => Number.parseInt(part, 16) / 255),
    F: PRINT,
    AP: { N: look },
  };
}

/** Upper left, upper right, lower left, lower right: the order that readers' programs expect. */
function corners({ x, y, w, h }: Rectangle, pageHeight: number): number[] {
  const [top, bottom] = [pageHeight - y, pageHeight - y - h];
  return [x, top, x + w, top, x, bottom, x + w, bottom];
}

/** pdfkit takes a `String` object as text and a string as a name. */
function pdfText(text: string): object {
  return Object(text);
}
