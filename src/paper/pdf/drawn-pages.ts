/** The pages of an opened PDF, one after the other, with what each draws. */
import type { PDFDocumentProxy, PDFPageProxy } from 'pdfjs-dist/legacy/build/pdf.mjs';
import { draw, type Face } from './draw.ts';
import type { Drawn } from './drawn.ts';
import { matrixOf } from './matrix.ts';
import { pdfLibrary } from './pdf-library.ts';

export interface DrawnPage {
  /** Counted from 1. */
  readonly page: number;
  /** Of the page as it is shown, in pt. */
  readonly width: number;
  readonly height: number;
  /** Undefined where the page is broken. */
  readonly drawn: Drawn | undefined;
}

/** Remarks and forms are not drawn. */
const WITHOUT_ANNOTATIONS = 0;

export async function* drawnPages(document: PDFDocumentProxy): AsyncGenerator<DrawnPage> {
  for (let page = 1; page <= document.numPages; page += 1) {
    yield await drawnPage(document, page);
  }
}

async function drawnPage(document: PDFDocumentProxy, page: number): Promise<DrawnPage> {
  try {
    const { OPS } = await pdfLibrary();
    const proxy = await document.getPage(page);
    const { width, height, transform } = proxy.getViewport({ scale: 1 });
    const list = await proxy.getOperatorList({ annotationMode: WITHOUT_ANNOTATIONS });
    const drawn = draw(list, OPS, { shown: matrixOf(transform), width, height }, (name) => faceOf(proxy, name));
    proxy.cleanup();
    return { page, width, height, drawn };
  } catch {
    return { page, width: 0, height: 0, drawn: undefined };
  }
}

function faceOf(page: PDFPageProxy, name: string): Face | undefined {
  return page.commonObjs.has(name) ? (page.commonObjs.get(name) as Face) : undefined;
}
